import { expect } from 'vitest';
import { payload } from '../support/queue-lab.ts';
import { answered, type HubBehaviours, until } from './hub-lab.ts';

const quiet = {
  waiting: 0,
  oldestTaskAgeMs: undefined,
  retrying: 0,
  suspects: 0,
  deadLetters: 0,
  deadLettersDropped: 0,
};

export const reporting: HubBehaviours = {
  'tells of an empty hub that nothing waits and nobody is there': async (lab) => {
    expect(await lab.hub.stats()).toEqual({
      priority: quiet,
      normal: quiet,
      workersAlive: 0,
      lastBeatAgeMs: undefined,
    });
  },

  'tells how many tasks wait and how old the one at the head is': async (lab) => {
    await lab.hub.enqueue({ provider: 'KIS', tr_id: 'T', submitted_at: Date.now() - 5_000 });
    await lab.hub.enqueue({ provider: 'KIS', tr_id: 'T' });
    const { normal, priority } = await lab.hub.stats();
    expect(normal.waiting).toBe(2);
    expect(normal.oldestTaskAgeMs).toBeGreaterThan(4_000);
    expect(normal.oldestTaskAgeMs).toBeLessThan(60_000);
    expect(priority).toEqual(quiet);
  },

  'understands the stamps of old producers': async (lab) => {
    await lab.push('normal', payload('t', { submitted_at: Math.floor(Date.now() / 1_000) - 5 }));
    await lab.push('priority', payload('t', { submitted_at: new Date(Date.now() - 5_000).toISOString() }));
    const { normal, priority } = await lab.hub.stats();
    for (const { oldestTaskAgeMs } of [normal, priority]) {
      expect(oldestTaskAgeMs).toBeGreaterThan(4_000);
      expect(oldestTaskAgeMs).toBeLessThan(60_000);
    }
  },

  'knows no age of a task without a stamp': async (lab) => {
    await lab.push('normal', payload('t'));
    await lab.push('priority', 'no json');
    const { normal, priority } = await lab.hub.stats();
    expect([normal.oldestTaskAgeMs, priority.oldestTaskAgeMs]).toEqual([undefined, undefined]);
  },

  'counts dead letters': async (lab) => {
    await lab.consumer({ deadLetterLimit: 1, concurrency: 1 }).start();
    await lab.push('normal', 'bad 0', 'bad 1', payload('good'));
    await answered(lab, 'good');
    expect((await lab.hub.stats()).normal).toMatchObject({ deadLetters: 1, deadLettersDropped: 1 });
  },

  'counts the living workers, and remembers when the last one left': async (lab) => {
    const first = lab.consumer();
    await first.start();
    await lab.consumer().start();
    await until(async () => (await lab.hub.stats()).workersAlive === 2);
    await first.stop();
    const { workersAlive, lastBeatAgeMs } = await lab.hub.stats();
    expect(workersAlive).toBe(1);
    expect(lastBeatAgeMs).toBeLessThan(60_000);
  },

  'says since when nobody has been there': async (lab) => {
    const consumer = lab.consumer();
    await consumer.start();
    await consumer.stop();
    const late = lab.hub.execute({ provider: 'KIS', tr_id: 'T' }, { timeoutMs: 10 });
    await expect(late).rejects.toThrow(/no worker has been alive on this queue for \d+ s$/);
  },
};
