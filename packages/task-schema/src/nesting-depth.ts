/**
 * Whether a JSON value is nested deeper than a limit. Keeps its own stack: `JSON.parse` builds any depth, and a walk by
 * recursion would fail on exactly the values this is meant to find.
 */
export function isNestedDeeperThan(root: unknown, maxDepth: number): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; depth <= maxDepth; depth += 1) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Object.values(value)) next.push(child);
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
