import type { TwinReply, TwinRequest } from '../../http/exchange.ts';
import { type Environment, transactionsOf } from '../catalogue/catalogue.ts';
import type { Transaction } from '../catalogue/transaction.ts';
import { gatewayRefusal } from '../reply/gateway-refusal.ts';
import { refusalReply } from '../reply/transaction-reply.ts';
import { refusal } from '../transactions/outcome.ts';

export interface TransactionQuestion {
  readonly request: TwinRequest;
  readonly id: string;
  readonly callId: string;
  readonly environment: Environment;
}

/**
 * Method, path and `tr_id` decide together (kis-api 11.1). The wrong pair is answered like an unknown service, as is a V
 * put before an id that paper has not; a real TR that paper lacks is EGW00213 (kis-errors.json), a paper id on the real
 * host EGW02004.
 */
export function findTransaction({
  request,
  id,
  callId,
  environment,
}: TransactionQuestion): Transaction | TwinReply {
  const { method, path } = request;
  const fits = (one: Transaction): boolean => one.path === path && one.method === method;
  const found = transactionsOf(id, environment).find(fits);
  if (found !== undefined) return found;
  if (transactionsOf(id, environment === 'real' ? 'paper' : 'real').some(fits)) {
    return gatewayRefusal(environment === 'real' ? 'EGW02004' : 'EGW00213');
  }
  return refusalReply({ id, callId }, refusal('1', 'OPSQ0002', '없는 서비스 코드 입니다'));
}
