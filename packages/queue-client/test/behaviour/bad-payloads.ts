import { expect } from 'vitest';
import { defaultNormalQueue } from '../../src/index.ts';
import { payload } from '../support/queue-lab.ts';
import { answered, type HubBehaviours, type HubLab } from './hub-lab.ts';

interface BadPayload {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  /** What the reason names. */
  readonly named?: RegExp;
  /** Whether the task can be answered, under the name `bad`. */
  readonly isAnswered?: boolean;
}

const table: readonly BadPayload[] = [
  { what: 'half a JSON text', text: '{"task_id": "bad"', code: 'ERR_TASK_NOT_JSON' },
  { what: 'an empty text', text: '', code: 'ERR_TASK_NOT_JSON' },
  { what: 'JSON with something behind it', text: `${payload('bad')} x`, code: 'ERR_TASK_NOT_JSON' },
  { what: 'a list of tasks', text: `[${payload('bad')}]`, code: 'ERR_TASK_NOT_AN_OBJECT' },
  { what: 'null', text: 'null', code: 'ERR_TASK_NOT_AN_OBJECT' },
  { what: 'a number', text: '17', code: 'ERR_TASK_NOT_AN_OBJECT' },
  { what: 'a text in JSON', text: '"bad"', code: 'ERR_TASK_NOT_AN_OBJECT' },
  {
    what: 'more bytes than allowed',
    text: payload('bad', { params: { x: '가'.repeat(700) } }),
    code: 'ERR_TASK_TOO_LARGE',
  },
  {
    what: 'a task without provider and tr_id',
    text: JSON.stringify({ task_id: 'bad' }),
    code: 'ERR_TASK_INVALID',
    named: /provider.*tr_id/s,
    isAnswered: true,
  },
  {
    what: 'a list of params',
    text: payload('bad', { params: [1] }),
    code: 'ERR_TASK_INVALID',
    named: /params/,
    isAnswered: true,
  },
  {
    what: 'a deadline in words',
    text: payload('bad', { deadline_ms: 'soon' }),
    code: 'ERR_TASK_INVALID',
    named: /deadline_ms/,
    isAnswered: true,
  },
  {
    what: 'a wire version of the future',
    text: payload('bad', { v: 99 }),
    code: 'ERR_TASK_INVALID',
    named: /v/,
    isAnswered: true,
  },
  {
    what: 'a faulty task without a name',
    text: JSON.stringify({ provider: 'KIS' }),
    code: 'ERR_TASK_INVALID',
    named: /tr_id/,
  },
];

async function isBuried(lab: HubLab, bad: BadPayload): Promise<void> {
  const consumer = lab.consumer({ maxTaskBytes: 2_000, concurrency: 1 });
  await consumer.start();
  await lab.push('normal', bad.text, payload('good'));
  expect(await answered(lab, 'good')).toMatchObject({ status: 'SUCCESS' });
  const { letters } = await lab.hub.deadLetters.list();
  expect(letters).toMatchObject([
    { payload: bad.text, code: bad.code, origin: defaultNormalQueue, queue: 'normal', attempts: 1 },
  ]);
  const [letter] = letters;
  expect(letter?.reason).toMatch(bad.named ?? /./);
  expect(Math.abs((letter?.buriedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(await lab.responses()).toEqual(bad.isAnswered ? ['bad', 'good'] : ['good']);
  if (bad.isAnswered) {
    const error = { code: bad.code, retry: 'never' };
    expect(await lab.hub.getResponse('bad')).toMatchObject({ status: 'ERROR', error });
  }
  expect(consumer.events).toContainEqual(
    expect.objectContaining({
      type: 'task-rejected',
      code: bad.code,
      queue: 'normal',
      taskId: bad.isAnswered ? 'bad' : undefined,
    }),
  );
}

export const badPayloads: HubBehaviours = {
  ...Object.fromEntries(table.map((bad) => [`buries ${bad.what}`, (lab: HubLab) => isBuried(lab, bad)])),

  'answers a faulty task on its callback list, too': async (lab) => {
    await lab.consumer().start();
    await lab.push('normal', JSON.stringify({ task_id: 'bad', provider: 'KIS', callback_key: 'mine' }));
    await answered(lab, 'bad');
    expect((await lab.list('mine')).map((text) => JSON.parse(text).task_id)).toEqual(['bad']);
  },

  'keeps apart what came from the priority queue': async (lab) => {
    await lab.consumer({ concurrency: 1 }).start();
    await lab.push('priority', 'no json');
    await lab.push('normal', payload('good'));
    await answered(lab, 'good');
    expect((await lab.hub.deadLetters.list({ queue: 'normal' })).total).toBe(0);
    const { letters } = await lab.hub.deadLetters.list({ queue: 'priority' });
    expect(letters).toMatchObject([{ queue: 'priority', payload: 'no json' }]);
  },
};
