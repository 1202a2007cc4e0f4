/** The hub's database; production data lives in 0 and is never written to. */
export const HUB_DATABASE = 15;

export function isRedisUrl(text: string): boolean {
  return /^rediss?:\/\//.test(text) && URL.canParse(text);
}

/** The same Redis, another database. */
export function databaseUrl(redisUrl: string, database: number): string {
  const url = new URL(redisUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Without user, password and options: fit for logs, and what the worker's log says. */
export function publicUrl(redisUrl: string): string {
  const url = new URL(redisUrl);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}
