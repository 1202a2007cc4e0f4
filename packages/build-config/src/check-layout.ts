import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWith } from './end-with.ts';
import { lengthFaults } from './length-faults.ts';
import { luaKeyFaults } from './lua-key-faults.ts';
import { manifestFaults } from './manifest-faults.ts';
import { sourceFaults } from './source-faults.ts';
import { publishedPackages, workspacePackages } from './workspace-packages.ts';

const root = process.cwd();
const files = globSync('{packages,apps}/*/{src,test}/**/*.{ts,mts,cts,js,mjs,cjs,lua}', { cwd: root })
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  .map((file) => ({ ...file, lines: file.text.split('\n').length - 1 }));
const isTest = ({ path }: { path: string }): boolean => /\.test\.ts$|^[^/]+\/[^/]+\/test\//.test(path);
const sources = files.filter((file) => !isTest(file));

const published = publishedPackages(root);
const privateNames = new Set(
  workspacePackages(root)
    .filter(({ manifest }) => manifest.private)
    .map(({ manifest }) => manifest.name),
);

endWith([
  ...lengthFaults(sources, files.filter(isTest)),
  ...sources.flatMap(({ path, text }) => sourceFaults(path, text)),
  ...sources
    .filter(({ path }) => path.endsWith('.lua'))
    .flatMap(({ path, text }) => luaKeyFaults(path, text)),
  ...published.flatMap((candidate) => manifestFaults(candidate, privateNames)),
  ...published
    .map(({ directory }) => `${directory}/README.md`)
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${path} is missing`),
]);
