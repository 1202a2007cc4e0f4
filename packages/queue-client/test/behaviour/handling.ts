import { expect } from 'vitest';
import type { ClaimedTask } from '../../src/index.ts';
import { answer, HeldTasks, payload } from '../support/queue-lab.ts';
import { answered, type HubBehaviours, until } from './hub-lab.ts';

export const handling: HubBehaviours = {
  'gives the handler the task as it was read, its queue and its attempt': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    const beforeMs = Date.now();
    await lab.consumer({ handle: held.handle }).start();
    await lab.push('priority', payload('t', { account: 'second', params: { 종목: '005930' }, priority: 9 }));
    await answered(lab, 't');
    const [claimed] = held.started;
    expect(claimed?.task).toMatchObject({ provider: 'KIS', account: 'second', params: { 종목: '005930' } });
    expect(claimed).toMatchObject({ queue: 'priority', attempt: 1, remainingMs: undefined });
    expect(claimed?.signal.aborted).toBe(false);
    expect(claimed?.claimedAtMs).toBeGreaterThanOrEqual(beforeMs - 1);
  },

  'tells the handler how much time is left until the deadline': async (lab) => {
    const seen: (number | undefined)[] = [];
    const handle = async (claimed: ClaimedTask) => {
      seen.push(claimed.remainingMs);
      return await answer(claimed);
    };
    await lab.consumer({ handle }).start();
    await lab.push('normal', payload('t', { deadline_ms: Date.now() + 30_000 }));
    await answered(lab, 't');
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeGreaterThan(20_000);
    expect(seen[0]).toBeLessThanOrEqual(30_100);
  },

  'does not start a task past its deadline': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    await lab.push('normal', payload('late', { deadline_ms: Date.now() - 1_000 }));
    expect(await answered(lab, 'late')).toMatchObject({
      status: 'ERROR',
      provider: 'KIS',
      error: { code: 'ERR_DEADLINE_EXCEEDED', retry: 'never' },
    });
    expect(held.started).toEqual([]);
  },

  'pushes the response to the callback list as well, in the order of the answers': async (lab) => {
    await lab.consumer({ concurrency: 1 }).start();
    await lab.push('normal', payload('a', { callback_key: 'mine' }), payload('b', { callback_key: 'mine' }));
    await answered(lab, 'b');
    const pushed = (await lab.list('mine')).map((text) => JSON.parse(text));
    expect(pushed.map((response) => response.task_id)).toEqual(['a', 'b']);
    expect(await lab.hub.getResponse('a')).toEqual(pushed[0]);
  },

  'answers ERR_INTERNAL, outcome unknown, when the handler fails': async (lab) => {
    const consumer = lab.consumer({ handle: () => Promise.reject(new Error('a bug')) });
    await consumer.start();
    await lab.push('normal', payload('t'));
    expect(await answered(lab, 't')).toMatchObject({
      status: 'ERROR',
      error: { code: 'ERR_INTERNAL', retry: 'outcome-unknown' },
    });
    expect(consumer.events.some((event) => event.type === 'handler-failed')).toBe(true);
  },

  'does a task without a usable name, stores nothing and says so': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    const consumer = lab.consumer({ handle: held.handle, concurrency: 1 });
    await consumer.start();
    const nameless = [{}, { task_id: null }, { task_id: 7 }, { task_id: 'unknown' }, { task_id: '' }];
    const texts = nameless.map((name) => JSON.stringify({ ...name, provider: 'KIS', tr_id: 'T' }));
    await lab.push('normal', ...texts, payload('last'));
    await answered(lab, 'last');
    expect(held.started).toHaveLength(6);
    expect(await lab.responses()).toEqual(['last']);
    const discarded = consumer.events.filter((event) => event.type === 'response-discarded');
    expect(discarded).toHaveLength(5);
    expect(discarded[0]).toEqual({ type: 'response-discarded', queue: 'normal', provider: 'KIS', trId: 'T' });
  },

  'gives the answer of the second task of a name to whoever asks later': async (lab) => {
    let calls = 0;
    const handle = async ({ task }: ClaimedTask) => {
      calls += 1;
      return { task_id: task.task_id ?? '', status: 'SUCCESS', data: calls } as const;
    };
    await lab.consumer({ handle, concurrency: 1 }).start();
    await lab.push('normal', payload('t'), payload('t'), payload('last'));
    await answered(lab, 'last');
    await until(() => calls === 3);
    expect(await lab.hub.getResponse('t')).toMatchObject({ data: 2 });
  },
};
