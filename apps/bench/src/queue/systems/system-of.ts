import type { SystemName } from '../system-name.ts';
import type { QueueSystem } from './queue-system.ts';

/** Loads one system only: a process measures one, and carries the code of one. */
export async function systemOf(name: SystemName): Promise<QueueSystem> {
  switch (name) {
    case 'ours':
      return (await import('./ours.ts')).ours;
    case 'bullmq':
      return (await import('./bullmq.ts')).bullmq;
    case 'bee':
      return (await import('./bee.ts')).bee;
  }
}
