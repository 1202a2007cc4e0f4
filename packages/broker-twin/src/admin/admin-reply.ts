import type { TwinClock } from '../clock/twin-clock.ts';
import type { TwinReply } from '../http/exchange.ts';
import { type ClockChange, clockChangeIn, faultRulesIn, limitChangeIn, tokenDeathIn } from './admin-input.ts';
import type { AdminSubject } from './admin-subject.ts';

type Route = (twin: AdminSubject, body: string) => TwinReply;

const ROUTES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['GET /faults', (twin) => json(200, twin.faults.rules())],
  [
    'POST /faults',
    (twin, body) => json(201, { ids: faultRulesIn(body).map((rule) => twin.faults.add(rule)) }),
  ],
  ['DELETE /faults', after((twin) => twin.faults.clear())],
  ['GET /clock', ({ clock }) => json(200, clockState(clock))],
  ['POST /clock', ({ clock }, body) => json(200, changeClock(clock, clockChangeIn(body)))],
  ['GET /limits', (twin) => json(200, twin.limits())],
  [
    'POST /limits',
    (twin, body) => {
      twin.setLimit(limitChangeIn(body));
      return json(200, twin.limits());
    },
  ],
  ['POST /tokens/kill', (twin, body) => json(200, { killed: twin.killToken(tokenDeathIn(body)) })],
  ['GET /transcript', (twin) => answer(200, 'application/x-ndjson; charset=utf-8', twin.transcript())],
  ['DELETE /transcript', after((twin) => twin.clearTranscript())],
  ['GET /calls', (twin) => json(200, twin.calls())],
  ['DELETE /calls', after((twin) => twin.clearCalls())],
]);

const ONE_FAULT = /^DELETE \/faults\/(?<id>.+)$/;

/** What the admin endpoint says to one request. */
export function adminReply(twin: AdminSubject, method: string, path: string, body: string): TwinReply {
  const asked = `${method} ${path}`;
  const id = ONE_FAULT.exec(asked)?.groups?.['id'];
  try {
    if (id !== undefined) return twin.faults.remove(decodeURIComponent(id)) ? done() : unknown(asked);
    return ROUTES.get(asked)?.(twin, body) ?? unknown(asked);
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError) return json(400, { error: error.message });
    throw error;
  }
}

function changeClock(clock: TwinClock, { setMs, stepMs, speed }: ClockChange): object {
  if (setMs !== undefined) clock.set(setMs);
  if (stepMs !== undefined) clock.step(stepMs);
  if (speed !== undefined) clock.setSpeed(speed);
  return clockState(clock);
}

function clockState(clock: TwinClock): object {
  const nowMs = clock.now();
  return { nowMs, now: new Date(nowMs).toISOString(), speed: clock.speed };
}

function unknown(asked: string): TwinReply {
  return json(404, { error: `There is no ${asked}`, routes: [...ROUTES.keys(), 'DELETE /faults/{id}'] });
}

function after(change: (twin: AdminSubject) => void): Route {
  return (twin) => {
    change(twin);
    return done();
  };
}

function done(): TwinReply {
  return json(200, {});
}

function json(status: number, value: unknown): TwinReply {
  return answer(status, 'application/json; charset=utf-8', `${JSON.stringify(value)}\n`);
}

function answer(status: number, contentType: string, body: string): TwinReply {
  return { status, headers: [['Content-Type', contentType]], body };
}
