import type { EpochMs } from '../clock/twin-clock.ts';
import type { BrokerContext } from '../http/broker-context.ts';
import type { BrokerFront, TwinReply, TwinRequest } from '../http/exchange.ts';
import { responderOf } from './answers/responders.ts';
import { authorize } from './checks/authorize.ts';
import { checkPaper } from './checks/check-paper.ts';
import { checkParameters } from './checks/check-parameters.ts';
import { checkRate } from './checks/check-rate.ts';
import { findTr } from './checks/find-tr.ts';
import { readBody } from './checks/read-body.ts';
import { blockPage } from './envelope/gateway-replies.ts';
import type { Refusal } from './envelope/refusal.ts';
import { refusalReply, servedReply } from './envelope/reply.ts';
import { defaultKiwoomSwitches, type KiwoomSwitches } from './kiwoom-switches.ts';
import { StockRegister } from './lists/stock-register.ts';
import { issueToken } from './oauth/issue-token.ts';
import { revokeToken } from './oauth/revoke-token.ts';
import { TokenBook } from './oauth/token-book.ts';
import { endless } from './paging/endless-pages.ts';
import { YearStatistics } from './quotes/year-statistics.ts';
import { MarketView } from './rankings/market-view.ts';

const oauthEndpoints = new Map([
  ['/oauth2/token', { id: 'au10001', serve: issueToken }],
  ['/oauth2/revoke', { id: 'au10002', serve: revokeToken }],
]);

/** Kiwoom in one environment. The order of the checks is that of kiwoom-api 12 [C]. */
export function createKiwoomFront(context: BrokerContext & Partial<KiwoomSwitches>): BrokerFront {
  const switches: KiwoomSwitches = { ...defaultKiwoomSwitches, ...context };
  const { environment, market, ledger, credentials, window, random } = context;
  const tokens = new TokenBook({
    environment,
    reissue: switches.reissue,
    lifetimeMs: switches.tokenLifetimeMs,
    random,
  });
  const world = {
    environment,
    market,
    ledger,
    switches,
    yearStatistics: new YearStatistics(market),
    marketView: new MarketView(market),
    stockRegister: new StockRegister(market),
  };

  return {
    broker: 'KIWOOM',
    environment,
    handle(request, at) {
      // kiwoom-api 3 [B]: the filter stands before everything.
      if (switches.blockedAgents.test(request.headers['user-agent'] ?? '')) return blockPage;
      const read = readBody(request);
      if ('reply' in read) return read.reply;
      const oauth = oauthEndpoints.get(request.path);
      // kiwoom-api 2 [A]: the token endpoints work with and without their `api-id`.
      if (oauth !== undefined && [undefined, '', oauth.id].includes(request.headers['api-id'])) {
        return sent(oauth.serve({ request, body: read.body, at, tokens, credentials, window, switches }));
      }
      return serve(request, read.body, at);
    },
    killTokens: (appKey) => tokens.kill(appKey),
  };

  function serve(request: TwinRequest, body: Readonly<Record<string, string>>, at: EpochMs): TwinReply {
    const spec = findTr((request.headers['api-id'] ?? '').trim(), request.path);
    if ('kind' in spec) return refusalReply(spec);
    const token = authorize(request, at, {
      tokens,
      environment,
      tokenBoundToAddress: switches.tokenBoundToAddress,
    });
    if ('kind' in token) return refusalReply(token);
    const { appKey, account } = token.credential;
    const refusal =
      checkRate({ spec, appKey, at, window, switches }) ??
      checkPaper(spec, environment) ??
      checkParameters(spec, body);
    if (refusal !== undefined) return refusalReply(refusal);
    // kiwoom-api 3 [B]: without `cont-yn: Y` the key is not looked at.
    const isNextPage = request.headers['cont-yn']?.trim().toUpperCase() === 'Y';
    const continuation = isNextPage ? request.headers['next-key']?.trim() : undefined;
    const respond = switches.endlessTrs.includes(spec.id) ? endless(responderOf(spec)) : responderOf(spec);
    const answer = respond({ spec, body, continuation, account, at, world });
    return answer.kind === 'refusal' ? refusalReply(answer) : servedReply(spec, answer);
  }
}

function sent(outcome: TwinReply | Refusal): TwinReply {
  return 'kind' in outcome ? refusalReply(outcome) : outcome;
}
