import { expect } from 'vitest';
import type { ClaimedTask } from '../../src/index.ts';
import { answer, numbered, payload } from '../support/queue-lab.ts';
import { failure } from './failing.ts';
import { allAnswered, answered, type HubBehaviours, until } from './hub-lab.ts';

/** Pauses so short that they take no time. */
const quick = { firstPauseMs: 1, longestPauseMs: 1 } as const;

/** Notes every attempt. */
function attemptsOf(handle: (claimed: ClaimedTask) => ReturnType<typeof answer>) {
  const attempts: number[] = [];
  return {
    attempts,
    handle: (claimed: ClaimedTask) => {
      attempts.push(claimed.attempt);
      return handle(claimed);
    },
  };
}

export const retrying: HubBehaviours = {
  'tries again until it works when that is safe': async (lab) => {
    const { attempts, handle } = attemptsOf(async (claimed) =>
      claimed.attempt < 3 ? failure(claimed.task, 'safe') : await answer(claimed),
    );
    const consumer = lab.consumer({ retry: quick, handle });
    await consumer.start();
    await lab.push('normal', payload('t'));
    expect(await answered(lab, 't')).toMatchObject({ status: 'SUCCESS' });
    expect(attempts).toEqual([1, 2, 3]);
    expect(consumer.events.filter((event) => event.type === 'task-postponed')).toMatchObject([
      { taskId: 't', provider: 'KIS', attempt: 1 },
      { taskId: 't', provider: 'KIS', attempt: 2 },
    ]);
  },

  'answers with the last error after max_attempts': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task }) => failure(task, 'safe'));
    await lab.consumer({ retry: quick, handle }).start();
    await lab.push('normal', payload('t', { max_attempts: 2 }));
    expect(await answered(lab, 't')).toMatchObject({ status: 'ERROR', error: { retry: 'safe' } });
    expect(attempts).toEqual([1, 2]);
  },

  'answers with the last error after so many retries as it may make': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task }) => failure(task, 'safe'));
    await lab.consumer({ retry: { ...quick, maxRetries: 1 }, handle }).start();
    await lab.push('normal', payload('t'));
    await answered(lab, 't');
    expect(attempts).toEqual([1, 2]);
  },

  'answers an error with the advice never at once': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task }) => failure(task, 'never'));
    await lab.consumer({ retry: quick, handle }).start();
    await lab.push('normal', payload('t', { max_attempts: 5 }));
    expect(await answered(lab, 't')).toMatchObject({ error: { retry: 'never' } });
    expect(attempts).toEqual([1]);
  },

  'answers an error with the advice outcome-unknown at once': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task }) => failure(task, 'outcome-unknown'));
    await lab.consumer({ retry: quick, handle }).start();
    await lab.push('normal', payload('t', { max_attempts: 5 }));
    expect(await answered(lab, 't')).toMatchObject({ error: { retry: 'outcome-unknown' } });
    expect(attempts).toEqual([1]);
  },

  'answers a task that got no permit at once': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task: { task_id = '' } }) => {
      const error = { code: 'ERR_RATE_LIMITED', retry: 'safe', message: 'wait' } as const;
      return { task_id, status: 'RATE_LIMITED', reason: 'RATE_LIMIT_TIMEOUT', provider: 'KIS', error };
    });
    await lab.consumer({ retry: quick, handle }).start();
    await lab.push('normal', payload('t'));
    expect(await answered(lab, 't')).toMatchObject({ status: 'RATE_LIMITED' });
    expect(attempts).toEqual([1]);
  },

  'waits at least as long as the broker asked for': async (lab) => {
    const startedAtMs: number[] = [];
    const handle = async (claimed: ClaimedTask) => {
      startedAtMs.push(performance.now());
      return claimed.attempt === 1 ? failure(claimed.task, 'safe', 200) : await answer(claimed);
    };
    await lab.consumer({ retry: quick, handle }).start();
    await lab.push('normal', payload('t'));
    await answered(lab, 't');
    const [first = 0, second = 0] = startedAtMs;
    expect(second - first).toBeGreaterThanOrEqual(198);
  },

  'lets other tasks run while one waits for its retry': async (lab) => {
    const handle = async (claimed: ClaimedTask) =>
      claimed.task.task_id === 'waits' ? failure(claimed.task, 'safe', 60_000) : await answer(claimed);
    await lab.consumer({ handle, concurrency: 1 }).start();
    await lab.push('normal', payload('waits'), payload('goes'));
    await answered(lab, 'goes');
    await until(async () => (await lab.hub.stats()).normal.retrying === 1);
    expect(await lab.responses()).toEqual(['goes']);
  },

  'plans no retry past the deadline': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task }) => failure(task, 'safe', 60_000));
    await lab.consumer({ handle }).start();
    await lab.push('normal', payload('t', { deadline_ms: Date.now() + 30_000 }));
    expect(await answered(lab, 't')).toMatchObject({ error: { code: 'ERR_PROVIDER_UNAVAILABLE' } });
    expect(attempts).toEqual([1]);
  },

  'makes no more retries than a tenth of the calls and an opening allowance': async (lab) => {
    const { attempts, handle } = attemptsOf(async ({ task }) => failure(task, 'safe'));
    await lab.consumer({ retry: quick, handle }).start();
    await lab.push('normal', ...numbered('t', 100).map((id) => payload(id)));
    await allAnswered(lab, 100);
    const retries = attempts.filter((attempt) => attempt > 1).length;
    expect(retries).toBeGreaterThan(10);
    expect(retries).toBeLessThanOrEqual(10 + attempts.length / 10);
  },

  'lets another worker make the retry when the first one is gone': async (lab) => {
    const first = lab.consumer({ handle: async ({ task }) => failure(task, 'safe', 300), retry: quick });
    await first.start();
    await lab.push('normal', payload('t'));
    await until(async () => (await lab.hub.stats()).normal.retrying === 1);
    await first.stop();
    const { attempts, handle } = attemptsOf(answer);
    await lab.consumer({ handle, leaseMs: 1_000 }).start();
    await answered(lab, 't');
    expect(attempts).toEqual([2]);
  },

  'keeps the attempt of a retry that is handed back': async (lab) => {
    let hold: (() => void) | undefined;
    const first = lab.consumer({
      retry: quick,
      handle: async ({ task, attempt, signal }) => {
        if (attempt === 1) return failure(task, 'safe');
        await new Promise<void>((resolve) => {
          hold = resolve;
          signal.addEventListener('abort', () => resolve());
        });
        throw new Error('interrupted');
      },
    });
    await first.start();
    await lab.push('normal', payload('t'));
    await until(() => hold !== undefined);
    expect(await first.stop({ graceMs: 0 })).toEqual({ handedBack: 1 });
    const { attempts, handle } = attemptsOf(answer);
    await lab.consumer({ handle }).start();
    await answered(lab, 't');
    expect(attempts).toEqual([2]);
  },
};
