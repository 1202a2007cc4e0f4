import { createAdmin } from './admin/create-admin.ts';
import { type BrokerTwin, matchesTarget, type TwinTarget } from './broker-twin.ts';
import type { BrokerTwinOptions } from './broker-twin-options.ts';
import { createTwinClock } from './clock/create-twin-clock.ts';
import { defaultAccounts } from './credentials/default-accounts.ts';
import { FaultBook } from './faults/fault-book.ts';
import { FaultPlanner } from './faults/fault-plan.ts';
import { systemMonotonicMs } from './http/system-timer.ts';
import { createMarket } from './market/create-market.ts';
import type { Market } from './market/market.ts';
import { openEnvironments } from './open-environments.ts';

/** 2026-09-11 14:00 in Korea. */
const DEFAULT_START_MS = Date.UTC(2026, 8, 11, 5);

/**
 * Starts both brokers, real and paper, each on a port of its own on this machine.
 *
 * @throws {Error} a port is taken (`EADDRINUSE`); nothing is left open
 * @throws {RangeError} a fault or a limit that is none
 */
export async function createBrokerTwin(options: BrokerTwinOptions = {}): Promise<BrokerTwin> {
  const { seed = 1, host = '127.0.0.1', keptArrivals = 50_000, tls } = options;
  const credentials = { ...defaultAccounts, ...options.credentials };
  const { startMs = DEFAULT_START_MS, speed = 1 } = options.clock ?? {};
  const clock = createTwinClock({ startMs, speed, monotonicMs: systemMonotonicMs });
  const book = new FaultBook(seed, options.faults);
  let lines: string[] = [];
  const transcript =
    options.transcript === true ? (line: string) => void lines.push(line) : options.transcript || undefined;

  const { kis, kiwoom, all, close } = await openEnvironments(options, credentials, {
    seed,
    clock,
    market: lazily(() => createMarket({ seed })),
    faults: new FaultPlanner(book),
    transcript,
    keptArrivals,
    host,
    tls,
  });
  const aimedAt = (target: TwinTarget) => all.filter(({ address }) => matchesTarget(target, address));

  const twin: Omit<BrokerTwin, 'adminUrl' | 'close' | typeof Symbol.asyncDispose> = {
    kis: { real: kis.real.address, paper: kis.paper.address },
    kiwoom: { real: kiwoom.real.address, paper: kiwoom.paper.address },
    clock,
    credentials,
    faults: book,
    setLimit({ rule, scope, ...target }) {
      for (const { windows } of aimedAt(target)) windows.setRule(rule, scope);
    },
    limits: () => all.map((environment) => environment.limits()),
    killToken: ({ appKey, ...target } = {}) =>
      aimedAt(target).reduce((sum, environment) => sum + environment.killTokens(appKey), 0),
    calls: () => ({
      counts: all.flatMap(({ calls }) => calls.counts()),
      arrivals: all.flatMap(({ calls }) => calls.arrivals()),
    }),
    clearCalls() {
      for (const { calls } of all) calls.clear();
    },
    transcript: () => lines.map((line) => `${line}\n`).join(''),
    clearTranscript() {
      lines = [];
    },
  };

  const admin =
    options.adminPort === undefined
      ? undefined
      : await createAdmin(twin, options.adminPort).catch(closeFirst(close));
  const closeAll = async (): Promise<void> => {
    await Promise.all([close(), admin?.close()]);
  };
  return { ...twin, adminUrl: admin?.url, close: closeAll, [Symbol.asyncDispose]: closeAll };
}

function lazily(create: () => Market): () => Market {
  let market: Market | undefined;
  return () => {
    market ??= create();
    return market;
  };
}

function closeFirst(close: () => Promise<void>): (error: unknown) => Promise<never> {
  return async (error) => {
    await close();
    throw error;
  };
}
