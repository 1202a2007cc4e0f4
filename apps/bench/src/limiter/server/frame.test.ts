import { expect, test } from 'vitest';
import { encodeFrame, FrameReader, frameBytes } from './frame.ts';

test('frames come out as they went in, however the stream was cut', () => {
  const frames = [
    { worker: 0, kind: 19, number: 1, sentUs: 123_456_789_012.5 },
    { worker: 7, kind: 0, number: 4_000_000_000, sentUs: 1 },
  ];
  const bytes = Buffer.concat(frames.map(encodeFrame));
  expect(bytes).toHaveLength(2 * frameBytes);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const reader = new FrameReader();
    expect([...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))]).toEqual(frames);
  }
});
