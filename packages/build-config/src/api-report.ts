import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The committed copy of what users see, so that a change of the public API shows in the diff of its commit. */
const REPORT = 'api';

const HOW = 'run `pnpm api:update` and commit it if it is meant';

/** Where the built declarations of a package differ from the committed ones. */
export function apiFaults(root: string, directory: string): string[] {
  const built = declarationsIn(join(root, directory, 'dist'));
  const committed = declarationsIn(join(root, directory, REPORT));
  return [...new Set([...built.keys(), ...committed.keys()])].sort().flatMap((name) => {
    const place = `${directory}/${REPORT}/${name}`;
    const [now, before] = [built.get(name), committed.get(name)];
    if (now === before) return [];
    if (before === undefined) return [`${place} is missing: ${HOW}`];
    if (now === undefined) return [`${place} is not built any more: ${HOW}`];
    const lines = before.split('\n');
    const index = now.split('\n').findIndex((line, at) => line !== lines[at]);
    return [
      `${place}:${index + 1}: the public API changed, it is now \`${now.split('\n')[index] ?? ''}\`: ${HOW}`,
    ];
  });
}

export function updateApiReport(root: string, directory: string): void {
  const report = join(root, directory, REPORT);
  rmSync(report, { recursive: true, force: true });
  mkdirSync(report);
  for (const [name, text] of declarationsIn(join(root, directory, 'dist')))
    writeFileSync(join(report, name), text);
}

/** By file name. tsup names a chunk that entries share after a hash of its content, which says nothing here: it is cut. */
function declarationsIn(directory: string): Map<string, string> {
  const names = globSync('*.d.ts', { cwd: directory }).sort();
  const chunks = names
    .map((name) => name.replace('.d.ts', ''))
    .filter((name) => /-(?=.*[\dA-Z])[\w-]{8}$/.test(name));
  const withoutHashes = (text: string): string =>
    chunks.reduce((result, chunk) => result.replaceAll(chunk, chunk.slice(0, -9)), text);
  return new Map(
    names.map((name) => [withoutHashes(name), withoutHashes(readFileSync(join(directory, name), 'utf8'))]),
  );
}
