import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseJsonObject } from '../src/json-object.ts';
import { anchorOf, parseMarkdown } from './support/markdown.ts';
import { pathOf } from './support/repository.ts';

const read = (path: string) => readFileSync(pathOf(path), 'utf8');
const english = read('README.md');
const pages = { 'README.md': parseMarkdown(english), 'README.ko.md': parseMarkdown(read('README.ko.md')) };

/** The file a link of a page leads to exists, and has the heading it names. */
function expectTarget(page: string, link: string): void {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? pathOf(page) : resolve(dirname(pathOf(page)), path);
  expect(existsSync(target)).toBe(true);
  if (anchor === undefined) return;
  const { headings } = parseMarkdown(readFileSync(target, 'utf8'));
  expect(headings.map(anchorOf)).toContain(anchor);
}

describe('the two languages', () => {
  const { 'README.md': en, 'README.ko.md': ko } = pages;

  test('have the same headings', () => {
    expect(ko.levels).toEqual(en.levels);
    expect(en.levels.length).toBeGreaterThan(5);
  });

  test('have the same code, under the same headings', () => {
    const placed = ({ headings, blocks }: typeof en) =>
      blocks.map((block) => ({ ...block, heading: headings.indexOf(block.heading) }));
    expect(placed(ko)).toEqual(placed(en));
    expect(en.blocks.length).toBeGreaterThan(5);
  });

  test('have the same tables and links, but for the link to each other', () => {
    expect(ko.tableWidths).toEqual(en.tableWidths);
    expect(ko.links.map((link) => (link === 'README.md' ? 'README.ko.md' : link))).toEqual(en.links);
  });
});

describe.each(Object.entries(pages))('%s', (name, { links }) => {
  const local = [...new Set(links)].filter((link) => !/^[a-z]+:/.test(link));

  test.each(local)('links to %s, which exists', (link) => expectTarget(name, link));

  test('names nothing of one machine', () => {
    expect(read(name)).not.toMatch(/\/(?:work|home|root|Users|tmp)\//);
  });
});

describe.each(['docs/migration.md', 'deploy/README.md'])('%s', (name) => {
  const { links } = parseMarkdown(read(name));

  test.each([...new Set(links)])('links to %s, which exists', (link) => expectTarget(name, link));
});

describe('README.md tells the truth about', () => {
  test('the commands', () => {
    const scripts = Object.keys(parseJsonObject(read('package.json'))?.['scripts'] ?? {});
    const named = [...english.matchAll(/npx -y pnpm@10 ([\w:-]+)/g)].map(([, script]) => script);
    expect([...scripts, 'exec']).toEqual(expect.arrayContaining(named));
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'demo']));
  });

  test('the packages', async () => {
    const directories = ['packages', 'apps'].map(async (parent) =>
      (await readdir(pathOf(parent), { withFileTypes: true }))
        .filter((entry) => entry.isDirectory() && existsSync(pathOf(`${parent}/${entry.name}/package.json`)))
        .map(({ name }) => `${parent}/${name}`),
    );
    const all = (await Promise.all(directories)).flat();
    const linked = pages['README.md'].links.map((link) => link.replace(/\/README\.md$/, ''));
    expect(all.filter((directory) => !linked.includes(directory))).toEqual([]);
  });

  test('the settings', () => {
    const help = execFileSync(process.execPath, [pathOf('apps/worker/dist/hub-worker.js'), '--help'], {
      encoding: 'utf8',
    });
    const named = new Set(english.match(/\b(?:HUB_\w+|ENABLE_MOCK|REDIS_URL)\b/g));
    expect([...named].filter((setting) => !help.includes(`  ${setting} `))).toEqual([]);
  });

  test('the names of the deployment', () => {
    const compose = read('deploy/docker-compose.yml');
    const mock = ['hub-mock', 'gateway-worker-mock', 'deploy-gateway-worker-mock'];
    for (const name of [...mock, 'hub-real', 'gateway-worker-real', 'deploy-redis']) {
      expect(english).toContain(name);
      expect(compose).toContain(name);
    }
  });
});
