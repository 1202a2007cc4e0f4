import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const OPTIONS = {
  'kis-port': text,
  'kis-paper-port': text,
  'kiwoom-port': text,
  'kiwoom-paper-port': text,
  'admin-port': text,
  host: text,
  'tls-key': text,
  'tls-cert': text,
  seed: text,
  start: text,
  speed: text,
  faults: text,
  transcript: text,
  help: flag,
  version: flag,
} as const;

/** The command line, read. Files are only named. */
export interface CommandArguments {
  readonly ports: {
    readonly kis: { readonly real: number; readonly paper: number };
    readonly kiwoom: { readonly real: number; readonly paper: number };
  };
  readonly adminPort: number | undefined;
  readonly host: string | undefined;
  readonly tls: { readonly keyFile: string; readonly certFile: string } | undefined;
  readonly seed: number | undefined;
  /** Epoch milliseconds. */
  readonly startMs: number | undefined;
  readonly speed: number | undefined;
  readonly faultsFile: string | undefined;
  readonly transcriptFile: string | undefined;
  readonly wants: 'help' | 'version' | 'twin';
}

/** @throws {RangeError | TypeError} something there is wrong; the message says what */
export function readArguments(words: readonly string[]): CommandArguments {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  const port = (name: 'kis-port' | 'kis-paper-port' | 'kiwoom-port' | 'kiwoom-paper-port' | 'admin-port') =>
    wholeNumber(name, values[name], 65_535);
  return {
    ports: {
      kis: { real: port('kis-port') ?? 0, paper: port('kis-paper-port') ?? 0 },
      kiwoom: { real: port('kiwoom-port') ?? 0, paper: port('kiwoom-paper-port') ?? 0 },
    },
    adminPort: port('admin-port'),
    host: values.host,
    tls: tlsFiles(values['tls-key'], values['tls-cert']),
    seed: wholeNumber('seed', values.seed, Number.MAX_SAFE_INTEGER),
    startMs: instant(values.start),
    speed: speedOf(values.speed),
    faultsFile: values.faults,
    transcriptFile: values.transcript,
    wants: values.help ? 'help' : values.version ? 'version' : 'twin',
  };
}

function wholeNumber(name: string, word: string | undefined, most: number): number | undefined {
  if (word === undefined) return undefined;
  if (!/^\d+$/.test(word) || Number(word) > most) {
    throw new RangeError(`--${name} is '${word}'; it must be a whole number from 0 to ${most}`);
  }
  return Number(word);
}

function instant(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const atMs = Date.parse(word);
  if (Number.isNaN(atMs)) throw new RangeError(`--start is '${word}'; it must be like 2026-09-11T05:00:00Z`);
  return atMs;
}

function speedOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const speed = Number(word);
  if (word.trim() === '' || !(speed >= 0 && speed < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`--speed is '${word}'; it must be a number, 0 or more`);
  }
  return speed;
}

function tlsFiles(keyFile: string | undefined, certFile: string | undefined): CommandArguments['tls'] {
  if (keyFile === undefined && certFile === undefined) return undefined;
  if (keyFile === undefined || certFile === undefined) {
    throw new RangeError('--tls-key and --tls-cert go together');
  }
  return { keyFile, certFile };
}
