const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const randomLength = 82;
const markLength = 4;

/** An opaque URL-safe text of 86 characters (kiwoom-api 2 [B]), whose last four tell its environment to the twin. */
export function tokenText(environment: 'real' | 'paper', random: () => number): string {
  let text = '';
  while (text.length < randomLength) text += letters.charAt(Math.floor(random() * letters.length));
  return text + mark(text, environment);
}

/** Whether a token was made by a host of this environment, now or ever. */
export function isTokenOf(token: string, environment: 'real' | 'paper'): boolean {
  return (
    token.length === randomLength + markLength &&
    token.slice(randomLength) === mark(token.slice(0, randomLength), environment)
  );
}

function mark(text: string, environment: 'real' | 'paper'): string {
  let sum = environment === 'real' ? 1 : 2;
  for (const character of text) sum = (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0;
  let written = '';
  for (let place = 0; place < markLength; place += 1) {
    written += letters.charAt(sum % letters.length);
    sum = Math.floor(sum / letters.length);
  }
  return written;
}
