import { expect } from 'vitest';
import { defaultNormalQueue, defaultPriorityQueue } from '../../src/index.ts';
import { numbered, payload } from '../support/queue-lab.ts';
import { allAnswered, answered, type HubBehaviours } from './hub-lab.ts';

function tasks(prefix: string, count: number) {
  return numbered(prefix, count).map((task_id) => ({ task_id, provider: 'KIS', tr_id: 'T' }));
}

export const enqueueing: HubBehaviours = {
  'appends one JSON text, stamped, under a fresh name': async (lab) => {
    const task = { provider: 'KIS', tr_id: 'A', params: { 이름: '삼성전자' } };
    const { taskId } = await lab.hub.enqueue(task);
    const [text, ...others] = await lab.list(defaultNormalQueue);
    expect(JSON.parse(text ?? '')).toEqual({ ...task, task_id: taskId, submitted_at: expect.any(Number) });
    expect(others).toEqual([]);
    expect(taskId).toMatch(/^[0-9a-f-]{36}$/);
  },

  'appends to the list of choice under the name of choice': async (lab) => {
    const { taskId } = await lab.hub.enqueue(
      { task_id: 'mine', provider: 'KIS', tr_id: 'A' },
      { queue: 'priority' },
    );
    expect(taskId).toBe('mine');
    expect(await lab.hub.queueLengths()).toEqual({ priority: 1, normal: 0 });
    expect(await lab.list(defaultPriorityQueue)).toHaveLength(1);
  },

  'refuses a task that breaks the schema, names every fault and sends nothing': async (lab) => {
    const refused = lab.hub.enqueue({ provider: '', tr_id: '', deadline_ms: 1.5 });
    await expect(refused).rejects.toMatchObject({ code: 'ERR_TASK_INVALID', retry: 'never' });
    await expect(refused).rejects.toThrow(/provider.*tr_id.*deadline_ms/s);
    expect(await lab.leftovers()).toEqual([]);
  },

  'refuses a task whose name can name no response': async (lab) => {
    const refused = lab.hub.enqueue({ task_id: 'unknown', provider: 'KIS', tr_id: 'T' });
    await expect(refused).rejects.toMatchObject({ code: 'ERR_TASK_INVALID' });
  },

  'appends many in their order and names them': async (lab) => {
    const named = await lab.hub.enqueueMany(tasks('t', 3));
    expect(named).toEqual([{ taskId: 't0' }, { taskId: 't1' }, { taskId: 't2' }]);
    const waiting = await lab.list(defaultNormalQueue);
    expect(waiting.map((text) => JSON.parse(text).task_id)).toEqual(['t0', 't1', 't2']);
  },

  'appends many or none when one of them is invalid': async (lab) => {
    const refused = lab.hub.enqueueMany([...tasks('t', 2), { provider: '', tr_id: 'T' }]);
    await expect(refused).rejects.toMatchObject({ code: 'ERR_TASK_INVALID' });
    expect(await lab.hub.queueLengths()).toEqual({ priority: 0, normal: 0 });
  },

  'has nothing to do for no tasks': async (lab) => {
    expect(await lab.hub.enqueueMany([])).toEqual([]);
  },

  'refuses what does not fit, all of it, with length and limit': async (lab) => {
    const client = lab.client({ maxQueueSize: 10 });
    await client.enqueueMany(tasks('a', 8));
    await expect(client.enqueueMany(tasks('b', 3))).rejects.toMatchObject({
      code: 'ERR_QUEUE_FULL',
      retry: 'safe',
      queue: defaultNormalQueue,
      length: 8,
      limit: 10,
    });
    expect((await client.queueLengths()).normal).toBe(8);
    await client.enqueueMany(tasks('c', 2));
    await expect(client.execute({ provider: 'KIS', tr_id: 'T' })).rejects.toMatchObject({ length: 10 });
  },

  'has room of its own in each queue': async (lab) => {
    const client = lab.client({ maxQueueSize: 1 });
    await client.enqueue({ provider: 'KIS', tr_id: 'T' });
    await client.enqueue({ provider: 'KIS', tr_id: 'T' }, { queue: 'priority' });
    expect(await client.queueLengths()).toEqual({ priority: 1, normal: 1 });
  },

  'has room again when tasks were taken': async (lab) => {
    const client = lab.client({ maxQueueSize: 1 });
    await client.enqueue({ task_id: 'first', provider: 'KIS', tr_id: 'T' });
    await lab.consumer().start();
    await answered(lab, 'first');
    await client.enqueue({ task_id: 'second', provider: 'KIS', tr_id: 'T' });
    await answered(lab, 'second');
  },

  'serves what was pushed by hand beyond the limit of our producers': async (lab) => {
    await lab.push('normal', ...numbered('t', 5).map((id) => payload(id)));
    const client = lab.client({ maxQueueSize: 3 });
    await expect(client.enqueue({ provider: 'KIS', tr_id: 'T' })).rejects.toMatchObject({ length: 5 });
    await lab.consumer().start();
    await allAnswered(lab, 5);
  },
};
