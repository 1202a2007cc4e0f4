import * as z from 'zod';

/** How a text from the environment, a flag or the file becomes the setting's value. */
type SettingKind = 'text' | 'number' | 'boolean' | 'choice';

/** What is known of a setting beside its schema: where it may be set, and what to tell people about it. */
export interface SettingNote {
  readonly kind: SettingKind;
  /** The value when no source sets it; undefined for a setting that may stay unset. */
  readonly fallback: string | number | boolean | undefined;
  /** Of a `choice`: compared without case, kept as spelled here. */
  readonly choices?: readonly string[] | undefined;
  /** Names the range, for error lines and help: "a whole number from 1 to 1000". */
  readonly expected: string;
  readonly summary: string;
  /** Its environment variable; undefined for a setting of the file only. */
  readonly environment?: string | undefined;
  /** Names the predecessor used for the same variable: they stay valid and log the new name once. */
  readonly oldEnvironments?: readonly string[] | undefined;
  /** `value`: never printed, and `<environment>_FILE` may name a file holding it. `url`: only its password is hidden. */
  readonly secret?: 'value' | 'url' | undefined;
  /** The part of the hub that will use it; until then the setting is read and checked, and changes nothing. */
  readonly waitsFor?: string | undefined;
}

export const settingNotes = z.registry<SettingNote>();

/** Ties a schema to its note. */
export function setting<Schema extends z.core.$ZodType>(schema: Schema, note: SettingNote): Schema {
  settingNotes.add(schema, note);
  return schema;
}
