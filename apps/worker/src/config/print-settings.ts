import type { EffectiveSetting } from './load-settings.ts';
import { isRedisUrl, maskPassword } from './redis-url.ts';

/** The text of `--print-config`: every setting with its value and who set it; secrets as `***`. */
export function printSettings(effective: readonly EffectiveSetting[]): string {
  const rows = effective.map(
    (setting) => [setting.path, shownValue(setting), setting.origin, waiting(setting)] as const,
  );
  const pathWidth = widest(rows.map(([path]) => path));
  const valueWidth = widest(rows.map(([, value]) => value));
  const originWidth = widest(rows.map(([, , origin]) => origin));
  return rows
    .map(([path, value, origin, note]) =>
      `${path.padEnd(pathWidth)}  ${value.padEnd(valueWidth)}  ${origin.padEnd(originWidth)}  ${note}`.trimEnd(),
    )
    .join('\n');
}

function shownValue({ secret, value }: EffectiveSetting): string {
  if (value === undefined) {
    return '(unset)';
  }
  if (secret === 'value') {
    return '***';
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (secret === 'url') {
    return isRedisUrl(text) ? maskPassword(text) : '***';
  }
  return text;
}

function waiting({ waitsFor }: EffectiveSetting): string {
  return waitsFor === undefined ? '' : `(not in effect yet: waits for ${waitsFor})`;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}
