import type { Start } from '../ledger/start.ts';
import type { FinalState } from './final-state.ts';
import { errorCodeIn } from './stored-answer.ts';
import type { WriteHistory } from './write-history.ts';

export interface Evidence {
  readonly acknowledged: ReadonlySet<string>;
  readonly uncertain: ReadonlySet<string>;
  readonly starts: readonly Start[];
  readonly history: WriteHistory;
  readonly final: FinalState;
  /** How long an answer is to be kept, milliseconds. */
  readonly answerTtlMs: number;
}

/** Where every task of a run has gone. */
export interface Account {
  /** Tasks that reached Redis: acknowledged, and those without a reply that did arrive. */
  readonly tasks: number;
  readonly uncertain: number;
  readonly uncertainArrived: number;
  readonly answered: number;
  /** Neither answered nor anywhere in Redis. */
  readonly lost: readonly string[];
  /** Answered more than once, whether or not with the same words. */
  readonly doubled: readonly string[];
  /** Left in a list, a lease, a staging list, a retry or a registry when all was quiet: `<key> <task>`. */
  readonly stuck: readonly string[];
  /** Answers that come from none of the task's starts, belong to no task, or have the wrong life time. */
  readonly wrong: readonly string[];
  readonly deadLetters: number;
  /** Answers the hub gave in place of a handler, by code; poison, for example. */
  readonly hubErrors: Readonly<Record<string, number>>;
}

/** Pure: settles every task by what Redis wrote, what the ledger knows and what was found at the end. */
export function account(evidence: Evidence): Account {
  const { acknowledged, uncertain, starts, history, final, answerTtlMs } = evidence;
  const uncertainArrived = [...uncertain].filter((taskId) => history.arrived.has(taskId));
  const tasks = new Set([...acknowledged, ...uncertainArrived]);
  const noncesOf = new Map<string, Set<string>>();
  for (const { taskId, nonce } of starts) {
    noncesOf.set(taskId, (noncesOf.get(taskId) ?? new Set()).add(nonce));
  }

  const stuckIds = new Set(final.leftovers.map(({ taskId }) => taskId));
  const lost = [...tasks].filter((taskId) => !final.answers.has(taskId) && !stuckIds.has(taskId));
  const doubled = [...history.answers].flatMap(([taskId, marks]) => (marks.length > 1 ? [taskId] : []));
  const wrong: string[] = [];
  const hubErrors: Record<string, number> = {};
  let answered = 0;
  for (const [taskId, { mark, ttlMs }] of final.answers) {
    answered += tasks.has(taskId) ? 1 : 0;
    const code = errorCodeIn(mark);
    if (!tasks.has(taskId)) wrong.push(`${taskId} was never pushed`);
    else if (ttlMs <= 0 || ttlMs > answerTtlMs) wrong.push(`${taskId} has ${ttlMs} ms to live`);
    else if (code !== undefined) hubErrors[code] = (hubErrors[code] ?? 0) + 1;
    else if (noncesOf.get(taskId)?.has(mark) !== true)
      wrong.push(`${taskId} is answered by no start: ${mark}`);
    if (history.answers.get(taskId)?.at(-1) !== mark)
      wrong.push(`${taskId} has an answer nobody wrote: ${mark}`);
  }
  return {
    tasks: tasks.size,
    uncertain: uncertain.size,
    uncertainArrived: uncertainArrived.length,
    answered,
    lost,
    doubled,
    stuck: final.leftovers.map(({ key, taskId }) => (taskId === undefined ? key : `${key} ${taskId}`)),
    wrong,
    deadLetters: final.deadLetters.length,
    hubErrors,
  };
}
