/** kis-api 2: three parts as of a JWT signed with HS512, at most 350 characters; to be treated as opaque [M]. */
export function tokenText(options: {
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  readonly random: () => number;
}): string {
  const { issuedAtMs, expiresAtMs, random } = options;
  const claims = {
    sub: 'token',
    aud: uuidText(random),
    iss: 'unogw',
    exp: Math.floor(expiresAtMs / 1000),
    iat: Math.floor(issuedAtMs / 1000),
    jti: hexText(random, 24),
  };
  const signature = Array.from({ length: 86 }, () => alphabet[Math.floor(random() * 64)] ?? 'A').join('');
  return [encoded({ typ: 'JWT', alg: 'HS512' }), encoded(claims), signature].join('.');
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

export function hexText(random: () => number, digits: number): string {
  let text = '';
  while (text.length < digits) {
    text += Math.floor(random() * 0x1_00_00_00_00)
      .toString(16)
      .padStart(8, '0');
  }
  return text.slice(0, digits);
}

export function uuidText(random: () => number): string {
  const digits = hexText(random, 32);
  const variant = '89ab'[Math.floor(random() * 4)] ?? '8';
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ].join('-');
}
