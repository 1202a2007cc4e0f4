import type { EpochMs } from '../clock/twin-clock.ts';
import type { TwinReply } from '../http/exchange.ts';
import { AddressBlocks } from './address-blocks.ts';
import { changedAnswer, type Ending, endingAt } from './ending.ts';
import type { FaultBook, FaultSubject, FiledRule } from './fault-book.ts';
import type { FaultMoment } from './fault-rule.ts';
import { proxyPage } from './foreign-pages.ts';

/** All that goes wrong with one call. */
export interface FaultPlan {
  /** Ids of the rules that show, `fault-1 fault-3`; for the transcript. */
  readonly label: string;
  /** Before the request is looked at, real milliseconds. */
  readonly arriveAfterMs: number;
  /** Before the answer goes out, real milliseconds. */
  readonly answerAfterMs: number;
  readonly limitFactor: number;
  readonly tokenDeaths: readonly { readonly appKey?: string }[];
  /** In place of asking the broker. */
  readonly instead: Ending | undefined;
  /** What becomes of the broker's answer. */
  finish(answer: TwinReply): Ending;
  /** The broker refused the call for its rate. */
  noteRefusal(at: EpochMs): void;
}

/** Turns rules into what happens to a call, and remembers which addresses are blocked. */
export class FaultPlanner {
  readonly #book: FaultBook;
  readonly #blocks = new WeakMap<FiledRule, AddressBlocks>();

  constructor(book: FaultBook) {
    this.#book = book;
  }

  /** @returns undefined when nothing goes wrong */
  plan(subject: FaultSubject, address: string, at: EpochMs): FaultPlan | undefined {
    if (this.#book.isEmpty) return undefined;
    const rules = this.#book.hitting(subject, at);
    if (rules.length === 0) return undefined;
    const faults = rules.map(({ fault }) => fault);
    const showing = rules.filter(
      (rule) => rule.fault.kind !== 'block-address' || this.#blocks.get(rule)?.isBlocked(address, at),
    );
    return {
      label: showing.map(({ id }) => id).join(' '),
      arriveAfterMs: this.#delayMs(rules, 'before'),
      answerAfterMs: this.#delayMs(rules, 'after'),
      limitFactor: faults.reduce((all, fault) => (fault.kind === 'limit' ? all * fault.factor : all), 1),
      tokenDeaths: faults.filter((fault) => fault.kind === 'kill-tokens'),
      instead: turnedAway(showing) ?? endingAt('before', faults),
      finish: (answer) => endingAt('after', faults) ?? changedAnswer(answer, faults),
      noteRefusal: (refusedAt) => this.#noteRefusal(rules, address, refusedAt),
    };
  }

  #delayMs(rules: readonly FiledRule[], moment: FaultMoment): number {
    let totalMs = 0;
    for (const { id, fault } of rules) {
      if (fault.kind !== 'delay' || (fault.when ?? 'after') !== moment) continue;
      const spreadMs = fault.spreadMs ?? 0;
      totalMs += fault.delayMs + (spreadMs > 0 ? spreadMs * this.#book.draw(id) : 0);
    }
    return totalMs;
  }

  #noteRefusal(rules: readonly FiledRule[], address: string, at: EpochMs): void {
    for (const rule of rules) {
      if (rule.fault.kind !== 'block-address') continue;
      const blocks = this.#blocks.get(rule) ?? new AddressBlocks();
      this.#blocks.set(rule, blocks);
      blocks.note(address, at, rule.fault);
    }
  }
}

function turnedAway(showing: readonly FiledRule[]): Ending | undefined {
  for (const { fault } of showing) {
    if (fault.kind !== 'block-address') continue;
    const { answer = 'html' } = fault;
    return answer === 'html' ? { kind: 'reply', reply: proxyPage(403) } : { kind: answer };
  }
  return undefined;
}
