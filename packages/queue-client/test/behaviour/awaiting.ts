import { expect } from 'vitest';
import { answer, HeldTasks, numbered } from '../support/queue-lab.ts';
import { answered, type HubBehaviours, until } from './hub-lab.ts';

const task = { provider: 'KIS', tr_id: 'T' };

export const awaiting: HubBehaviours = {
  'gives the response of a task': async (lab) => {
    await lab.consumer().start();
    const response = await lab.hub.execute({ ...task, task_id: 'one', params: { a: 1 } });
    expect(response).toMatchObject({ task_id: 'one', status: 'SUCCESS', data: { echo: { a: 1 } } });
  },

  'gives an error response as a response': async (lab) => {
    const error = { code: 'ERR_PROVIDER_REJECTED', retry: 'never', message: 'no' } as const;
    const handle = async () => ({ task_id: 'one', status: 'ERROR', reason: 'no', error }) as const;
    await lab.consumer({ handle }).start();
    expect(await lab.hub.execute({ ...task, task_id: 'one' })).toMatchObject({ status: 'ERROR', error });
  },

  'serves a priority call': async (lab) => {
    const held = new HeldTasks();
    held.letAllGo();
    await lab.consumer({ handle: held.handle }).start();
    await lab.hub.execute(task, { queue: 'priority' });
    expect(held.started[0]?.queue).toBe('priority');
  },

  'gives the responses of a batch in the order of its tasks': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    const ids = numbered('t', 200);
    const batch = lab.hub.executeBatch(ids.map((task_id) => ({ ...task, task_id })));
    await until(() => held.started.length === 100);
    held.letAllGo();
    const results = await batch;
    expect(results.map((result) => result.status === 'fulfilled' && result.value.task_id)).toEqual(ids);
  },

  'gives nothing for an empty batch': async (lab) => {
    expect(await lab.hub.executeBatch([])).toEqual([]);
  },

  'settles each task of a batch by itself': async (lab) => {
    const never = new HeldTasks();
    await lab
      .consumer({
        handle: (claimed) => (claimed.task.tr_id === 'SLOW' ? never : { handle: answer }).handle(claimed),
      })
      .start();
    const results = await lab.hub.executeBatch([{ ...task, tr_id: 'SLOW' }, task], { timeoutMs: 300 });
    expect(results).toMatchObject([
      { status: 'rejected', reason: { code: 'ERR_RESPONSE_TIMEOUT' } },
      { status: 'fulfilled', value: { status: 'SUCCESS' } },
    ]);
    never.letAllGo();
  },

  'ends with the time limit, says that no worker was there and that the task may still be done': async (
    lab,
  ) => {
    const late = lab.hub.execute({ ...task, task_id: 'late' }, { timeoutMs: 20 });
    await expect(late).rejects.toMatchObject({
      code: 'ERR_RESPONSE_TIMEOUT',
      retry: 'outcome-unknown',
      taskId: 'late',
    });
    await expect(late).rejects.toThrow('no worker has been alive on this queue for a day or more');
    await lab.consumer().start();
    expect(await answered(lab, 'late')).toMatchObject({ status: 'SUCCESS' });
  },

  'blames no absent worker when one is there': async (lab) => {
    const held = new HeldTasks();
    await lab.consumer({ handle: held.handle }).start();
    const late = lab.hub.execute(task, { timeoutMs: 20 });
    await expect(late).rejects.toThrow(/^no response of \S+ within 20 ms$/);
    held.letAllGo();
  },

  'ends when the signal fires': async (lab) => {
    const stop = new AbortController();
    const cancelled = lab.hub.execute(task, { signal: stop.signal });
    const outcome = expect(cancelled).rejects.toMatchObject({ code: 'ERR_CANCELLED', retry: 'never' });
    await until(async () => (await lab.hub.queueLengths()).normal === 1);
    stop.abort();
    await outcome;
  },

  'sends nothing when the signal fired before': async (lab) => {
    const cancelled = lab.hub.execute(task, { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
    expect((await lab.hub.queueLengths()).normal).toBe(0);
  },

  'serves two calls that wait for a task of the same name': async (lab) => {
    const calls = [
      lab.hub.execute({ ...task, task_id: 'same' }),
      lab.hub.execute({ ...task, task_id: 'same' }),
    ];
    await until(async () => (await lab.hub.queueLengths()).normal === 2);
    await lab.consumer().start();
    expect(await Promise.all(calls)).toMatchObject([{ task_id: 'same' }, { task_id: 'same' }]);
  },

  'finds the response of a task that has a callback list of its own': async (lab) => {
    await lab.consumer().start();
    const response = await lab.hub.execute({ ...task, task_id: 'mine', callback_key: 'my-list' });
    expect(response).toMatchObject({ task_id: 'mine', status: 'SUCCESS' });
    expect(await lab.list('my-list')).toHaveLength(1);
  },

  'reads a stored response once there is one, as often as wanted': async (lab) => {
    expect(await lab.hub.getResponse('t')).toBeUndefined();
    await lab.hub.enqueue({ ...task, task_id: 't' });
    await lab.consumer().start();
    const response = await answered(lab, 't');
    expect(await lab.hub.getResponse('t')).toEqual(response);
  },

  'fails calls that wait when their client is closed, and later calls at once': async (lab) => {
    const client = lab.client();
    const outcome = expect(client.execute(task)).rejects.toMatchObject({
      code: 'ERR_QUEUE_UNAVAILABLE',
      retry: 'outcome-unknown',
    });
    await until(async () => (await lab.hub.queueLengths()).normal === 1);
    await client.close();
    await outcome;
    await client.close();
    await expect(client.enqueue(task)).rejects.toMatchObject({
      code: 'ERR_QUEUE_UNAVAILABLE',
      retry: 'safe',
    });
    await expect(client.stats()).rejects.toMatchObject({ code: 'ERR_QUEUE_UNAVAILABLE' });
    await expect(client.deadLetters.list()).rejects.toMatchObject({ code: 'ERR_QUEUE_UNAVAILABLE' });
    await expect(client.control.state()).rejects.toMatchObject({ code: 'ERR_QUEUE_UNAVAILABLE' });
  },

  'is closed at the end of its block': async (lab) => {
    const leaked = await (async () => {
      await using client = lab.client();
      await client.enqueue(task);
      return client;
    })();
    await expect(leaked.enqueue(task)).rejects.toMatchObject({ code: 'ERR_QUEUE_UNAVAILABLE' });
  },
};
