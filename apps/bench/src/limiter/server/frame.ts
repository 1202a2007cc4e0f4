/** What a call looks like on its connection: 16 bytes, big endian. */
export interface Frame {
  /** Which process sent it. */
  readonly worker: number;
  /** What it was for: the index of its set of scopes. */
  readonly kind: number;
  /** Counts up in each process; no two calls are alike. */
  readonly number: number;
  /** {@link monotonicUs} right before the write. */
  readonly sentUs: number;
}

export const frameBytes = 16;

export function encodeFrame({ worker, kind, number, sentUs }: Frame): Buffer {
  const bytes = Buffer.allocUnsafe(frameBytes);
  bytes.writeUInt16BE(worker, 0);
  bytes.writeUInt16BE(kind, 2);
  bytes.writeUInt32BE(number, 4);
  bytes.writeDoubleBE(sentUs, 8);
  return bytes;
}

/** Cuts a stream of bytes into frames; half a frame waits for its other half. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(bytes: Buffer): Frame[] {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const frames: Frame[] = [];
    let at = 0;
    for (; at + frameBytes <= all.length; at += frameBytes) {
      frames.push({
        worker: all.readUInt16BE(at),
        kind: all.readUInt16BE(at + 2),
        number: all.readUInt32BE(at + 4),
        sentUs: all.readDoubleBE(at + 8),
      });
    }
    this.#rest = all.subarray(at);
    return frames;
  }
}
