import { connect, createServer, type Socket } from 'node:net';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { nap } from '../../measure/precise-wait.ts';

interface Parcel {
  readonly dueUs: number;
  deliver(): void;
}

/**
 * Passes bytes on after a fixed delay, each way. The proxy of `@hub/testing` is driven by timers, whose whole
 * milliseconds make 1 ms into 1.2 to 2; a benchmark of round trips needs it exact.
 *
 * @returns the port to connect to
 */
export function startDelayProxy(serverPort: number, delayUs: number): Promise<number> {
  /** One delay for all, so they are due in the order they came. */
  const parcels: Parcel[] = [];
  let delivering = false;

  const deliverAll = async () => {
    delivering = true;
    for (let sent = 0; parcels.length > 0; ) {
      const remainingUs = (parcels[sent]?.dueUs ?? Number.POSITIVE_INFINITY) - monotonicUs();
      if (remainingUs <= 0) {
        parcels[sent]?.deliver();
        sent += 1;
      } else {
        parcels.splice(0, sent);
        sent = 0;
        if (parcels.length > 0) {
          await nap(remainingUs);
        }
      }
    }
    delivering = false;
  };
  const send = (deliver: () => void) => {
    parcels.push({ dueUs: monotonicUs() + delayUs, deliver });
    if (!delivering) {
      void deliverAll();
    }
  };
  const pipe = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => send(() => to.write(bytes)));
    from.on('close', () => send(() => to.destroy()));
    from.on('error', () => undefined);
  };
  return new Promise((resolve, reject) => {
    const listener = createServer({ noDelay: true }, (client) => {
      const server = connect({ port: serverPort, host: '127.0.0.1', noDelay: true });
      pipe(client, server);
      pipe(server, client);
    });
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
