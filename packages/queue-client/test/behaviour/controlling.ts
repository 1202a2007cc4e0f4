import { expect } from 'vitest';
import { type ClaimedTask, defaultNormalQueue } from '../../src/index.ts';
import { answer, HeldTasks, numbered, payload } from '../support/queue-lab.ts';
import { failure } from './failing.ts';
import { allAnswered, answered, type HubBehaviours, until } from './hub-lab.ts';

const kiwoom = { provider: 'KIWOOM' };
const kis = { provider: 'KIS', tr_id: 'T' };

export const controlling: HubBehaviours = {
  'starts nothing and keeps all tasks while everything is paused': async (lab) => {
    await lab.consumer().start();
    expect(await lab.hub.control.pause()).toBe(true);
    await lab.push('normal', ...numbered('t', 20).map((id) => payload(id)));
    await lab.push('priority', payload('urgent'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await lab.responses()).toEqual([]);
    expect(await lab.hub.queueLengths()).toEqual({ priority: 1, normal: 20 });
    expect(await lab.hub.control.resume()).toBe(true);
    await allAnswered(lab, 21);
  },

  'lets what runs go on when it is paused': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    await lab.push('normal', payload('runs'));
    await until(() => held.started.length === 1);
    await lab.hub.control.pause();
    held.letAllGo();
    await answered(lab, 'runs');
  },

  'keeps the tasks of a paused lane and delays no other': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    await lab.consumer({ handle: held.handle, concurrency: 4 }).start();
    await lab.hub.control.pause('kis');
    for (const index of numbered('', 30)) {
      await lab.push('normal', payload(`kis${index}`), payload(`kiwoom${index}`, kiwoom));
    }
    await allAnswered(lab, 30);
    expect(held.startedIds.every((id) => id?.startsWith('kiwoom'))).toBe(true);
    await lab.hub.control.resume('KIS');
    await allAnswered(lab, 60);
    expect(held.started).toHaveLength(60);
    expect(new Set(held.startedIds.slice(30))).toEqual(new Set(numbered('kis', 30)));
  },

  'returns the tasks of a lane to the head of their queue, in their order': async (lab) => {
    const { control } = lab.hub;
    await control.pause('KIS');
    await lab.push('normal', ...numbered('kis', 5).map((id) => payload(id)), payload('other', kiwoom));
    const consumer = lab.consumer({ concurrency: 2 });
    await consumer.start();
    await answered(lab, 'other');
    await consumer.stop();
    await lab.push('normal', payload('behind'));
    await control.resume('KIS');
    const waiting = (await lab.list(defaultNormalQueue)).map((text) => JSON.parse(text).task_id);
    expect(waiting).toEqual([...numbered('kis', 5), 'behind']);
  },

  'pauses one account alone': async (lab) => {
    await lab.consumer({ concurrency: 1 }).start();
    await lab.hub.control.pause('KIS:second');
    await lab.push('normal', payload('a', { account: 'second' }), payload('b'), payload('c', kiwoom));
    await allAnswered(lab, 2);
    expect(await lab.responses()).toEqual(['b', 'c']);
    expect(await lab.list('{api:request:queue}:lane:KIS:second')).toHaveLength(1);
    await lab.hub.control.resume('KIS:second');
    await answered(lab, 'a');
  },

  'is obeyed by a worker that starts later': async (lab) => {
    await lab.hub.control.pause('KIS');
    await lab.push('normal', ...numbered('t', 50).map((id) => payload(id)), payload('other', kiwoom));
    await lab.consumer({ concurrency: 3 }).start();
    await answered(lab, 'other');
    expect(await lab.responses()).toEqual(['other']);
  },

  'keeps the attempt of a retry whose lane is paused meanwhile, and the shared call it makes': async (
    lab,
  ) => {
    const attempts: number[] = [];
    const handle = async (claimed: ClaimedTask) => {
      attempts.push(claimed.attempt);
      return claimed.attempt === 1 ? failure(claimed.task, 'safe', 300) : await answer(claimed);
    };
    await lab.consumer({ retry: { firstPauseMs: 1 }, handle }).start();
    await lab.push('normal', payload('t', { idempotency_key: 'k' }));
    await until(async () => (await lab.hub.stats()).normal.retrying === 1);
    await lab.hub.control.pause('KIS');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await lab.push('normal', payload('waits', { idempotency_key: 'k' }));
    await lab.hub.control.resume('KIS');
    await allAnswered(lab, 2);
    expect(attempts).toEqual([1, 2]);
  },

  'tells what is paused and drained, in one spelling': async (lab) => {
    const { control } = lab.hub;
    expect(await control.state()).toEqual({ paused: [], draining: [] });
    await control.pause('kis');
    await control.pause('kiwoom:second');
    await control.drain(' Kis ');
    const { paused, draining } = await control.state();
    expect(paused.toSorted()).toEqual(['KIS:*', 'KIWOOM:second']);
    expect(draining).toEqual(['KIS:*']);
    await control.resume('KIS:*');
    expect(await control.state()).toEqual({ paused: ['KIWOOM:second'], draining: [] });
  },

  'refuses a lane without a name': async (lab) => {
    await expect((async () => await lab.hub.control.pause(''))()).rejects.toThrow(RangeError);
    await expect((async () => await lab.hub.control.drain(':x'))()).rejects.toThrow(RangeError);
  },

  'drains a lane: our producers add nothing, and it says when nothing is left': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    const ids = numbered('t', 3);
    await lab.hub.enqueueMany(ids.map((task_id) => ({ ...kis, task_id })));
    await until(() => held.started.length === 3);
    let isDrained = false;
    const drained = lab.hub.control.drain('KIS').finally(() => {
      isDrained = true;
    });
    await until(async () => (await lab.hub.control.state()).draining.length === 1);
    const refused = lab.hub.enqueueMany([
      { ...kis, provider: 'KIWOOM' },
      { ...kis, provider: 'kis' },
    ]);
    await expect(refused).rejects.toMatchObject({ code: 'ERR_QUEUE_DRAINING', retry: 'safe', lane: 'KIS:*' });
    await lab.hub.enqueue({ ...kis, provider: 'KIWOOM' });
    expect(isDrained).toBe(false);
    held.letAllGo();
    expect(await drained).toBe(true);
    await lab.hub.control.resume('KIS');
    await lab.hub.enqueue(kis);
  },

  'says when a lane could not be drained in time': async (lab) => {
    await lab.push('normal', payload('t'));
    expect(await lab.hub.control.drain('KIS', { timeoutMs: 50 })).toBe(false);
    expect(await lab.hub.control.drain('KIWOOM', { timeoutMs: 50 })).toBe(true);
    expect(await lab.hub.control.drain('*', { timeoutMs: 50 })).toBe(false);
  },

  'calls nothing drained while tasks of a narrower lane are put aside': async (lab) => {
    await lab.hub.control.pause('KIS:second');
    await lab.consumer({ concurrency: 1 }).start();
    await lab.push('normal', payload('aside', { account: 'second' }), payload('t'));
    await answered(lab, 't');
    expect(await lab.hub.control.drain('KIS', { timeoutMs: 50 })).toBe(false);
    expect(await lab.hub.control.drain('*', { timeoutMs: 50 })).toBe(false);
  },

  'still serves what is pushed by hand into a lane that is drained': async (lab) => {
    await lab.hub.control.drain();
    await expect(lab.hub.enqueue(kis)).rejects.toMatchObject({ code: 'ERR_QUEUE_DRAINING', lane: '*' });
    await expect(lab.hub.execute(kis)).rejects.toMatchObject({ code: 'ERR_QUEUE_DRAINING' });
    await lab.consumer().start();
    await lab.push('normal', payload('t'));
    await answered(lab, 't');
  },
};
