import { readFile } from 'node:fs/promises';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { PackedPackage } from './pack-published.ts';

/** A queue client is installed into many small services; this is our own promise, half of what comparable ones weigh. */
const LARGEST_TARBALL_BYTES = 98_000;
/** What carries a broker's whole catalogue, in two module kinds, weighs more. */
const LARGEST_WITH_CATALOGUE_BYTES = 350_000;
const WITH_CATALOGUE = new Set(['@hub/broker-twin', '@hub/provider-kis', '@hub/provider-kiwoom']);

/** Words of this repository that mean nothing to a registry. */
const WORKSPACE_WORDS = ['@hub/source', 'workspace:', 'catalog:'];

/** What is wrong with a package as its users would get it. */
export async function tarballFaults({ name, tarball }: PackedPackage): Promise<string[]> {
  const data = new Uint8Array(await readFile(tarball));
  const faults = [...ownFaults(name, data), ...(await publintFaults(data)), ...(await typeFaults(data))];
  return faults.map((fault) => `${name}: ${fault}`);
}

function ownFaults(name: string, data: Uint8Array): string[] {
  const content = createPackageFromTarballData(data);
  const home = `/node_modules/${name}`;
  const manifest = content.readFile(`${home}/package.json`);
  const allowed = WITH_CATALOGUE.has(name) ? LARGEST_WITH_CATALOGUE_BYTES : LARGEST_TARBALL_BYTES;
  return [
    ...WORKSPACE_WORDS.filter((word) => manifest.includes(word)).map(
      (word) => `its package.json still says '${word}'`,
    ),
    ...['README.md', 'LICENSE']
      .filter((file) => !content.fileExists(`${home}/${file}`))
      .map((file) => `no ${file}`),
    ...(data.length > allowed ? [`${data.length} bytes, ${allowed} are allowed`] : []),
  ];
}

async function publintFaults(data: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

/** Declarations must resolve from ECMAScript modules, CommonJS and bundlers; `node10` cannot see `exports` at all. */
async function typeFaults(data: Uint8Array): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(data), { excludeEntrypoints: [/\.json$/] });
  if (!result.types) return ['attw: it has no types'];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'))
    .map((problem) => `attw: ${problemKindInfo[problem.kind].title} (${place(problem)})`);
}

function place(problem: Problem): string {
  if ('entrypoint' in problem) return `${problem.entrypoint} from ${problem.resolutionKind}`;
  return 'typesFileName' in problem ? problem.typesFileName : problem.fileName;
}
