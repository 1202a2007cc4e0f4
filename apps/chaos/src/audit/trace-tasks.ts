import { taskIdIn } from '../produce/task-payload.ts';
import { appendOnlyCommands } from './append-only-file.ts';

/** The longest argument shown whole, characters. */
const shownLength = 60;

/** Every write of the tested Redis that names one of the tasks, in order, short: for finding out what went wrong. */
export async function traceTasks(directory: string, taskIds: ReadonlySet<string>): Promise<string[]> {
  const lines: string[] = [];
  let number = 0;
  for await (const command of appendOnlyCommands(directory)) {
    number += 1;
    const texts = command.map((argument) => argument.toString());
    const about = texts.filter((text) => taskIds.has(taskIdIn(text) ?? ''));
    const inKey = texts.some((text) => taskIds.has(text.slice(text.lastIndexOf(':') + 1)));
    if (about.length > 0 || inKey) {
      const shown = texts.slice(0, 2).map((text) => text.slice(0, shownLength));
      lines.push(
        `#${number} ${shown.join(' ')} … ${about.flatMap((text) => taskIdIn(text) ?? []).join(' ')}`,
      );
    }
  }
  return lines;
}
