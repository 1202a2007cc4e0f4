/** The other side: a server in a process of its own that logs every call. Arguments: jitter in ms, seed. */
import { createServer } from 'node:net';
import { seededRandom } from '@hub/testing';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import type { ArrivalLog } from './arrival-log.ts';
import { FrameReader } from './frame.ts';

/** The part of the way that is the same for all calls. */
const baseDelayUs = 1_000;

const [jitterMs = 0, seed = 1] = process.argv.slice(2).map(Number);
const random = seededRandom(seed);
const entries: {
  worker: number;
  kind: number;
  number: number;
  sentUs: number;
  readUs: number;
  delayUs: number;
}[] = [];
let open = 0;
let onClosed = (): void => undefined;

const listener = createServer({ noDelay: true }, (socket) => {
  const reader = new FrameReader();
  open += 1;
  socket.on('data', (bytes) => {
    const readUs = monotonicUs();
    for (const frame of reader.push(bytes)) {
      entries.push({ ...frame, readUs, delayUs: baseDelayUs + random() * jitterMs * 1_000 });
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    open -= 1;
    if (open === 0) onClosed();
  });
});
listener.listen(0, '127.0.0.1', () => {
  const address = listener.address();
  process.send?.({ reply: { port: typeof address === 'object' && address !== null ? address.port : 0 } });
});

process.on('message', () => {
  const answer = (): void => void process.send?.({ reply: toLog() });
  if (open === 0) answer();
  else onClosed = answer;
});
process.once('disconnect', () => process.exit());

function toLog(): ArrivalLog {
  const column = (name: keyof ArrivalLog) => Float64Array.from(entries, (entry) => entry[name]);
  return {
    worker: column('worker'),
    kind: column('kind'),
    number: column('number'),
    sentUs: column('sentUs'),
    readUs: column('readUs'),
    delayUs: column('delayUs'),
  };
}
