import * as z from 'zod';
import { pythonLevels } from './log-level.ts';

/** The parts of a JSON log line that people read. */
const lineSchema = z.object({
  level: z.string(),
  time: z.string(),
  name: z.string(),
  msg: z.string().default(''),
  err: z.object({ message: z.string().default(''), stack: z.string().optional() }).optional(),
});

/**
 * A JSON log line as the predecessor would have written it, in the time zone of the process:
 * `2026-01-20 12:00:00,123 - RestApiWorker - INFO - message`. What comes from a task cannot start a line of its own.
 */
export function prettyLine(json: string): string {
  const { level, time, name, msg, err } = lineSchema.parse(JSON.parse(json));
  const head = `${localTime(new Date(time))} - ${name} - ${pythonLevels[level] ?? level.toUpperCase()} - ${visible(msg)}`;
  if (err === undefined) {
    return `${head}\n`;
  }
  const stack = err.stack === undefined ? '' : `\n${err.stack.split('\n').map(visible).join('\n')}`;
  return `${head}: ${visible(err.message)}${stack}\n`;
}

function localTime(date: Date): string {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${day} ${time},${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Control characters as escapes: a line break in a task id must not forge a log line, nor colour a terminal. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
