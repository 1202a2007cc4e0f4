import type { EpochMs } from '../../clock/twin-clock.ts';
import type { BrokerContext } from '../../http/broker-context.ts';
import type { TwinRequest } from '../../http/exchange.ts';
import type { TextRow } from '../answers/tr-answer.ts';
import type { KiwoomSwitches } from '../kiwoom-switches.ts';
import type { TokenBook } from './token-book.ts';

/** A call of the token or the revoke endpoint. */
export interface OauthCall {
  readonly request: TwinRequest;
  readonly body: TextRow;
  readonly at: EpochMs;
  readonly tokens: TokenBook;
  readonly credentials: BrokerContext['credentials'];
  readonly window: BrokerContext['window'];
  readonly switches: KiwoomSwitches;
}
