import { type Chance, seededChance } from '../chance/seeded-chance.ts';
import type { EpochMs } from '../clock/twin-clock.ts';
import { checkFaultRule } from './check-fault-rule.ts';
import type { FaultRule } from './fault-rule.ts';

/** What a rule is compared with. */
export interface FaultSubject {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  readonly path: string;
  readonly trId: string;
}

export type FiledRule = FaultRule & { readonly id: string };

interface Entry {
  readonly rule: FiledRule;
  readonly chance: Chance;
  matched: number;
  fired: number;
}

/** The script of what goes wrong. Rules fire in the order in which they were added; several may hit one call. */
export class FaultBook {
  readonly #seed: number;
  readonly #entries = new Map<string, Entry>();
  #named = 0;

  constructor(seed: number, rules: readonly FaultRule[] = []) {
    this.#seed = seed;
    for (const rule of rules) this.add(rule);
  }

  /**
   * @returns the id of the rule
   * @throws {RangeError} it is not a rule
   */
  add(rule: FaultRule): string {
    checkFaultRule(rule);
    if (rule.id === undefined) this.#named += 1;
    const id = rule.id ?? `fault-${this.#named}`;
    const chance = seededChance(this.#seed, `fault ${id}`);
    this.#entries.set(id, { rule: { ...rule, id }, chance, matched: 0, fired: 0 });
    return id;
  }

  /** @returns whether there was such a rule */
  remove(id: string): boolean {
    return this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
  }

  rules(): readonly (FiledRule & { readonly fired: number })[] {
    return [...this.#entries.values()].map(({ rule, fired }) => ({ ...rule, fired }));
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** The rules that hit this call. Each call is asked about once: asking counts. */
  hitting(subject: FaultSubject, at: EpochMs): readonly FiledRule[] {
    const hits: FiledRule[] = [];
    for (const entry of this.#entries.values()) {
      if (matches(entry.rule, subject, at) && fires(entry)) hits.push(entry.rule);
    }
    return hits;
  }

  /** A draw of the rule's own chance, 0 to 1. */
  draw(id: string): number {
    return this.#entries.get(id)?.chance() ?? 0;
  }
}

function matches(rule: FaultRule, subject: FaultSubject, at: EpochMs): boolean {
  return (
    (rule.broker ?? subject.broker) === subject.broker &&
    (rule.environment ?? subject.environment) === subject.environment &&
    (rule.trId ?? subject.trId) === subject.trId &&
    (rule.fromMs ?? at) <= at &&
    (rule.untilMs ?? Number.POSITIVE_INFINITY) > at &&
    (rule.path === undefined || matchesPath(rule.path, subject.path))
  );
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
}

function fires(entry: Entry): boolean {
  const { nth = 1, times = Number.POSITIVE_INFINITY, probability = 1 } = entry.rule;
  if (entry.fired >= times) return false;
  entry.matched += 1;
  if (entry.matched % nth !== 0 || (probability < 1 && entry.chance() >= probability)) return false;
  entry.fired += 1;
  return true;
}
