import type { EpochMs } from '../clock/twin-clock.ts';
import type { Ending } from '../faults/ending.ts';
import type { RawRequest } from '../http/raw-request.ts';

/** Takes one line of a transcript, without its line feed. */
export type TranscriptWriter = (line: string) => void;

export interface ExchangeRecord {
  readonly at: EpochMs;
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  readonly request: RawRequest;
  readonly body: string;
  readonly ending: Ending;
  /** Ids of the fault rules that had a part in it. */
  readonly fault: string | undefined;
}

/**
 * One exchange as one line of JSON. Headers keep order and spelling; of `Host` the port is left off, because a free port is
 * another one each time. What HTTP itself adds (Date, Connection, length) is not among the answer's headers.
 */
export function transcriptLine({
  at,
  broker,
  environment,
  request,
  body,
  ending,
  fault,
}: ExchangeRecord): string {
  const { method, target, rawHeaders } = request;
  return JSON.stringify({
    at,
    broker,
    environment,
    request: { method, target, headers: pairs(rawHeaders), body },
    ...(ending.kind === 'reply'
      ? {
          status: ending.reply.status,
          headers: ending.reply.headers,
          body: ending.reply.body,
          keptShare: ending.keptShare,
        }
      : { ending: ending.kind }),
    fault,
  });
}

function pairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  const result: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    const value = rawHeaders[index + 1] ?? '';
    result.push([name, name.toLowerCase() === 'host' ? value.replace(/:\d+$/, '') : value]);
  }
  return result;
}
