import type { JsonValue } from './fault-rule.ts';

export interface Rewrite {
  readonly add?: Readonly<Record<string, JsonValue>>;
  readonly remove?: readonly string[];
}

/** Adds and removes fields of a JSON body; one that is not JSON stays as it is. */
export function rewriteBody(body: string, { add = {}, remove = [] }: Rewrite): string {
  const root = parsed(body);
  if (root === undefined) return body;
  for (const path of remove) visit(root, path.split('.'), (owner, key) => Reflect.deleteProperty(owner, key));
  for (const [path, value] of Object.entries(add)) {
    visit(root, path.split('.'), (owner, key) => Reflect.set(owner, key, value));
  }
  return JSON.stringify(root);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Calls `change` for every object that holds the last step of the path. */
function visit(node: unknown, path: readonly string[], change: (owner: object, key: string) => void): void {
  const [key, ...rest] = path;
  if (typeof node !== 'object' || node === null || key === undefined) return;
  if (Array.isArray(node)) {
    for (const row of node) visit(row, path, change);
  } else if (rest.length === 0) {
    change(node, key);
  } else {
    visit(Reflect.get(node, key), rest, change);
  }
}
