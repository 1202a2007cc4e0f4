import type { EpochMs } from '../../clock/twin-clock.ts';
import type { BrokerContext } from '../../http/broker-context.ts';
import type { TwinReply, TwinRequest } from '../../http/exchange.ts';
import type { KisSwitches } from '../kis-switches.ts';
import type { TokenDesk } from './token-desk.ts';

interface OauthCall {
  readonly request: TwinRequest;
  readonly body: Readonly<Record<string, unknown>>;
  /** A key of the body; empty if absent. */
  readonly text: (key: string) => string;
  readonly at: EpochMs;
  readonly context: BrokerContext;
  readonly switches: KisSwitches;
  readonly tokens: TokenDesk;
}

export type OauthEndpoint = (call: OauthCall) => TwinReply;
