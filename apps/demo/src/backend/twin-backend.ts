import { createBrokerTwin, type TwinAddress } from '@hub/broker-twin';
import type { OpenBackend } from './backend.ts';
import { twinSettings } from './twin-settings.ts';
import { twinExamples, twinTasks } from './twin-tasks.ts';

/** The same market in every run of a day. */
const SEED = 7;

/**
 * The twin of both brokers, in this process and in step with this machine's clock, and the worker's real mode before it.
 * Nothing reaches a broker: the worker gets the twin's addresses and fake keys, and none of ours.
 */
export const openTwinBackend: OpenBackend = async (environment) => {
  const twin = await createBrokerTwin({ seed: SEED, clock: { startMs: Date.now() }, adminPort: 0 });
  const { kis, kiwoom, adminUrl } = twin;
  return {
    mode: 'real mode, before the broker twin',
    description: [
      `Twin:   ${addressText(kis.real)}, ${addressText(kiwoom.real)}`,
      `        faults, clock, limits and calls at ${adminUrl}; all keys are fake`,
    ],
    settings: twinSettings(twin, environment),
    tasks: twinTasks,
    examples: twinExamples,
    keepsFromRedisUrl: "the twin's tokens and limits do not belong beside real ones",
    [Symbol.asyncDispose]: () => twin.close(),
  };
};

function addressText({ broker, url, accounts }: TwinAddress): string {
  return `${broker} ${url} (account ${accounts[0]?.account})`;
}
