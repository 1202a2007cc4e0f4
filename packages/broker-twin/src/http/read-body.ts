import type { IncomingMessage } from 'node:http';

/** Far above any order or batch of symbols. */
const MOST_BYTES = 1024 * 1024;

/** Calls `done` once, with the whole body as text, or with undefined when it is too large. */
export function readBody(request: IncomingMessage, done: (body: string | undefined) => void): void {
  if (!request.headers['content-length'] && !request.headers['transfer-encoding']) {
    done('');
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  const onData = (chunk: Buffer): void => {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) {
      chunks.push(chunk);
      return;
    }
    request.off('data', onData).off('end', onEnd).resume();
    done(undefined);
  };
  const onEnd = (): void => {
    const [only] = chunks;
    done(
      chunks.length === 1 && only !== undefined
        ? only.toString('utf8')
        : Buffer.concat(chunks).toString('utf8'),
    );
  };
  request.on('data', onData).on('end', onEnd);
}
