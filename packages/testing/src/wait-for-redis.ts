import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time between two tries, milliseconds; a server with no data is ready after about 10. */
const RETRY_MS = 5;

/**
 * Resolves when the server behind a unix socket answers PING, that is, when its data is loaded.
 *
 * @param signal - stop trying
 */
export async function waitForRedis(socketPath: string, signal: AbortSignal): Promise<void> {
  while (!(await answersPing(socketPath))) await sleep(RETRY_MS, undefined, { signal });
}

function answersPing(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath, () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (data) => {
      // While the data is being loaded the answer is `-LOADING`.
      resolve(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
