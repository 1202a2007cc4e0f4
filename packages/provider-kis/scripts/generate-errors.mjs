// Writes src/errors/data/codes.json from the error list of the broker's documents.
// Usage: node scripts/generate-errors.mjs <path of kis-errors.json>, then `biome check --write` for the layout.
import { readFileSync, writeFileSync } from 'node:fs';
import { classOf } from './error-classes.mjs';

const [source] = process.argv.slice(2);
if (source === undefined)
  throw new Error('Usage: node scripts/generate-errors.mjs <path of kis-errors.json>');

const list = JSON.parse(readFileSync(source, 'utf8'));
const trCodes = list.gateway_and_business.map((entry) => entryOf(entry.msg_cd, entry));
const known = new Set(trCodes.map(({ code }) => code));
const tokenCodes = list.oauth
  .filter((entry) => !known.has(entry.error_code))
  .map((entry) => entryOf(entry.error_code, entry));
writeFileSync(
  new URL('../src/errors/data/codes.json', import.meta.url),
  `${JSON.stringify([...trCodes, ...tokenCodes], undefined, 2)}\n`,
);

function entryOf(code, { rt_cd: result, when }) {
  const errorClass = result === '0' ? 'success' : classOf(code);
  if (errorClass === undefined) throw new Error(`${code} has no class: ${when}`);
  return { code, class: errorClass, when };
}
