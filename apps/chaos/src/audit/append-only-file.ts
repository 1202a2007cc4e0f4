import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RespCommands } from './resp-commands.ts';

/**
 * Every write the tested Redis ever did, in order. Redis 7 keeps the file in parts in a directory of its own, earlier
 * ones keep one file; the harness switches rewriting off, so nothing is missing.
 *
 * @param directory - the server's `dir`; the server must have ended
 */
export async function* appendOnlyCommands(directory: string): AsyncGenerator<readonly Buffer[]> {
  for (const path of await appendOnlyFiles(directory)) {
    const reader = new RespCommands();
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      if (Buffer.isBuffer(chunk)) yield* reader.feed(chunk);
    }
  }
}

async function appendOnlyFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true });
  const part = (path: string): number => Number(/\.(\d+)\.incr\.aof$/.exec(path)?.[1] ?? 0);
  return entries
    .filter((path) => path.endsWith('.aof'))
    .toSorted((a, b) => part(a) - part(b))
    .map((path) => join(directory, path));
}
