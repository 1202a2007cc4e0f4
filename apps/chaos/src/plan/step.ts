/** One thing that is done to the system under test. Slots are numbered from 0. */
export type Step =
  /** kill -9; a new worker takes the slot at once. */
  | { readonly kind: 'kill-worker'; readonly slot: number }
  /** SIGSTOP, then SIGCONT. */
  | { readonly kind: 'freeze-worker'; readonly slot: number; readonly forMs: number }
  /** Destroy connections; with `repliesLost` commands are executed first and their replies are dropped. */
  | {
      readonly kind: 'cut';
      readonly slots: readonly number[];
      readonly producers: boolean;
      readonly repliesLost: boolean;
    }
  /** Hold back all bytes of a worker in both directions, then let them pass. */
  | { readonly kind: 'hold-bytes'; readonly slot: number; readonly forMs: number }
  /** Existing connections of a worker go dead without a word; new ones work. */
  | { readonly kind: 'abandon'; readonly slot: number }
  /** kill -9 of Redis, and a restart. */
  | { readonly kind: 'kill-redis'; readonly downMs: number }
  /** SIGSTOP of Redis, then SIGCONT. */
  | { readonly kind: 'pause-redis'; readonly forMs: number }
  /** Every byte takes so long, one way, between workers and Redis. */
  | { readonly kind: 'delay'; readonly delayMs: number; readonly forMs: number }
  /** Redis gets `tasks` tasks and is full in the same instant; it has room again when they are answered. */
  | { readonly kind: 'fill-memory'; readonly tasks: number };

export type StepKind = Step['kind'];

export interface PlannedStep {
  /** Since the beginning of the faults, milliseconds. */
  readonly atMs: number;
  readonly step: Step;
}

/** What planners draw from. */
export interface PlanInput {
  readonly random: () => number;
  readonly tasks: number;
  readonly workers: number;
  readonly leaseMs: number;
  /** How long the faults go on, milliseconds. */
  readonly phaseMs: number;
}
