/** The database of WIRE: producers and workers meet there unless told otherwise. */
const defaultDatabase = 15;

const databasePath = /^\/\d{0,4}$/;

/** `redis://host:port/15`, `rediss://…`, or a Unix socket as `/path/redis.sock?db=15`. */
export function isRedisUrl(text: string): boolean {
  if (text.startsWith('/')) {
    return /^\/[^\s?]+(\?db=\d{1,4})?$/.test(text);
  }
  if (!URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  const isRedis = url.protocol === 'redis:' || url.protocol === 'rediss:';
  return isRedis && url.hostname !== '' && (url.pathname === '' || databasePath.test(url.pathname));
}

/**
 * The same URL with its database written out: one without a number means 15 here, where Redis clients would take 0,
 * the database that belongs to others.
 *
 * @param text - passed {@link isRedisUrl}
 */
export function withDatabase(text: string): string {
  if (text.startsWith('/')) {
    return text.includes('?') ? text : `${text}?db=${defaultDatabase}`;
  }
  const url = new URL(text);
  if (url.pathname === '' || url.pathname === '/') {
    url.pathname = `/${defaultDatabase}`;
  }
  return url.href;
}

/** @param text - passed {@link withDatabase} */
export function databaseOf(text: string): number {
  return Number(text.startsWith('/') ? text.split('?db=')[1] : new URL(text).pathname.slice(1));
}

/** The URL with its password as `***`. */
export function maskPassword(text: string): string {
  if (!URL.canParse(text)) {
    return text.includes('@') ? '***' : text;
  }
  const url = new URL(text);
  if (url.password !== '') {
    url.password = '***';
  }
  return url.href;
}

/** The password of a URL as written and as meant, so that both can be kept out of the log. */
export function passwordsOf(text: string): readonly string[] {
  if (!URL.canParse(text)) {
    return [];
  }
  const { password } = new URL(text);
  return password === '' ? [] : [...new Set([password, decodeOrKeep(password)])];
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
