import { readFileSync } from 'node:fs';
import { errorCodes, isErrorCode } from '@hub/task-schema';
import { expect, test } from 'vitest';
import { consumerDefaults } from './consumer-settings.ts';
import * as errors from './errors.ts';
import { hubClientDefaults } from './hub-client.ts';
import { defaultNormalQueue, defaultPriorityQueue, defaultRedisUrl, queueKeys } from './keys.ts';
import { retryDefaults } from './retry-policy.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const readme = read('../README.md');

/** The cells of the table below a heading, by the first cell, without code marks. */
function tableBelow(text: string): ReadonlyMap<string, readonly string[]> {
  const [, below = ''] = readme.split(text);
  const lines = below.slice(below.indexOf('\n|')).trim().split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(2, end === -1 ? undefined : end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replace(/^`([^`]*)`$/, '$1')),
  );
  return new Map(rows.map(([name = '', ...cells]) => [name, cells]));
}

/** The fields of an interface, in their order. */
function fieldsOf(file: string, name: string): string[] {
  const [, body = ''] = new RegExp(`interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(read(file)) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, field = '']) => field);
}

/** As the tables write a default. */
function written(value: string | number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, typeof value === 'number' ? ' ' : '');
}

function expectDefaults(text: string, defaults: Readonly<Record<string, string | number>>): void {
  const rows = tableBelow(text);
  for (const [name, value] of Object.entries(defaults)) {
    expect([name, rows.get(name)?.[2]]).toEqual([name, written(value)]);
  }
}

const clientTable = '### `createHubClient(options)`';
const consumerTable = '### `createConsumer(options)`';
const retryTable = 'hands them back.';

test('the tables name every option, in the order of the types', () => {
  expect([...tableBelow(clientTable).keys()]).toEqual(
    fieldsOf('./hub-client-options.ts', 'HubClientOptions'),
  );
  expect([...tableBelow(consumerTable).keys()]).toEqual(fieldsOf('./consumer-options.ts', 'ConsumerOptions'));
  expect([...tableBelow(retryTable).keys()]).toEqual(fieldsOf('./retry-policy.ts', 'RetryOptions'));
});

test('the tables give the defaults of the code', () => {
  const { timeoutMs, ...ofTheClient } = hubClientDefaults;
  const queues = { priorityQueue: defaultPriorityQueue, normalQueue: defaultNormalQueue };
  expectDefaults(clientTable, { url: defaultRedisUrl, ...queues, ...ofTheClient });
  expect(readme).toContain(`\`timeoutMs\` (default ${written(timeoutMs)})`);
  expectDefaults(consumerTable, consumerDefaults);
  expectDefaults(retryTable, retryDefaults);
});

test('the table of errors has every class, with its code and advice', () => {
  const rows = [...tableBelow('What the client throws.')].map(([code, [name, retry]]) => [name, code, retry]);
  const classes = Object.keys(errors).filter((name) => name !== 'QueueError');
  expect(new Set(rows.map(([name]) => name))).toEqual(new Set(classes));
  expect(rows).toHaveLength(classes.length);
  for (const [, code = '', retry] of rows) {
    const advice = retry?.replaceAll('`', '').split(' or ');
    expect(advice).toContain(isErrorCode(code) && errorCodes[code].retry);
  }
});

test('the codes the consumer gives are those of the catalogue, word for word', () => {
  const rows = tableBelow('A response with `status` `ERROR`');
  expect(rows.size).toBe(7);
  for (const [code, cells] of rows) {
    const { retry, meaning } = isErrorCode(code) ? errorCodes[code] : { retry: '', meaning: '' };
    expect(cells).toEqual([retry, meaning]);
  }
});

test('the table of keys has every key', () => {
  const keys = [...tableBelow('## Keys').keys()];
  const plain = (key: string) => key.replace(/<[^>]*>$/, '');
  const named = Object.values(queueKeys).map((name) => name('<list>', '').replace(/[0-9a-f]{40}$/, ''));
  expect(keys.map(plain)).toEqual(expect.arrayContaining(named));
});
