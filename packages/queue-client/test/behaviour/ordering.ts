import { expect } from 'vitest';
import { answer, HeldTasks, numbered, payload } from '../support/queue-lab.ts';
import { allAnswered, answered, type HubBehaviours, until } from './hub-lab.ts';

export const ordering: HubBehaviours = {
  'starts the tasks of one list in the order they were pushed': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    const ids = numbered('t', 300);
    await lab.push('normal', ...ids.map((id) => payload(id)));
    await lab.consumer({ handle: held.handle, concurrency: 7 }).start();
    await allAnswered(lab, ids.length);
    expect(held.startedIds).toEqual(ids);
  },

  'starts a priority task next, however many normal ones wait': async (lab) => {
    const held = new HeldTasks();
    await lab.push('normal', ...numbered('n', 200).map((id) => payload(id)));
    await lab.consumer({ handle: held.handle, concurrency: 10 }).start();
    await until(() => held.started.length === 10);
    await lab.push('priority', payload('urgent'));
    held.letGo();
    await until(() => held.started.length === 20);
    expect(held.startedIds[10]).toBe('urgent');
    held.letAllGo();
  },

  'starts all priority tasks before any normal one': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    await lab.push('normal', ...numbered('n', 20).map((id) => payload(id)));
    await lab.push('priority', ...numbered('p', 20).map((id) => payload(id)));
    await lab.consumer({ handle: held.handle, concurrency: 1 }).start();
    await allAnswered(lab, 40);
    expect(held.startedIds).toEqual([...numbered('p', 20), ...numbered('n', 20)]);
  },

  'lets every Nth start go to a normal task when it is told to': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    await lab.push('priority', ...numbered('p', 100).map((id) => payload(id)));
    await lab.push('normal', ...numbered('n', 100).map((id) => payload(id)));
    await lab.consumer({ handle: held.handle, concurrency: 10, normalEvery: 5 }).start();
    await allAnswered(lab, 200);
    const normal = held.startedIds.slice(0, 100).filter((id) => id?.startsWith('n')).length;
    expect(normal).toBeGreaterThanOrEqual(15);
    expect(normal).toBeLessThanOrEqual(25);
  },

  'has no more tasks in hand than it may': async (lab) => {
    let running = 0;
    let most = 0;
    const handle: typeof answer = async (claimed) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return await answer(claimed);
    };
    await lab.push('normal', ...numbered('t', 50).map((id) => payload(id)));
    await lab.consumer({ handle, concurrency: 4 }).start();
    await allAnswered(lab, 50);
    expect(most).toBe(4);
  },

  'takes a task that arrives while others run when a slot is free': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle, concurrency: 3 }).start();
    for (const id of numbered('t', 3)) {
      await lab.push('normal', payload(id));
      await until(() => held.startedIds.includes(id));
    }
    await lab.push('normal', payload('one-too-many'));
    await until(async () => (await lab.hub.queueLengths()).normal === 1);
    expect(held.started).toHaveLength(3);
    held.letAllGo();
    await answered(lab, 'one-too-many');
  },

  'has each task done once by one of several workers': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    await Promise.all([1, 2, 3].map(() => lab.consumer({ handle: held.handle, concurrency: 5 }).start()));
    const ids = numbered('t', 200);
    await lab.push('normal', ...ids.map((id) => payload(id)));
    await allAnswered(lab, ids.length);
    expect(held.started).toHaveLength(ids.length);
    expect(new Set(held.startedIds)).toEqual(new Set(ids));
  },
};
