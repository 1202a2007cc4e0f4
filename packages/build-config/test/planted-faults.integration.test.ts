import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readManifest } from '../src/workspace-packages.ts';
import { plantedFaults } from './support/planted-faults.ts';
import { PlantedWorkspace } from './support/planted-workspace.ts';

// A gate that cannot fail guards nothing. Each one is shown a fault it must name.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const workspace = new PlantedWorkspace(root);
afterAll(() => workspace[Symbol.dispose]());

test('every gate of `check` has a fault planted', () => {
  const gates = Object.keys(readManifest(root).scripts).filter((name) => name.startsWith('check:'));
  expect(Object.keys(plantedFaults).sort()).toEqual(gates.sort());
});

describe.each(Object.entries(plantedFaults))('%s', { timeout: 180_000 }, (gate, faults) => {
  test.each(Object.entries(faults))('catches %s', async (_fault, { planting, named }) => {
    const { passed, output } = await workspace.runWith(planting, gate);
    for (const name of named) expect(output).toContain(name);
    expect(passed).toBe(false);
  });

  test('passes when every fault is taken out again', async () => {
    expect(await workspace.run(gate)).toMatchObject({ passed: true });
  });
});
