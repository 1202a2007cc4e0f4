/**
 * Whether the header of a Lua script documents exactly the keys the script uses: Redis does not tell a caller who
 * passes one key too few.
 *
 * `KEYS[n..]` in the header stands for any number of keys from n on; only then may the script compute an index.
 */
export function luaKeyFaults(path: string, source: string): string[] {
  const lines = source.split('\n');
  const firstCodeLine = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('--'));
  const header = lines.slice(0, firstCodeLine).join('\n');
  const body = lines
    .slice(firstCodeLine)
    .map((line) => line.replace(/--.*/, ''))
    .join('\n');

  const documented = new Set(keyNumbers(header));
  const isOpen = /KEYS\[\d+\.\.\]/.test(header);
  const highestDocumented = Math.max(0, ...documented);
  const highestUsed = Math.max(0, ...keyNumbers(body));

  const faults: string[] = [];
  for (let number = 1; number < highestDocumented; number += 1) {
    if (!documented.has(number)) faults.push(`${path}: the header does not say what KEYS[${number}] is`);
  }
  if (highestUsed > highestDocumented || (highestUsed < highestDocumented && !isOpen)) {
    faults.push(`${path}: the header ends at KEYS[${highestDocumented}], the script at KEYS[${highestUsed}]`);
  }
  if (!isOpen && /KEYS\[[^\]]*[^\]\d]/.test(body)) {
    faults.push(`${path}: the script computes an index into KEYS, the header has no KEYS[n..]`);
  }
  return faults;
}

function keyNumbers(text: string): number[] {
  return [...text.matchAll(/KEYS\[(\d+)/g)].map((match) => Number(match[1]));
}
