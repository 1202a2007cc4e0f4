export const faultNames = [
  'worker-kill',
  'worker-kill-1s',
  'cut',
  'freeze',
  'redis-kill',
  'maxmemory',
  'slow-redis',
  'blackhole',
  'mixed',
] as const;

export type FaultName = (typeof faultNames)[number];

export function isFaultName(name: string): name is FaultName {
  return faultNames.some((known) => known === name);
}
