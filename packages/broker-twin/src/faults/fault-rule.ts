import type { EpochMs } from '../clock/twin-clock.ts';

/** Whether the fault comes before the broker has done what was asked, or after it; a client sees no difference. */
export type FaultMoment = 'before' | 'after';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** What goes wrong. Waits are in real milliseconds, whatever the speed of the clock. */
export type Fault =
  /** `before`: the request arrives late; `after` (default): its answer does. `spreadMs` adds up to so much by chance. */
  | {
      readonly kind: 'delay';
      readonly delayMs: number;
      readonly spreadMs?: number;
      readonly when?: FaultMoment;
    }
  /** The connection is closed without an answer. Default `after`. */
  | { readonly kind: 'drop'; readonly when?: FaultMoment }
  /** The connection is reset (RST) without an answer. Default `after`. */
  | { readonly kind: 'reset'; readonly when?: FaultMoment }
  /** Taken and never answered. Default `before`. */
  | { readonly kind: 'black-hole'; readonly when?: FaultMoment }
  /** Only this share of the body is sent, 0 to 1, then the connection is closed. Default 0.5. */
  | { readonly kind: 'truncate'; readonly share?: number }
  /** Status and headers as they should be, the body not JSON. */
  | { readonly kind: 'garbage'; readonly body?: string }
  /** A web page in place of the answer, status 200 unless told. Default `before`. */
  | { readonly kind: 'html'; readonly status?: number; readonly when?: FaultMoment }
  /** The front of the house answers, as with 502 and 503. Default `before`. */
  | { readonly kind: 'status'; readonly status: number; readonly when?: FaultMoment }
  /** Tokens die before the request is looked at: those of one key, or all. */
  | { readonly kind: 'kill-tokens'; readonly appKey?: string }
  /** Limits are multiplied by this without notice, for as long as the rule holds. */
  | { readonly kind: 'limit'; readonly factor: number }
  /** Fields by dotted path, `output.stck_prpr`; lists on the way mean each of their rows. */
  | {
      readonly kind: 'rewrite';
      readonly add?: Readonly<Record<string, JsonValue>>;
      readonly remove?: readonly string[];
    }
  /** After so many refused calls an address is turned away for `blockMs` of virtual time. Default answer `html`. */
  | {
      readonly kind: 'block-address';
      readonly violations: number;
      readonly blockMs: number;
      readonly answer?: 'html' | 'reset' | 'black-hole';
    };

/** Which calls a fault hits. What is not said matches everything. */
export interface FaultRule {
  /** Given by the twin (`fault-1`) when absent; a rule of the same id is replaced. */
  readonly id?: string;
  readonly broker?: 'KIS' | 'KIWOOM';
  readonly environment?: 'real' | 'paper';
  /** Without query; a `*` at the end matches any rest. */
  readonly path?: string;
  /** Header `tr_id` (KIS) or `api-id` (Kiwoom). */
  readonly trId?: string;
  /** 0 to 1, drawn for each call that matches otherwise. Default 1. */
  readonly probability?: number;
  /** Virtual time, inclusive. */
  readonly fromMs?: EpochMs;
  /** Virtual time, exclusive. */
  readonly untilMs?: EpochMs;
  /** Only every nth call that matches otherwise; with `times: 1` only the nth. */
  readonly nth?: number;
  /** No more often than that. */
  readonly times?: number;
  readonly fault: Fault;
}
