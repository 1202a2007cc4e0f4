import { type DemoTask, reportTasks, taskOf } from '../report-tasks.ts';

/** Normal tasks that wait when a priority task comes. */
export const BACKLOG = 1_000;

/** The normal tasks in front of a priority task. */
export function backlogFor({ task_id }: DemoTask): DemoTask[] {
  return Array.from({ length: BACKLOG }, (_, index) =>
    taskOf(
      `backlog-${task_id}-${index + 1}`,
      'normal',
      index % 2 === 0 ? 'KIS' : 'KIWOOM',
      'TEST_CANDLE',
      {},
    ),
  );
}

export const badPayloads = {
  notJson: '{"task_id":"demo-not-json","provider":',
  noTrId: JSON.stringify({ task_id: 'demo-no-tr-id', provider: 'KIS', params: [] }),
  noProvider: JSON.stringify({ task_id: 'demo-no-provider', provider: 'NAVER', tr_id: 'TEST_TICK' }),
} as const;

/** Shows that the worker lives on. */
export const taskAfterBadInput = taskOf('demo-after-bad-input', 'normal', 'KIS', 'TEST_TICK', {});

/** Every id the demonstration uses. */
export function demoTaskIds(): string[] {
  const tasks = Object.values(reportTasks);
  const backlogs = tasks.filter(({ queue }) => queue === 'priority').flatMap(backlogFor);
  const ids = [...tasks, ...backlogs, taskAfterBadInput].map(({ task_id }) => task_id);
  return [...ids, 'demo-no-tr-id', 'demo-no-provider'];
}
