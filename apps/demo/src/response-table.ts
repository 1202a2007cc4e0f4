import { answerText } from './answer-text.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { type Column, tableHead, tableRow } from './table.ts';

const columns: readonly Column[] = [
  { title: 'task', width: 18 },
  { title: 'queue', width: 8 },
  { title: 'provider', width: 8 },
  { title: 'tr_id', width: 14 },
  { title: 'status', width: 12 },
  { title: 'took', width: 8 },
  { title: 'answer', width: 44 },
];

export function responseTableHead(): string[] {
  return tableHead(columns);
}

/**
 * One response as a row.
 *
 * @param queue - undefined when nobody knows
 */
export function responseRow(taskId: string, queue: string | undefined, response: JsonObject): string[] {
  const { provider, tr_id, status } = response;
  const cells = [taskId, queue, provider, tr_id, status, tookText(response), answerText(response)];
  return tableRow(columns, cells.map(cellText));
}

function cellText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** From claimed to answered, as the worker measured it. */
function tookText({ timing }: JsonObject): string {
  if (!isJsonObject(timing)) return '';
  const { claimed_ms, answered_ms } = timing;
  return typeof claimed_ms === 'number' && typeof answered_ms === 'number'
    ? `${answered_ms - claimed_ms} ms`
    : '';
}
