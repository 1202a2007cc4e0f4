import type { BrokerTwinOptions } from './broker-twin-options.ts';
import type { TwinAccount, TwinAccounts } from './credentials/twin-account.ts';
import { createKisFront } from './kis/create-kis-front.ts';
import { defaultKisSwitches, kisCallRule } from './kis/kis-switches.ts';
import { createKiwoomFront } from './kiwoom/create-kiwoom-front.ts';
import { defaultKiwoomSwitches, kiwoomCallRule } from './kiwoom/kiwoom-switches.ts';
import { changedRule } from './limits/changed-rule.ts';
import { openEnvironment, type SharedParts, type TwinEnvironment } from './twin-environment.ts';

export interface OpenEnvironments {
  readonly kis: { readonly real: TwinEnvironment; readonly paper: TwinEnvironment };
  readonly kiwoom: { readonly real: TwinEnvironment; readonly paper: TwinEnvironment };
  readonly all: readonly TwinEnvironment[];
  readonly close: () => Promise<void>;
}

/** @throws {Error} a port is taken; the others are closed by then */
export async function openEnvironments(
  options: BrokerTwinOptions,
  accounts: TwinAccounts,
  shared: SharedParts,
): Promise<OpenEnvironments> {
  const all: TwinEnvironment[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(all.map((environment) => environment.close()));
  };

  const openKis = async (environment: 'real' | 'paper'): Promise<TwinEnvironment> => {
    const { limit, ...switches } = options.kis?.[environment] ?? {};
    const opened = await openEnvironment({
      broker: 'KIS',
      environment,
      accounts: accounts.kis[environment],
      rule: changedRule(kisCallRule(environment), limit),
      port: options.ports?.kis?.[environment] ?? 0,
      costs: { feeRate: switches.feeRate ?? defaultKisSwitches.feeRate },
      createFront: (context) =>
        createKisFront({ foreignAppKeys: keysOf(accounts.kis[other(environment)]), ...switches, ...context }),
      shared,
    });
    all.push(opened);
    return opened;
  };

  const openKiwoom = async (environment: 'real' | 'paper'): Promise<TwinEnvironment> => {
    const { limit, ...switches } = options.kiwoom?.[environment] ?? {};
    const opened = await openEnvironment({
      broker: 'KIWOOM',
      environment,
      accounts: accounts.kiwoom[environment],
      rule: changedRule(kiwoomCallRule(environment), limit),
      port: options.ports?.kiwoom?.[environment] ?? 0,
      costs: {
        feeRate: switches.feeRate ?? defaultKiwoomSwitches.feeRate,
        taxRate: switches.taxRate ?? defaultKiwoomSwitches.taxRate,
      },
      createFront: (context) =>
        createKiwoomFront({
          foreignAppKeys: keysOf(accounts.kiwoom[other(environment)]),
          ...switches,
          ...context,
        }),
      shared,
    });
    all.push(opened);
    return opened;
  };

  try {
    const kis = { real: await openKis('real'), paper: await openKis('paper') };
    const kiwoom = { real: await openKiwoom('real'), paper: await openKiwoom('paper') };
    return { kis, kiwoom, all, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function other(environment: 'real' | 'paper'): 'real' | 'paper' {
  return environment === 'real' ? 'paper' : 'real';
}

function keysOf(accounts: readonly TwinAccount[]): readonly string[] {
  return accounts.map(({ appKey }) => appKey);
}
