import type { KiwoomPage } from './fetch-page.ts';

/** @returns undefined when it is no page */
export function readNotedPage(noted: unknown): KiwoomPage | undefined {
  if (typeof noted !== 'object' || noted === null) return undefined;
  if (!('body' in noted && 'message' in noted)) return undefined;
  const { body, message } = noted;
  if (typeof body !== 'object' || body === null || typeof message !== 'string') return undefined;
  const nextKey = 'nextKey' in noted ? noted.nextKey : undefined;
  const serverDateMs = 'serverDateMs' in noted ? noted.serverDateMs : undefined;
  return {
    body: Object.fromEntries(Object.entries(body)),
    message,
    ...(typeof nextKey === 'string' ? { nextKey } : {}),
    ...(typeof serverDateMs === 'number' ? { serverDateMs } : {}),
  };
}
