import { readdirSync, readFileSync } from 'node:fs';
import type { ReplayedAnswer } from './replay-server.ts';

/** One sample exchange of the broker's documents. */
export interface Fixture extends ReplayedAnswer {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, string>>;
  };
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

const folder = new URL('../fixtures/', import.meta.url);

export const fixtureNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))
  .sort();

export function fixture(name: string): Fixture {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
}

/** What a normaliser must make of it. */
export function expectedModels(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`expected/${name}.json`, folder), 'utf8'));
}
