import * as z from 'zod';
import { type SettingNote, settingNotes } from './setting-note.ts';
import { settingGroups } from './settings-schema.ts';

/** One setting with its place in the file: `worker.batch_size`. */
export interface ListedSetting extends SettingNote {
  readonly path: string;
}

/** All settings in the order of the schema. */
export function listSettings(): readonly ListedSetting[] {
  return [...leavesOf(settingGroups, '')];
}

function* leavesOf(schema: z.ZodObject, prefix: string): Generator<ListedSetting> {
  for (const [key, child] of Object.entries(schema.shape)) {
    const path = `${prefix}${key}`;
    if (child instanceof z.ZodObject) {
      yield* leavesOf(child, `${path}.`);
      continue;
    }
    const note = settingNotes.get(child);
    if (note === undefined) {
      throw new RangeError(`Setting ${path} has no note: create it with one of setting-kinds.ts`);
    }
    yield { path, ...note };
  }
}
