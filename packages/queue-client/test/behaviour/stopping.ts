import { expect } from 'vitest';
import { defaultNormalQueue, defaultPriorityQueue } from '../../src/index.ts';
import { answer, HeldTasks, numbered, payload } from '../support/queue-lab.ts';
import { allAnswered, answered, type HubBehaviours, until } from './hub-lab.ts';

export const stopping: HubBehaviours = {
  'leaves nothing but responses when all is done': async (lab) => {
    const consumer = lab.consumer();
    await consumer.start();
    await lab.push('normal', ...numbered('t', 50).map((id) => payload(id)));
    await allAnswered(lab, 50);
    expect(await consumer.stop()).toEqual({ handedBack: 0 });
    expect(await lab.leftovers()).toEqual([]);
  },

  'takes no task any more': async (lab) => {
    const consumer = lab.consumer();
    await consumer.start();
    await consumer.stop();
    await lab.push('normal', payload('t'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await lab.list(defaultNormalQueue)).toEqual([payload('t')]);
  },

  'lets running tasks finish in their time of grace, and takes no others': async (lab) => {
    const held = new HeldTasks();
    const consumer = lab.consumer({ handle: held.handle, concurrency: 2 });
    await consumer.start();
    await lab.push('normal', ...numbered('t', 3).map((id) => payload(id)));
    await until(() => held.started.length === 2);
    const stopped = consumer.stop();
    held.letAllGo();
    expect(await stopped).toEqual({ handedBack: 0 });
    expect(await lab.responses()).toEqual(['t0', 't1']);
    expect(await lab.list(defaultNormalQueue)).toEqual([payload('t2')]);
  },

  'fires the signal of unfinished tasks and hands them back to the head, in their order': async (lab) => {
    const held = new HeldTasks();
    await lab.push('normal', ...numbered('n', 10).map((id) => payload(id)));
    await lab.push('priority', ...numbered('p', 2).map((id) => payload(id)));
    const consumer = lab.consumer({ handle: held.handle, concurrency: 6 });
    await consumer.start();
    await until(() => held.started.length === 6);
    expect(await consumer.stop({ graceMs: 0 })).toEqual({ handedBack: 6 });
    expect(held.started.every(({ signal }) => signal.aborted)).toBe(true);
    expect(await lab.list(defaultNormalQueue)).toEqual(numbered('n', 10).map((id) => payload(id)));
    expect(await lab.list(defaultPriorityQueue)).toEqual(numbered('p', 2).map((id) => payload(id)));
    expect(await lab.leftovers()).toEqual([defaultPriorityQueue, defaultNormalQueue]);
  },

  'writes no answer of a task that was handed back': async (lab) => {
    let letGo: () => void = () => undefined;
    let started = false;
    const deaf = lab.consumer({
      handle: async (claimed) => {
        started = true;
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
        return await answer(claimed);
      },
    });
    await deaf.start();
    await lab.push('normal', payload('t'));
    await until(() => started);
    expect(await deaf.stop({ graceMs: 0 })).toEqual({ handedBack: 1 });
    letGo();
    await until(() => deaf.events.some((event) => event.type === 'late-result-discarded'));
    expect(await lab.responses()).toEqual([]);
    const heir = new HeldTasks();
    heir.letAllGo();
    await lab.consumer({ handle: heir.handle }).start();
    await answered(lab, 't');
    expect(heir.started[0]?.attempt).toBe(1);
  },

  'reports the same again when it is asked twice': async (lab) => {
    const held = new HeldTasks();
    const consumer = lab.consumer({ handle: held.handle });
    await consumer.start();
    await lab.push('normal', payload('t'));
    await until(() => held.started.length === 1);
    const [first, second] = await Promise.all([consumer.stop({ graceMs: 0 }), consumer.stop()]);
    expect(first).toEqual({ handedBack: 1 });
    expect(second).toEqual(first);
  },

  'blames nobody for tasks that were handed back': async (lab) => {
    await lab.push('normal', payload('t'));
    for (let round = 0; round < 4; round += 1) {
      const held = new HeldTasks();
      const consumer = lab.consumer({ handle: held.handle, crashLimit: 2 });
      await consumer.start();
      await until(() => held.started.length === 1);
      await consumer.stop({ graceMs: 0 });
    }
    await lab.consumer({ crashLimit: 2 }).start();
    expect(await answered(lab, 't')).toMatchObject({ status: 'SUCCESS' });
  },
};
