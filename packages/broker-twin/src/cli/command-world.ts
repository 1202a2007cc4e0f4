import type { TranscriptWriter } from '../transcript/transcript.ts';

/** What the command needs of the machine. */
export interface CommandWorld {
  print(text: string): void;
  complain(text: string): void;
  readText(path: string): string;
  /** An emptied file; `close` resolves when all is written. @throws {Error} it cannot be written */
  openTranscript(path: string): { readonly write: TranscriptWriter; close(): Promise<void> };
  /** The real time, epoch milliseconds. */
  now(): number;
  /** Resolves with the first SIGTERM or SIGINT. */
  stopped(): Promise<void>;
  exitWith(code: number): void;
}
