import type { EpochMs } from '../clock/twin-clock.ts';
import type { BrokerContext } from '../http/broker-context.ts';
import type { BrokerFront, TwinReply, TwinRequest } from '../http/exchange.ts';
import { authenticate } from './gateway/authenticate.ts';
import { checkAccount } from './gateway/check-account.ts';
import { checkParameters } from './gateway/check-parameters.ts';
import { findTransaction } from './gateway/find-transaction.ts';
import { jsonObject, textOf } from './gateway/json-object.ts';
import { readParameters } from './gateway/read-parameters.ts';
import { defaultKisSwitches, type KisSwitches } from './kis-switches.ts';
import type { KisWorld } from './kis-world.ts';
import { hashOf, makeHashKey } from './oauth/hash-key.ts';
import { issueApproval } from './oauth/issue-approval.ts';
import { issueToken } from './oauth/issue-token.ts';
import type { OauthEndpoint } from './oauth/oauth-call.ts';
import { revokeToken } from './oauth/revoke-token.ts';
import { TokenDesk } from './oauth/token-desk.ts';
import { hexText } from './oauth/token-text.ts';
import { StockDesk } from './quotes/stock-desk.ts';
import { gatewayRefusal, oauthRefusal } from './reply/gateway-refusal.ts';
import { answerReply, refusalReply } from './reply/transaction-reply.ts';
import { responderOf } from './transactions/responders.ts';
import { subjectOf } from './transactions/subject.ts';

const oauthEndpoints: ReadonlyMap<string, OauthEndpoint> = new Map([
  ['/oauth2/tokenP', issueToken],
  ['/oauth2/revokeP', revokeToken],
  ['/oauth2/Approval', issueApproval],
  ['/uapi/hashkey', makeHashKey],
]);

/** The balance TR shares its limit with all customers. kis-api 8 [M] */
const sharedLedgerTransactions: ReadonlySet<string> = new Set(['TTTC8434R', 'TTTC8494R']);

/** KIS in one environment. That the gateway checks key, token, rate, TR and parameters in this order is assumed. */
export function createKisFront(context: BrokerContext & Partial<KisSwitches>): BrokerFront {
  const switches: KisSwitches = { ...defaultKisSwitches, ...context };
  const { environment, market, ledger, random } = context;
  const credentials = new Map(context.credentials.map((credential) => [credential.appKey, credential]));
  const tokens = new TokenDesk({ reissue: switches.reissue, random });
  let foreignOrders = 0;
  const world: KisWorld = {
    environment,
    market,
    ledger,
    switches,
    stocks: new StockDesk(market),
    nextForeignOrderNumber: () => String(30_000_000 + (foreignOrders += 1)).padStart(10, '0'),
  };

  return {
    broker: 'KIS',
    environment,
    handle(request, at) {
      const endpoint = oauthEndpoints.get(request.path);
      return endpoint === undefined ? serve(request, at) : serveOauth(endpoint, request, at);
    },
    killTokens: (appKey) => tokens.kill(appKey),
  };

  function serveOauth(endpoint: OauthEndpoint, request: TwinRequest, at: EpochMs): TwinReply {
    const body = request.method === 'POST' ? jsonObject(request.body) : undefined;
    if (body === undefined) return oauthRefusal('EGW00101');
    const text = (key: string): string => textOf(body[key]);
    return endpoint({ request, body, text, at, context, switches, tokens });
  }

  function serve(request: TwinRequest, at: EpochMs): TwinReply {
    const authentication = { credentials, foreignAppKeys: switches.foreignAppKeys, tokens };
    const credential = authenticate(request, at, authentication);
    if ('status' in credential) return credential;
    // kis-api 8: the unit is the app key [M]; the gateway refuses before anything is done.
    if (!context.window(credential.appKey).admit(at)) {
      return gatewayRefusal('EGW00201', switches.rateStatus);
    }
    const headerFault = checkHeaders(request);
    if (headerFault !== undefined) return headerFault;
    const id = (request.headers['tr_id'] ?? '').trim();
    const callId = hexText(random, 32);
    const transaction = findTransaction({ request, id, callId, environment });
    if ('status' in transaction) return transaction;
    if (switches.sharedLedgerRule !== undefined && sharedLedgerTransactions.has(transaction.id)) {
      if (!context.window('shared-ledger', switches.sharedLedgerRule).admit(at)) {
        return gatewayRefusal('EGW00215');
      }
    }
    const parameters = readParameters(request);
    if (parameters === undefined) return gatewayRefusal('EGW00101');
    const fault =
      checkParameters(transaction, parameters) ?? checkAccount(transaction, parameters, credential);
    if (fault !== undefined) return refusalReply({ id, callId }, fault);
    const parameter = (name: string): string => parameters.get(name) ?? '';
    const outcome = responderOf(transaction)({
      transaction,
      id,
      parameter,
      account: credential.account,
      continuation: continuationOf(request, parameters),
      at,
      world,
    });
    return outcome.kind === 'refusal'
      ? refusalReply({ id, callId }, outcome)
      : answerReply({ transaction, id, callId, environment, symbol: subjectOf(parameter) }, outcome);
  }
}

/** Header faults that the official list knows (kis-errors.json: low for status). */
function checkHeaders({ method, headers, body }: TwinRequest): TwinReply | undefined {
  const customer = headers['custtype'] ?? '';
  if (!['', 'P', 'B'].includes(customer)) return gatewayRefusal('EGW00208');
  if (method !== 'POST') return undefined;
  if (!/json/i.test(headers['content-type'] ?? 'json')) return gatewayRefusal('EGW00132');
  const { hashkey = '' } = headers;
  if (hashkey === '') return undefined;
  return hashkey === hashOf(jsonObject(body) ?? {}) ? undefined : gatewayRefusal('EGW00131');
}

/** kis-api 5: header `tr_cont: N` with the key of the page before; blanks may have been trimmed [M]. */
function continuationOf(
  { headers }: TwinRequest,
  parameters: ReadonlyMap<string, string>,
): string | undefined {
  if ((headers['tr_cont'] ?? '').trim() !== 'N') return undefined;
  for (const [name, value] of parameters) {
    if (name.startsWith('CTX_AREA_NK') && value.trim() !== '') return value.trim();
  }
  return undefined;
}
