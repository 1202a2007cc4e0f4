import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import * as z from 'zod';

const packageSchema = z.object({ version: z.string() });

export interface Versions {
  readonly node: string;
  readonly redis: string;
  readonly bullmq: string;
  readonly bee_queue: string;
  readonly ioredis: string;
  readonly cpu: string;
  readonly cores: number;
}

/** What was compared, and on what. */
export function versions(redis: string): Versions {
  const require = createRequire(import.meta.url);
  const version = (name: string) => packageSchema.parse(require(`${name}/package.json`)).version;
  return {
    node: process.versions.node,
    redis,
    bullmq: version('bullmq'),
    bee_queue: version('bee-queue'),
    ioredis: version('ioredis'),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
  };
}
