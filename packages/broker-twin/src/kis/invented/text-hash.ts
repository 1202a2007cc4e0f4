/** FNV-1a over UTF-16 units: the same text gives the same whole number below 2^32 everywhere. */
export function textHash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  // Last letters alone move only low bits: mixed once more.
  value = Math.imul(value ^ (value >>> 15), 0x85_eb_ca_6b);
  return (value ^ (value >>> 13)) >>> 0;
}
