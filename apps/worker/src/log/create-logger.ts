import { type Logger, pino } from 'pino';
import { errorFields } from './error-fields.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { PinoLevel } from './log-level.ts';
import { prettyLine } from './pretty-line.ts';

export interface LoggerOptions {
  readonly level: PinoLevel;
  readonly format: 'json' | 'pretty';
  /** Texts that must not appear in any line. */
  readonly secrets: readonly string[];
  /** Takes out what must not appear and became known later, tokens. */
  readonly hide?: (line: string) => string;
  readonly write: (line: string) => void;
}

/** Fields that must not be logged; a second line of defence behind not logging them. */
const secretFields = [
  'password',
  'app_key',
  'appkey',
  'app_secret',
  'appsecret',
  'secretkey',
  'access_token',
  'token',
  'authorization',
  'account',
  'params',
];

/** The name of the predecessor's logger; operators filter by it. */
const loggerName = 'RestApiWorker';

export function createLogger({
  level,
  format,
  secrets,
  hide = hideSecrets(secrets),
  write,
}: LoggerOptions): Logger {
  return pino(
    {
      name: loggerName,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields },
      redact: { paths: secretFields, censor: '***' },
      ...(hide !== undefined && { hooks: { streamWrite: hide } }),
    },
    { write: format === 'json' ? write : (line: string) => write(prettyLine(line)) },
  );
}
