import type { CallContext, Gate } from '@hub/provider';
import type { ErrorTable, HeldToken, TokenCustody, TokenKey, Transport } from '@hub/provider-kit';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';

/** What every attempt of one task shares. */
export interface CallScene {
  readonly transport: Transport;
  readonly custody: TokenCustody;
  readonly errors: ErrorTable;
  readonly baseUrl: string;
  readonly tr: KiwoomTr;
  readonly body: Readonly<Record<string, string>>;
  readonly tokenKey: TokenKey;
  readonly scopes: readonly string[];
  /** Never to appear in an error. */
  readonly secrets: readonly string[];
  readonly gate: Gate;
  readonly context: CallContext;
  /** For one answer, milliseconds. */
  readonly timeoutMs: number;
  /** Told of codes that are in no list. */
  readonly onUnknownCode: (code: string, trId: string) => void;
  /** Told of the `Date` of each answer, epoch milliseconds; undefined if it has none. */
  readonly onServerDate: (serverDateMs: number | undefined) => void;
  /** Milliseconds from an arbitrary start. */
  readonly monotonicMs: () => number;
}

/** A token, and the word to the caller about how long it was waited for. */
export async function tokenFor(scene: CallScene): Promise<HeldToken> {
  const { custody, tokenKey, gate, context, monotonicMs } = scene;
  const startedMs = monotonicMs();
  const token = await custody.token({ key: tokenKey, signal: context.signal, gate });
  context.onWait?.('token', monotonicMs() - startedMs);
  return token;
}
