import { defaultNormalQueue, defaultPriorityQueue } from '@hub/queue-client';

/** One task in so many goes to the priority list. */
const priorityOneIn = 5;

/** What a program in any language pushes: the shortest task of the wire contract, as plain JSON. */
export function taskPayload(taskId: string): string {
  return JSON.stringify({
    task_id: taskId,
    provider: 'KIS',
    tr_id: 'FHKST01010100',
    params: { fid_cond_mrkt_div_code: 'J', fid_input_iscd: '005930' },
  });
}

export function pickQueue(random: () => number): string {
  return random() < 1 / priorityOneIn ? defaultPriorityQueue : defaultNormalQueue;
}

/** @returns the task's id, undefined for a text that is none of ours */
export function taskIdIn(payload: string): string | undefined {
  return /"task_id":"([^"]+)"/.exec(payload)?.[1];
}
