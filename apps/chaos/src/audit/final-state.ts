import { defaultNormalQueue, defaultPriorityQueue, queueKeys, responseKeyPrefix } from '@hub/queue-client';
import type { Redis } from 'ioredis';
import { taskIdIn } from '../produce/task-payload.ts';
import { elementsOf } from './elements-of.ts';
import { answerMark, type StoredAnswer } from './stored-answer.ts';

/** Something that should be gone when all is quiet. */
interface Leftover {
  readonly key: string;
  /** The task it belongs to, if it is one. */
  readonly taskId: string | undefined;
}

/** What is in the tested Redis when all is quiet and the workers have said farewell. */
export interface FinalState {
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  readonly leftovers: readonly Leftover[];
  /** Ids of tasks in the dead letters; the text of the entry for one that has none. */
  readonly deadLetters: readonly string[];
  /** Keys that hold neither tasks nor leases. */
  readonly otherKeys: readonly string[];
}

const queues = [defaultPriorityQueue, defaultNormalQueue];
const deadKeys = new Set(queues.map(queueKeys.dead));
const workersKeys = new Set(queues.map(queueKeys.workers));

export async function readFinalState(redis: Redis): Promise<FinalState> {
  const answers = new Map<string, StoredAnswer>();
  const leftovers: Leftover[] = [];
  const deadLetters: string[] = [];
  const otherKeys: string[] = [];

  const inspect = async (key: string): Promise<void> => {
    const elements = await elementsOf(redis, key);
    if (deadKeys.has(key)) {
      deadLetters.push(...elements.map((entry) => taskIdInEntry(entry) ?? entry));
      return;
    }
    // A live lease, an in-flight hash, a staged or waiting task, a retry: all of it holds a payload or is the registry.
    const found = elements.flatMap((element) => taskIdIn(element) ?? []);
    if (workersKeys.has(key)) leftovers.push(...elements.map(() => ({ key, taskId: undefined })));
    else if (found.length > 0) leftovers.push(...found.map((taskId) => ({ key, taskId })));
    else otherKeys.push(key);
  };

  const seen = new Set<string>();
  let cursor = '0';
  do {
    const [next, page] = await redis.scan(cursor, 'COUNT', 1_000);
    cursor = next;
    const keys = page.filter((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    const responses = keys.filter((key) => key.startsWith(responseKeyPrefix));
    await readAnswers(redis, responses, answers);
    for (const key of keys.filter((candidate) => !candidate.startsWith(responseKeyPrefix)))
      await inspect(key);
  } while (cursor !== '0');
  return { answers, leftovers, deadLetters, otherKeys };
}

async function readAnswers(
  redis: Redis,
  keys: readonly string[],
  into: Map<string, StoredAnswer>,
): Promise<void> {
  if (keys.length === 0) return;
  const [bodies, ttls] = await Promise.all([
    redis.mget(...keys),
    Promise.all(keys.map((key) => redis.pttl(key))),
  ]);
  for (const [index, key] of keys.entries()) {
    into.set(key.slice(responseKeyPrefix.length), {
      mark: answerMark(bodies[index] ?? ''),
      ttlMs: ttls[index] ?? -1,
    });
  }
}

/** A dead letter holds the payload as text inside JSON, so its quotes are escaped. */
function taskIdInEntry(entry: string): string | undefined {
  return taskIdIn(entry.replaceAll('\\"', '"'));
}
