/** A 32-bit number mixed from two others; the same on every machine. Finaliser of MurmurHash3. */
export function mix(key: number, value: number): number {
  let mixed = Math.imul(key ^ Math.imul(value, 0x9e37_79b1), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4_eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** FNV-1a over UTF-16 units, then mixed with the seed. */
export function keyOf(seed: number, text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return mix(mix(seed, Math.floor(seed / 2 ** 32)), value);
}

/** 0 (inclusive) to 1 (exclusive). */
export function unit(key: number, value: number): number {
  return mix(key, value) / 2 ** 32;
}

/** -1 (inclusive) to 1 (exclusive). */
export function signed(key: number, value: number): number {
  return mix(key, value) / 2 ** 31 - 1;
}

/** About normal: mean 0, deviation 1, never beyond ±3.5. */
export function bell(key: number, value: number): number {
  const inner = mix(key, value);
  return (signed(inner, 1) + signed(inner, 2) + signed(inner, 3) + signed(inner, 4)) * 0.866;
}

/** A smooth curve through one random value (-1 to 1) per `period`. */
export function smoothNoise(key: number, position: number, period: number): number {
  const cell = Math.floor(position / period);
  const inside = position / period - cell;
  const before = signed(key, cell);
  return before + (signed(key, cell + 1) - before) * inside * inside * (3 - 2 * inside);
}

/** Draws of one small task, one after the other: 0 (inclusive) to 1 (exclusive). */
export function drawsOf(key: number): () => number {
  let count = 0;
  return () => {
    count += 1;
    return unit(key, count);
  };
}
