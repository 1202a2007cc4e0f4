import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { startRedis } from '@hub/testing';
import * as z from 'zod';

const packageSchema = z.object({ version: z.string() });

export interface Versions {
  readonly node: string;
  readonly redis: string;
  readonly flexible: string;
  readonly bottleneck: string;
  readonly bullmq: string;
  readonly ioredis: string;
  readonly cpu: string;
  readonly cores: number;
}

/** What was compared, and on what. */
export async function versions(): Promise<Versions> {
  const require = createRequire(import.meta.url);
  const version = (name: string) => packageSchema.parse(require(`${name}/package.json`)).version;
  await using server = await startRedis();
  const info = await server.client().info('server');
  return {
    node: process.versions.node,
    redis: /^redis_version:(\S*)/m.exec(info)?.[1] ?? '?',
    flexible: version('rate-limiter-flexible'),
    bottleneck: version('bottleneck'),
    bullmq: version('bullmq'),
    ioredis: version('ioredis'),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
  };
}
