import type { TwinClock } from './clock/twin-clock.ts';
import type { TwinAccount, TwinAccounts } from './credentials/twin-account.ts';
import type { FiledRule } from './faults/fault-book.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import type { WindowRule } from './limits/call-window.ts';
import type { Arrival, CallCount } from './transcript/call-log.ts';

/** One broker in one environment, ready to be called. */
export interface TwinAddress {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  /** `http://127.0.0.1:40123`: in place of the broker's own base address. */
  readonly url: string;
  readonly accounts: readonly TwinAccount[];
}

/** Which brokers and environments something is about; what is not said means all. */
export interface TwinTarget {
  readonly broker?: 'KIS' | 'KIWOOM';
  readonly environment?: 'real' | 'paper';
}

export function matchesTarget(target: TwinTarget, { broker, environment }: Required<TwinTarget>): boolean {
  return (target.broker ?? broker) === broker && (target.environment ?? environment) === environment;
}

export interface LimitChange extends TwinTarget {
  /** One window, such as that of one key and API id, as `limits()` names it; absent: all without a rule of their own. */
  readonly scope?: string;
  /** What changes; the rest of the rule stays. */
  readonly rule: Partial<WindowRule>;
}

export interface EnvironmentLimits {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  /** Of windows that are opened from now on. */
  readonly rule: WindowRule;
  /** Of those that are open, by scope. */
  readonly scopes: Readonly<Record<string, WindowRule>>;
}

/** Both brokers on this machine. */
export interface BrokerTwin {
  readonly kis: { readonly real: TwinAddress; readonly paper: TwinAddress };
  readonly kiwoom: { readonly real: TwinAddress; readonly paper: TwinAddress };
  /** Of the admin endpoint, where there is one. */
  readonly adminUrl: string | undefined;
  readonly clock: TwinClock;
  readonly credentials: TwinAccounts;
  readonly faults: TwinFaults;
  /** @throws {RangeError} a limit of 0 or less */
  setLimit(change: LimitChange): void;
  limits(): readonly EnvironmentLimits[];
  /** Tokens die without notice. @returns how many */
  killToken(target?: TwinTarget & { readonly appKey?: string }): number;
  /** What was called since the start or the last `clearCalls`. */
  calls(): TwinCalls;
  clearCalls(): void;
  /** One exchange a line; empty unless the option `transcript` is true. */
  transcript(): string;
  clearTranscript(): void;
  /** Ends all connections; ports are free when it resolves. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface TwinFaults {
  /**
   * @returns the id of the rule
   * @throws {RangeError} it is not a rule
   */
  add(rule: FaultRule): string;
  /** @returns whether there was such a rule */
  remove(id: string): boolean;
  clear(): void;
  /** In order, with how often each hit. */
  rules(): readonly (FiledRule & { readonly fired: number })[];
}

export interface TwinCalls {
  readonly counts: readonly CallCount[];
  /** In the order of their coming, by broker and environment. */
  readonly arrivals: readonly Arrival[];
}
