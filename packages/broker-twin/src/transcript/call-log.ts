import type { EpochMs } from '../clock/twin-clock.ts';
import type { Verdict } from '../limits/window-set.ts';

/** How often one TR was asked for, and what became of it. */
export interface CallCount {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  /** Path where the call names no TR, as with tokens. */
  readonly trId: string;
  readonly total: number;
  /** Let through by a window of calls. */
  readonly admitted: number;
  /** Refused by one. The rest were judged by none. */
  readonly refused: number;
  /** By HTTP status; 0 for calls that got no answer. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** A call that a window judged. */
export interface Arrival {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  readonly trId: string;
  /** Of the window. */
  readonly scope: string;
  /** Virtual time. */
  readonly atMs: EpochMs;
  readonly isAdmitted: boolean;
}

interface Tally {
  total: number;
  admitted: number;
  refused: number;
  readonly statuses: Map<number, number>;
}

/** Counters of one broker and environment, and its latest arrivals. */
export class CallLog {
  readonly #home: { readonly broker: 'KIS' | 'KIWOOM'; readonly environment: 'real' | 'paper' };
  readonly #kept: number;
  readonly #tallies = new Map<string, Tally>();
  #arrivals: Arrival[] = [];

  /** @param kept - how many arrivals are remembered at least */
  constructor(broker: 'KIS' | 'KIWOOM', environment: 'real' | 'paper', kept: number) {
    this.#home = { broker, environment };
    this.#kept = kept;
  }

  note(trId: string, status: number, verdict: Verdict | undefined, atMs: EpochMs): void {
    let tally = this.#tallies.get(trId);
    if (tally === undefined) {
      tally = { total: 0, admitted: 0, refused: 0, statuses: new Map() };
      this.#tallies.set(trId, tally);
    }
    tally.total += 1;
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
    if (verdict === undefined) return;
    const { scope, isAdmitted } = verdict;
    if (isAdmitted) tally.admitted += 1;
    else tally.refused += 1;
    const { broker, environment } = this.#home;
    this.#arrivals.push({ broker, environment, trId, scope, atMs, isAdmitted });
    if (this.#arrivals.length > 2 * this.#kept) this.#arrivals = this.#arrivals.slice(-this.#kept);
  }

  counts(): readonly CallCount[] {
    return [...this.#tallies].map(([trId, { statuses, ...tally }]) => ({
      ...this.#home,
      trId,
      ...tally,
      statuses: Object.fromEntries(statuses),
    }));
  }

  arrivals(): readonly Arrival[] {
    return this.#arrivals;
  }

  clear(): void {
    this.#tallies.clear();
    this.#arrivals = [];
  }
}
