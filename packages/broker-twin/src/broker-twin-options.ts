import type { EpochMs } from './clock/twin-clock.ts';
import type { TwinAccounts } from './credentials/twin-account.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import type { KisSwitches } from './kis/kis-switches.ts';
import type { KiwoomSwitches } from './kiwoom/kiwoom-switches.ts';
import type { WindowRule } from './limits/call-window.ts';
import type { TranscriptWriter } from './transcript/transcript.ts';

/** Switches of one broker in one environment, and its limit of calls. */
export type EnvironmentOptions<Switches> = Partial<Switches> & {
  /** Laid over the broker's own rule. */
  readonly limit?: Partial<WindowRule>;
};

interface Environments<T> {
  readonly real?: T;
  readonly paper?: T;
}

/** Everything has a default: `createBrokerTwin()` is a whole twin. */
export interface BrokerTwinOptions {
  /** Of market, tokens, numbers and faults. Default 1. */
  readonly seed?: number;
  readonly clock?: {
    /** Virtual time at the start, epoch milliseconds. Default 2026-09-11 14:00 in Korea, a Friday, trading. */
    readonly startMs?: EpochMs;
    /** Virtual milliseconds per real one; 0 stands still until it is stepped. Default 1. */
    readonly speed?: number;
  };
  readonly kis?: Environments<EnvironmentOptions<KisSwitches>>;
  readonly kiwoom?: Environments<EnvironmentOptions<KiwoomSwitches>>;
  /** Default 0: any free one. */
  readonly ports?: { readonly kis?: Environments<number>; readonly kiwoom?: Environments<number> };
  /** Absent: no admin endpoint. 0: any free port. Always on 127.0.0.1, since it asks for no key. */
  readonly adminPort?: number;
  /** Address to listen on. Default 127.0.0.1. */
  readonly host?: string;
  /** PEM texts; with them all four listeners speak HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly faults?: readonly FaultRule[];
  /** `true`: kept in memory and read with `transcript()`; a function: called with each line. Default: none. */
  readonly transcript?: boolean | TranscriptWriter;
  /** In place of the fake ones. */
  readonly credentials?: Partial<TwinAccounts>;
  /** How many arrivals `calls()` remembers of each broker and environment. Default 50,000. */
  readonly keptArrivals?: number;
}
