import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiFaults } from './api-report.ts';
import { endWith } from './end-with.ts';
import { packPublished } from './pack-published.ts';
import { tarballFaults } from './tarball-faults.ts';

const root = process.cwd();
const destination = mkdtempSync(join(tmpdir(), 'hub-pack-'));
try {
  const packed = await packPublished(root, destination);
  const ofTarballs = await Promise.all(packed.map(tarballFaults));
  endWith([...ofTarballs.flat(), ...packed.flatMap(({ directory }) => apiFaults(root, directory))]);
} finally {
  rmSync(destination, { recursive: true });
}
