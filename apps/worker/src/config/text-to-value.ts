import type { SettingNote } from './setting-note.ts';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const yes = new Set(['true', '1', 'yes', 'on']);
const no = new Set(['false', '0', 'no', 'off']);

/**
 * Reads a text as the setting's kind. What cannot be read is handed on as it is, so that the schema refuses it.
 *
 * @returns undefined for a blank text: blank means unset
 */
export function textToValue(text: string, note: SettingNote): string | number | boolean | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  switch (note.kind) {
    case 'number':
      return decimal.test(trimmed) ? Number(trimmed) : trimmed;
    case 'boolean':
      return textToBoolean(trimmed.toLowerCase()) ?? trimmed;
    case 'choice':
      return note.choices?.find((choice) => choice.toLowerCase() === trimmed.toLowerCase()) ?? trimmed;
    case 'text':
      return trimmed;
  }
}

function textToBoolean(text: string): boolean | undefined {
  if (yes.has(text)) {
    return true;
  }
  return no.has(text) ? false : undefined;
}
