/** 0 (inclusive) to 1 (exclusive). */
export type Chance = () => number;

/**
 * Repeatable chance: the same seed and stream give the same numbers on every machine. Streams of one seed are
 * independent, so that one more draw here changes nothing there.
 *
 * Generator: sfc32 of PractRand, started from a 32-bit hash of the stream's name.
 */
export function seededChance(seed: number, stream: string): Chance {
  let a = hash(stream);
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  const draw = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round += 1) draw();
  return draw;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return value;
}
