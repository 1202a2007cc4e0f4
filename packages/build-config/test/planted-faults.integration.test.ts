import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readManifest } from '../src/workspace-packages.ts';
import { type PlantedFault, plantedFaults } from './support/planted-faults.ts';
import { type GateResult, PlantedWorkspace } from './support/planted-workspace.ts';

// A gate that cannot fail guards nothing. Each one is shown a fault it must name.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const workspace = new PlantedWorkspace(root);
afterAll(() => workspace[Symbol.dispose]());

test('every gate of `check` has a fault planted', () => {
  const gates = Object.keys(readManifest(root).scripts).filter((name) => name.startsWith('check:'));
  expect(Object.keys(plantedFaults).sort()).toEqual(gates.sort());
});

/** Gates that report every fault of every file in one run: all their faults are planted at once, each in its own file. */
const atOnce = new Set(['check:lint']);

const gates = Object.entries(plantedFaults);
const timeout = 240_000;

describe.each(gates.filter(([gate]) => atOnce.has(gate)))('%s', { timeout }, (gate, faults) => {
  const numbered = Object.entries(faults).map(([fault, planted], number) => ({
    fault,
    ...inFileOfItsOwn(planted, number),
  }));
  let result: Promise<GateResult> | undefined;

  test.each(numbered)('catches $fault', async ({ named: [file = '', ...named] }) => {
    result ??= workspace.runWith(Object.assign({}, ...numbered.map(({ planting }) => planting)), gate);
    const { passed, output } = await result;
    expect(passed).toBe(false);
    const said = reportsOn(file, output);
    for (const name of named) expect(said).toContain(name);
  });

  test('passes when every fault is taken out again', async () => {
    expect(await workspace.run(gate)).toMatchObject({ passed: true });
  });
});

describe.each(gates.filter(([gate]) => !atOnce.has(gate)))('%s', { timeout }, (gate, faults) => {
  test.each(Object.entries(faults))('catches %s', async (_fault, { planting, named }) => {
    const { passed, output } = await workspace.runWith(planting, gate);
    for (const name of named) expect(output).toContain(name);
    expect(passed).toBe(false);
  });

  test('passes when every fault is taken out again', async () => {
    expect(await workspace.run(gate)).toMatchObject({ passed: true });
  });
});

function inFileOfItsOwn({ planting, named }: PlantedFault, number: number): PlantedFault {
  const renamed = (text: string): string => text.replace('planted-fault.', `planted-fault-${number}.`);
  return {
    planting: Object.fromEntries(Object.entries(planting).map(([file, change]) => [renamed(file), change])),
    named: named.map(renamed),
  };
}

/** What a linter says of one file: the findings whose place is in it. */
function reportsOn(file: string, output: string): string {
  const findings = output.split(/\n(?= {2}[x×!⚠] )/);
  return findings.filter((finding) => finding.includes(file)).join('\n');
}
