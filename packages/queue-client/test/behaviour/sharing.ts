import { expect } from 'vitest';
import type { ClaimedTask } from '../../src/index.ts';
import { answer, HeldTasks, numbered, payload } from '../support/queue-lab.ts';
import { failure } from './failing.ts';
import { allAnswered, answered, type HubBehaviours, until } from './hub-lab.ts';

const keyed = (id: string, key = 'k') => payload(id, { idempotency_key: key });

/** Counts its calls, and gives their number as data. */
function counting() {
  const counter = { calls: 0 };
  const handle = async ({ task }: ClaimedTask) => {
    counter.calls += 1;
    return { task_id: task.task_id ?? '', status: 'SUCCESS', data: counter.calls } as const;
  };
  return { counter, handle };
}

export const sharing: HubBehaviours = {
  'makes one call for many tasks with one key and gives all the same answer': async (lab) => {
    const { counter, handle } = counting();
    await lab.consumer({ handle }).start();
    await lab.consumer({ handle }).start();
    const ids = numbered('t', 200);
    await Promise.all(ids.map((id) => lab.push('normal', keyed(id))));
    await allAnswered(lab, ids.length);
    const responses = await Promise.all(ids.map((id) => lab.hub.getResponse(id)));
    expect(counter.calls).toBe(1);
    expect(responses.every((response) => response?.status === 'SUCCESS' && response.data === 1)).toBe(true);
    expect(responses.map((response) => response?.task_id)).toEqual(ids);
    expect(responses.filter((response) => response?.shared_with !== undefined)).toHaveLength(199);
  },

  'holds back tasks whose call is running, and no others': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    await lab.push('normal', keyed('first'));
    await until(() => held.started.length === 1);
    await lab.push('normal', keyed('second'), keyed('other', 'another'));
    await until(() => held.started.length === 2);
    expect(held.startedIds).toEqual(['first', 'other']);
    held.letAllGo();
    await allAnswered(lab, 3);
    expect(held.started).toHaveLength(2);
    expect(await lab.hub.getResponse('second')).toMatchObject({ task_id: 'second', shared_with: 'first' });
  },

  'gives the first answer to tasks that come later': async (lab) => {
    const { counter, handle } = counting();
    await lab.consumer({ handle }).start();
    await lab.hub.execute({ task_id: 'a', provider: 'KIS', tr_id: 'T', idempotency_key: 'k' });
    const again = await lab.hub.execute({ task_id: 'b', provider: 'KIS', tr_id: 'T', idempotency_key: 'k' });
    expect(again).toMatchObject({ task_id: 'b', data: 1, shared_with: 'a' });
    expect(counter.calls).toBe(1);
  },

  'serves waiting tasks of both queues': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    await lab.push('normal', keyed('first'));
    await until(() => held.started.length === 1);
    await lab.push('priority', keyed('urgent'));
    await lab.push('normal', keyed('second'), payload('unkeyed'));
    await until(() => held.started.length === 2);
    held.letAllGo();
    await allAnswered(lab, 4);
    expect(held.startedIds).toEqual(['first', 'unkeyed']);
  },

  'lets another worker make the call when the one that made it is gone': async (lab) => {
    const held = new HeldTasks();
    const first = lab.consumer({ handle: held.handle });
    await first.start();
    await lab.push('normal', keyed('owner'));
    await until(() => held.started.length === 1);
    await lab.push('normal', keyed('waits'), payload('after'));
    await until(() => held.started.length === 2);
    await first.stop({ graceMs: 0 });
    const { counter, handle } = counting();
    await lab.consumer({ handle }).start();
    await allAnswered(lab, 3);
    expect(counter.calls).toBe(2);
  },

  'keeps tasks waiting while the call is tried again': async (lab) => {
    let calls = 0;
    const handle = async (claimed: ClaimedTask) => {
      calls += 1;
      return claimed.attempt === 1 ? failure(claimed.task, 'safe') : await answer(claimed);
    };
    await lab.consumer({ retry: { firstPauseMs: 1 }, handle }).start();
    await lab.push('normal', ...numbered('t', 10).map((id) => keyed(id)));
    await allAnswered(lab, 10);
    expect(calls).toBe(2);
  },

  'holds back a task that comes while the call waits for its next attempt': async (lab) => {
    const made: (string | undefined)[] = [];
    const handle = async (claimed: ClaimedTask) => {
      made.push(claimed.task.task_id);
      return claimed.attempt === 1 && claimed.task.task_id !== 'unkeyed'
        ? failure(claimed.task, 'safe', 200)
        : await answer(claimed);
    };
    await lab.consumer({ retry: { firstPauseMs: 1 }, handle, concurrency: 1 }).start();
    await lab.push('normal', keyed('owner'));
    await until(async () => (await lab.hub.stats()).normal.retrying === 1);
    await lab.push('normal', keyed('comes'), payload('unkeyed'));
    await allAnswered(lab, 3);
    expect(made).toEqual(['owner', 'unkeyed', 'owner']);
    expect(await lab.hub.getResponse('comes')).toMatchObject({ shared_with: 'owner' });
  },

  'lets the next task try when the answer says that nothing happened': async (lab) => {
    let calls = 0;
    const handle = async (claimed: ClaimedTask) => {
      calls += 1;
      return calls === 1 ? failure(claimed.task, 'safe') : await answer(claimed);
    };
    await lab.consumer({ retry: { maxRetries: 0 }, handle }).start();
    await lab.push('normal', keyed('a'));
    expect(await answered(lab, 'a')).toMatchObject({ status: 'ERROR' });
    await lab.push('normal', keyed('b'));
    expect(await answered(lab, 'b')).toMatchObject({ status: 'SUCCESS' });
  },

  'gives a final error again': async (lab) => {
    let calls = 0;
    const handle = async ({ task }: ClaimedTask) => {
      calls += 1;
      return failure(task, 'outcome-unknown');
    };
    await lab.consumer({ handle }).start();
    await lab.push('normal', keyed('a'));
    await answered(lab, 'a');
    await lab.push('normal', keyed('b'));
    expect(await answered(lab, 'b')).toMatchObject({ task_id: 'b', error: { retry: 'outcome-unknown' } });
    expect(calls).toBe(1);
  },

  'lets the next task try when the first came too late to be started': async (lab) => {
    await lab.consumer().start();
    await lab.push('normal', payload('late', { idempotency_key: 'k', deadline_ms: Date.now() - 1_000 }));
    expect(await answered(lab, 'late')).toMatchObject({ error: { code: 'ERR_DEADLINE_EXCEEDED' } });
    await lab.push('normal', keyed('in-time'));
    expect(await answered(lab, 'in-time')).toMatchObject({ status: 'SUCCESS' });
  },

  'forgets a key after its lifetime': async (lab) => {
    const { counter, handle } = counting();
    await lab.consumer({ handle, idempotencyTtlMs: 30 }).start();
    await lab.push('normal', keyed('a'));
    await answered(lab, 'a');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await lab.push('normal', keyed('b'));
    expect(await answered(lab, 'b')).toMatchObject({ data: 2 });
    expect(counter.calls).toBe(2);
  },

  'shares identical reads in flight, and nothing that differs or is no read': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle, shareReads: ({ tr_id: trId }) => trId !== 'ORDER' }).start();
    const read = (id: string, params: object, more: object = {}) => payload(id, { params, ...more });
    await lab.push('normal', read('a', { x: 1, y: 2 }));
    await until(() => held.started.length === 1);
    await lab.push(
      'normal',
      read('same', { y: 2, x: 1 }, { provider: 'kis' }),
      read('otherAccount', { x: 1, y: 2 }, { account: 'second' }),
      read('otherParams', { x: 1 }),
      read('otherProvider', { x: 1, y: 2 }, { provider: 'KIWOOM' }),
      read('order1', {}, { tr_id: 'ORDER' }),
      read('order2', {}, { tr_id: 'ORDER' }),
    );
    await until(() => held.started.length === 6);
    held.letAllGo();
    await allAnswered(lab, 7);
    expect(held.started).toHaveLength(6);
    expect(held.startedIds).not.toContain('same');
    expect(await lab.hub.getResponse('same')).toMatchObject({ task_id: 'same', shared_with: 'a' });
  },

  'reads again when the shared answer is old': async (lab) => {
    const { handle } = counting();
    await lab.consumer({ handle, shareReads: () => true, shareReadsForMs: 20 }).start();
    await lab.push('normal', payload('a'));
    await answered(lab, 'a');
    await new Promise((resolve) => setTimeout(resolve, 40));
    await lab.push('normal', payload('b'));
    expect(await answered(lab, 'b')).toMatchObject({ data: 2 });
  },

  'shares nothing unless it is told to': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    await lab.push('normal', payload('a'), payload('b'));
    await until(() => held.started.length === 2);
    held.letAllGo();
    await allAnswered(lab, 2);
  },
};
