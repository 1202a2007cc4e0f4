import { expect, test } from 'vitest';
import { account, type Evidence } from './account.ts';

/** Three tasks, each started once and answered by that start. */
const sound = {
  acknowledged: new Set(['a', 'b', 'c']),
  uncertain: new Set<string>(),
  starts: ['a', 'b', 'c'].map((taskId, index) => ({
    taskId,
    nonce: `w0.1:${index}`,
    worker: 'w0.1',
    atMs: index,
  })),
  history: {
    arrived: new Set(['a', 'b', 'c']),
    answers: new Map([
      ['a', ['w0.1:0']],
      ['b', ['w0.1:1']],
      ['c', ['w0.1:2']],
    ]),
  },
  final: {
    answers: new Map([
      ['a', { mark: 'w0.1:0', ttlMs: 900 }],
      ['b', { mark: 'w0.1:1', ttlMs: 900 }],
      ['c', { mark: 'w0.1:2', ttlMs: 900 }],
    ]),
    leftovers: [],
    deadLetters: [],
    otherKeys: [],
  },
  answerTtlMs: 1_000,
} satisfies Evidence;

function answersWithout(taskId: string): Evidence['final']['answers'] {
  return new Map([...sound.final.answers].filter(([answered]) => answered !== taskId));
}

test('finds nothing wrong with a sound run', () => {
  expect(account(sound)).toEqual({
    tasks: 3,
    uncertain: 0,
    uncertainArrived: 0,
    answered: 3,
    lost: [],
    doubled: [],
    stuck: [],
    wrong: [],
    deadLetters: 0,
    hubErrors: {},
  });
});

test('a task without an answer that is nowhere is lost', () => {
  const final = { ...sound.final, answers: answersWithout('b') };
  expect(account({ ...sound, final })).toMatchObject({ answered: 2, lost: ['b'], stuck: [] });
});

test('a task that waits in a lease for ever is stuck, not lost', () => {
  const leftovers = [{ key: '{api:request:queue}:inflight:x', taskId: 'b' }];
  const final = { ...sound.final, answers: answersWithout('b'), leftovers };
  const settled = account({ ...sound, final });
  expect(settled).toMatchObject({ lost: [], stuck: ['{api:request:queue}:inflight:x b'] });
});

test('a lease of nobody is stuck, even without tasks', () => {
  const final = { ...sound.final, leftovers: [{ key: '{api:request:queue}:workers', taskId: undefined }] };
  expect(account({ ...sound, final }).stuck).toEqual(['{api:request:queue}:workers']);
});

test('a second answer is found in what Redis wrote, although only the last is left', () => {
  const answers = new Map([...sound.history.answers, ['b', ['w1.1:7', 'w0.1:1']]]);
  expect(account({ ...sound, history: { ...sound.history, answers } }).doubled).toEqual(['b']);
});

test('answers nobody started, answers to no task and answers that live for ever are wrong', () => {
  const marked = (taskId: string, mark: string, ttlMs: number): Evidence => ({
    ...sound,
    history: { ...sound.history, answers: new Map([...sound.history.answers, [taskId, [mark]]]) },
    final: { ...sound.final, answers: new Map([...sound.final.answers, [taskId, { mark, ttlMs }]]) },
  });
  expect(account(marked('b', 'w9.1:1', 900)).wrong).toEqual(['b is answered by no start: w9.1:1']);
  expect(account(marked('z', 'w0.1:1', 900)).wrong).toEqual(['z was never pushed']);
  expect(account(marked('b', 'w0.1:1', -1)).wrong).toEqual(['b has -1 ms to live']);
});

test('a push without a reply counts as a task exactly when Redis wrote it', () => {
  const uncertain = new Set(['y', 'z']);
  const history = { ...sound.history, arrived: new Set(['a', 'b', 'c', 'y']) };
  const settled = account({ ...sound, uncertain, history });
  expect(settled).toMatchObject({ tasks: 4, uncertain: 2, uncertainArrived: 1, lost: ['y'] });
});

test('an answer of the hub itself needs no start and is counted by its code', () => {
  const mark = '{"task_id":"b","status":"ERROR","error":{"code":"ERR_TASK_POISON"}}';
  const history = { ...sound.history, answers: new Map([...sound.history.answers, ['b', [mark]]]) };
  const answers = new Map([...sound.final.answers, ['b', { mark, ttlMs: 900 }]]);
  const settled = account({ ...sound, history, final: { ...sound.final, answers } });
  expect(settled).toMatchObject({ answered: 3, wrong: [], hubErrors: { ERR_TASK_POISON: 1 } });
});
