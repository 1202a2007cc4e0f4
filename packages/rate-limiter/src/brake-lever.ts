import type { LimiterEvent } from './limiter-event.ts';
import { type BrakeOptions, limiterDefaults } from './limiter-options.ts';
import type { BrakeRequest, BrakeState } from './rate-limiter.ts';
import type { ScopeBook } from './scope-book.ts';
import type { BrakeMove, BrakeReply, Store } from './store.ts';

export interface BrakeLeverParts {
  readonly store: Store;
  readonly book: ScopeBook;
  readonly random: () => number;
  readonly tell: (event: LimiterEvent) => void;
  readonly options: BrakeOptions;
}

/** Slows scopes down for all processes, and lets them go on. */
export class BrakeLever {
  readonly #parts: BrakeLeverParts;
  readonly #settings: Required<BrakeOptions>;

  /** @throws {RangeError} an option is outside its range */
  constructor(parts: BrakeLeverParts) {
    this.#parts = parts;
    this.#settings = { ...limiterDefaults.brake, ...parts.options };
    const check = (option: keyof BrakeOptions, least: number, most: number): void => {
      const value = this.#settings[option];
      if (!(value >= least && value <= most)) {
        throw new RangeError(`brake.${option} is ${value}; it must be ${least}–${most}`);
      }
    };
    check('stopAfter', 1, 20);
    check('firstPauseMs', 1, 3_600_000);
    check('longestPauseMs', this.#settings.firstPauseMs, 3_600_000);
    check('recoverMs', 1, 86_400_000);
    check('mostGuardMs', 0, 100);
  }

  async brake(
    scope: string,
    { retryAfterMs = 0, reason }: BrakeRequest,
  ): Promise<{ readonly state: BrakeState; readonly counted: boolean }> {
    const reply = await this.#move(scope, 'brake', retryAfterMs);
    const state = toState(reply);
    if (reply.counted) {
      this.#parts.tell({ type: 'brake', scope, level: state.level, pauseMs: state.pauseMs });
      if (state.stopped) this.#parts.tell({ type: 'stopped', scope, reason });
    }
    return { state, counted: reply.counted };
  }

  async resume(scope: string): Promise<BrakeState> {
    const state = toState(await this.#move(scope, 'resume', 0));
    this.#parts.tell({ type: 'resumed', scope });
    return state;
  }

  async #move(scope: string, move: BrakeMove['move'], retryAfterMs: number): Promise<BrakeReply> {
    const { store, book, random } = this.#parts;
    const { stopAfter, firstPauseMs, longestPauseMs, recoverMs, mostGuardMs } = this.#settings;
    const tag = book.tagOf([scope]);
    const order: BrakeMove = {
      move,
      retryAfterUs: Math.max(0, retryAfterMs) * 1_000,
      firstPauseUs: firstPauseMs * 1_000,
      longestPauseUs: longestPauseMs * 1_000,
      pauseFactor: 0.75 + random() / 2,
      recoverUs: recoverMs * 1_000,
      stopAt: stopAfter,
      mostGuardUs: mostGuardMs * 1_000,
    };
    await book.introduce(tag);
    let reply = await store.brake(tag, scope, order);
    if (reply === undefined) {
      await book.reintroduce(tag);
      reply = await store.brake(tag, scope, order);
    }
    if (reply === undefined) throw new Error(`The limit of ${scope} was lost while it was stored`);
    book.noteLevel(scope, reply.level);
    return reply;
  }
}

function toState({ level, pauseUs, guardUs, stopped }: BrakeReply): BrakeState {
  return { level, pauseMs: pauseUs / 1_000, guardMs: guardUs / 1_000, stopped };
}
