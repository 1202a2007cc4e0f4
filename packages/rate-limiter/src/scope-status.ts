import { parseBrakeRecord, recovered } from './brake-record.ts';
import { parseDefinition } from './definition.ts';
import type { BrakeState, ScopeStatus } from './rate-limiter.ts';
import type { StatusReply } from './store.ts';

export function toScopeStatus(scope: string, reply: StatusReply, waiting: number): ScopeStatus {
  const { algorithm, limit, windowUs, guardUs } = parseDefinition(reply.definition);
  const brake = toBrakeState(reply, guardUs);
  return {
    scope,
    algorithm,
    limit,
    windowMs: windowUs / 1_000,
    guardMs: brake.guardMs,
    used: reply.used,
    ahead: reply.ahead,
    worst: reply.worst,
    brake,
    stopped: brake.stopped,
    coldMs: reply.coldUs / 1_000,
    askers: reply.askers,
    waiting,
  };
}

function toBrakeState(reply: StatusReply, guardUs: number): BrakeState {
  if (reply.brake === '') return { level: 0, pauseMs: 0, guardMs: guardUs / 1_000, stopped: false };
  const record = parseBrakeRecord(reply.brake);
  const { level, guardExtraUs } = recovered(record, reply.nowUs);
  return {
    level,
    pauseMs: Math.max(0, record.pauseUntilUs - reply.nowUs) / 1_000,
    guardMs: (guardUs + guardExtraUs) / 1_000,
    stopped: record.stopped,
  };
}
