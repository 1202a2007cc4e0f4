import { didYouMean } from './nearest-name.ts';
import { parseYaml } from './parse-yaml.ts';
import type { ListedSetting } from './setting-list.ts';
import type { SourcedValue, SourcedValues } from './sourced-value.ts';
import { textToValue } from './text-to-value.ts';

export interface FileReading {
  readonly values: SourcedValues;
  readonly problems: readonly string[];
}

/**
 * Reads the YAML file.
 *
 * @param namedBy - the variable or flag that names the file, for error lines
 */
export async function readFileSettings(
  path: string,
  namedBy: string,
  settings: readonly ListedSetting[],
  readFile: (path: string) => Promise<string>,
): Promise<FileReading> {
  const values = new Map<string, SourcedValue>();
  let text: string;
  try {
    text = await readFile(path);
  } catch {
    return { values, problems: [`${namedBy}: the file cannot be read`] };
  }
  const parsed = await parseYaml(text);
  if (parsed.problems.length > 0) {
    return { values, problems: parsed.problems.map((problem) => `${namedBy}: ${problem}`) };
  }
  const problems = collect(parsed.content, settings, values);
  return { values, problems: problems.map((problem) => `${namedBy}: ${problem}`) };
}

function collect(
  content: unknown,
  settings: readonly ListedSetting[],
  values: Map<string, SourcedValue>,
): readonly string[] {
  const problems: string[] = [];
  const byPath = new Map(settings.map((setting) => [setting.path, setting]));
  const groups = new Set(settings.flatMap(({ path }) => groupsOf(path)));
  const names = [...byPath.keys(), ...groups];

  const visit = (node: unknown, path: string): void => {
    const setting = byPath.get(path);
    if (setting !== undefined) {
      values.set(path, { value: nodeValue(node, setting), origin: 'file' });
    } else if (!groups.has(path) && path !== '') {
      problems.push(`${path}: no such setting${didYouMean(path, names)}`);
    } else if (node !== null && node !== undefined) {
      if (typeof node !== 'object' || Array.isArray(node)) {
        problems.push(`${path === '' ? 'the file' : path}: expected a group of settings, \`name: value\``);
        return;
      }
      for (const [key, child] of Object.entries(node)) {
        visit(child, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  visit(content, '');
  return problems;
}

/** `a.b.c` is in the groups `a` and `a.b`. */
function groupsOf(path: string): readonly string[] {
  const parts = path.split('.');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** Texts and scalars are read as the environment's texts are, so that `yes` and "30" mean the same everywhere. */
function nodeValue(node: unknown, setting: ListedSetting): unknown {
  const isScalar = typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean';
  if (isScalar) {
    return textToValue(String(node), setting);
  }
  return node ?? undefined;
}
