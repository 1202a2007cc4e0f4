import type { Redis } from 'ioredis';

/** What a Redis server has done and holds. */
export interface MeterReading {
  /** CPU time of the server process, user and system, microseconds. */
  readonly cpuUs: number;
  /** Calls per command, those made inside scripts included. */
  readonly calls: ReadonlyMap<string, number>;
  /** Time inside the commands, microseconds, by command. */
  readonly spentUs: ReadonlyMap<string, number>;
  readonly usedMemoryBytes: number;
}

export async function readMeter(redis: Redis): Promise<MeterReading> {
  const [cpu, stats, memory] = await Promise.all([
    redis.info('cpu'),
    redis.info('commandstats'),
    redis.info('memory'),
  ]);
  return parseMeter([cpu, stats, memory].join('\r\n'));
}

export function parseMeter(info: string): MeterReading {
  const number = (name: string) =>
    Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(info)?.[1] ?? Number.NaN);
  const calls = new Map<string, number>();
  const spentUs = new Map<string, number>();
  for (const [, command = '', count, usec] of info.matchAll(/^cmdstat_(\S+?):calls=(\d+),usec=(\d+)/gm)) {
    calls.set(command, Number(count));
    spentUs.set(command, Number(usec));
  }
  return {
    cpuUs: (number('used_cpu_user') + number('used_cpu_sys')) * 1_000_000,
    calls,
    spentUs,
    usedMemoryBytes: number('used_memory'),
  };
}

/** Commands run between two readings, those of the readings left out. */
export function commandsBetween(before: MeterReading, after: MeterReading): number {
  let commands = 0;
  for (const [command, count] of after.calls) {
    if (command !== 'info') {
      commands += count - (before.calls.get(command) ?? 0);
    }
  }
  return commands;
}
