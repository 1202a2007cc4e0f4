import type { Settings } from '../config/settings-schema.ts';

type LevelName = Settings['monitoring']['log_level'];

/** What pino calls the levels of `LOG_LEVEL`, which also takes the names Python uses. */
export const pinoLevels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  WARNING: 'warn',
  ERROR: 'error',
  FATAL: 'fatal',
  CRITICAL: 'fatal',
} as const satisfies Readonly<Record<LevelName, string>>;

export type PinoLevel = (typeof pinoLevels)[LevelName];

/** The names of the levels in the predecessor's lines. */
export const pythonLevels: Readonly<Record<string, string>> = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};
