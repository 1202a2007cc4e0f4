import type { EpochMs } from '../clock/twin-clock.ts';
import type { CallWindow, WindowRule } from './call-window.ts';
import { changedRule } from './changed-rule.ts';
import { createCallWindow } from './create-call-window.ts';

/** What a window said to the call that is being handled. */
export interface Verdict {
  readonly scope: string;
  readonly isAdmitted: boolean;
}

/** All windows of one broker and environment. */
export class WindowSet {
  #rule: WindowRule;
  readonly #windows = new Map<string, WatchedWindow>();
  #factor = 1;
  #verdict: Verdict | undefined;

  constructor(rule: WindowRule) {
    this.#rule = rule;
  }

  /** What all limits are multiplied by, without their rules saying so. */
  get factor(): number {
    return this.#factor;
  }

  /** Before a call is handled. */
  beginCall(factor: number): void {
    this.#factor = factor;
    this.#verdict = undefined;
  }

  /** Of the call that was handled: its refusal, else the first window's; undefined if no window was asked. */
  get verdict(): Verdict | undefined {
    return this.#verdict;
  }

  note(verdict: Verdict): void {
    if (this.#verdict === undefined || !verdict.isAdmitted) this.#verdict = verdict;
  }

  open(scope: string, ownRule?: WindowRule): CallWindow {
    const known = this.#windows.get(scope);
    if (known !== undefined) return known;
    const window = new WatchedWindow(this, scope, ownRule ?? this.#rule, ownRule !== undefined);
    this.#windows.set(scope, window);
    return window;
  }

  /** Changes the rule of one scope, or of all that have none of their own; also of those that are opened later. */
  setRule(change: Partial<WindowRule>, scope?: string): void {
    if (scope !== undefined) {
      const window = this.open(scope);
      window.setRule(changedRule(window.rule, change));
      return;
    }
    this.#rule = changedRule(this.#rule, change);
    for (const window of this.#windows.values()) {
      if (!window.hasOwnRule) window.setRule(this.#rule);
    }
  }

  rules(): { readonly rule: WindowRule; readonly scopes: Readonly<Record<string, WindowRule>> } {
    const scopes = [...this.#windows].map(([scope, { rule }]) => [scope, rule] as const);
    return { rule: this.#rule, scopes: Object.fromEntries(scopes) };
  }
}

class WatchedWindow implements CallWindow {
  readonly #set: WindowSet;
  readonly #counted: CallWindow;
  readonly #admitted: Verdict;
  readonly #refused: Verdict;
  readonly hasOwnRule: boolean;
  rule: WindowRule;
  #factor = 1;

  constructor(set: WindowSet, scope: string, rule: WindowRule, hasOwnRule: boolean) {
    this.#set = set;
    this.#counted = createCallWindow(rule);
    this.#admitted = { scope, isAdmitted: true };
    this.#refused = { scope, isAdmitted: false };
    this.hasOwnRule = hasOwnRule;
    this.rule = rule;
  }

  admit(at: EpochMs): boolean {
    if (this.#factor !== this.#set.factor) this.#apply();
    const isAdmitted = this.#counted.admit(at);
    this.#set.note(isAdmitted ? this.#admitted : this.#refused);
    return isAdmitted;
  }

  setRule(rule: WindowRule): void {
    this.rule = rule;
    this.#apply();
  }

  #apply(): void {
    this.#factor = this.#set.factor;
    const { limit, capacity } = this.rule;
    this.#counted.setRule({
      ...this.rule,
      limit: limit * this.#factor,
      ...(capacity === undefined ? {} : { capacity: Math.max(1, capacity * this.#factor) }),
    });
  }
}
