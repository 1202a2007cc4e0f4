/** kis-api 5 [H]: messages of account TRs are filled with blanks to this width. */
const WIDTH = 80;

/** Blanks up to 80 bytes of CP949, in which ASCII takes one byte and all else two. kis-api 5 [H] */
export function paddedMessage(text: string): string {
  let bytes = 0;
  for (const character of text) bytes += character.charCodeAt(0) < 0x80 ? 1 : 2;
  return text + ' '.repeat(Math.max(0, WIDTH - bytes));
}
