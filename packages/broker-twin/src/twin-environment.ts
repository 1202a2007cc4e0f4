import type { EnvironmentLimits, TwinAddress } from './broker-twin.ts';
import { type Chance, seededChance } from './chance/seeded-chance.ts';
import type { TwinClock } from './clock/twin-clock.ts';
import type { TwinAccount } from './credentials/twin-account.ts';
import type { FaultPlanner } from './faults/fault-plan.ts';
import type { BrokerContext } from './http/broker-context.ts';
import { Endpoint } from './http/endpoint.ts';
import type { BrokerFront } from './http/exchange.ts';
import { type Listener, listen } from './http/listener.ts';
import { systemAfter } from './http/system-timer.ts';
import { createLedger } from './ledger/create-ledger.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { WindowRule } from './limits/call-window.ts';
import { WindowSet } from './limits/window-set.ts';
import type { Market } from './market/market.ts';
import { CallLog } from './transcript/call-log.ts';
import type { TranscriptWriter } from './transcript/transcript.ts';

export interface EnvironmentParts {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  readonly accounts: readonly TwinAccount[];
  readonly rule: WindowRule;
  readonly port: number;
  /** Commission and sales tax of an order, as shares of its amount. */
  readonly costs: { readonly feeRate: number; readonly taxRate?: number };
  readonly createFront: (context: BrokerContext) => BrokerFront;
  readonly shared: SharedParts;
}

/** What the four environments of a twin have in common. */
export interface SharedParts {
  readonly seed: number;
  readonly clock: TwinClock;
  /** Made when it is first asked for. */
  readonly market: () => Market;
  readonly faults: FaultPlanner;
  readonly transcript: TranscriptWriter | undefined;
  readonly keptArrivals: number;
  readonly host: string;
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
}

/** One broker in one environment with its own books, windows and port. */
export interface TwinEnvironment {
  readonly address: TwinAddress;
  readonly windows: WindowSet;
  readonly calls: CallLog;
  limits(): EnvironmentLimits;
  killTokens(appKey: string | undefined): number;
  close(): Promise<void>;
}

export async function openEnvironment(parts: EnvironmentParts): Promise<TwinEnvironment> {
  const { broker, environment, accounts, shared } = parts;
  const { clock, faults, transcript, host, tls } = shared;
  const windows = new WindowSet(parts.rule);
  const calls = new CallLog(broker, environment, shared.keptArrivals);
  const openFront = (): BrokerFront => {
    const market = shared.market();
    const random: Chance = seededChance(shared.seed, `${broker} ${environment}`);
    return parts.createFront({
      environment,
      market,
      ledger: openLedger(createLedger({ market, ...parts.costs }), accounts),
      credentials: accounts,
      window: (scope, ownRule) => windows.open(scope, ownRule),
      random,
    });
  };
  const endpoint = new Endpoint({
    broker,
    environment,
    openFront,
    clock,
    windows,
    faults,
    calls,
    transcript,
    after: systemAfter,
  });
  const listener: Listener = await listen({
    host,
    port: parts.port,
    tls,
    now: () => clock.now(),
    serve: (raw, body, answer) => endpoint.serve(raw, body, answer),
  });
  return {
    address: { broker, environment, url: listener.url, accounts },
    windows,
    calls,
    limits: () => ({ broker, environment, ...windows.rules() }),
    killTokens: (appKey) => endpoint.front.killTokens(appKey),
    close: () => listener.close(),
  };
}

function openLedger(ledger: Ledger, accounts: readonly TwinAccount[]): Ledger {
  for (const { account, cash = 0, holdings } of accounts) ledger.open(account, cash, holdings);
  return ledger;
}
