import type { SystemName } from '../system-name.ts';
import type { LimiterSystem } from './limiter-system.ts';

/** Loads no more than the one asked for: an agent of ours does not carry the code of the others. */
export async function systemOf(name: SystemName): Promise<LimiterSystem> {
  switch (name) {
    case 'ours':
      return (await import('./ours.ts')).ours;
    case 'ours-paced':
      return (await import('./ours.ts')).oursPaced;
    case 'flexible':
      return (await import('./flexible.ts')).flexible;
    case 'bottleneck':
      return (await import('./bottleneck.ts')).bottleneck;
    case 'bullmq':
      return (await import('./bullmq.ts')).bullmq;
  }
}
