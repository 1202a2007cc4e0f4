import type { Responder } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import { accountMessage } from './account-evaluation.ts';
import { valuedAccount } from './valued-positions.ts';

/** kt00010 and kt00011: how much can be bought. The twin lends nothing, so every margin class has the same answer. */
export const orderableAmount: Responder = ({ spec, body, account, world, at }) => {
  const code = body['stk_cd'] ?? '';
  const price = Number(body['uv'] ?? '');
  const quantity = world.ledger.buyable(account, code, price > 0 ? price : undefined, at);
  const cash = valuedAccount(account, world, at).state.orderableCash;
  const values = Object.fromEntries(
    spec.top.map(({ name, format }) => [name, valueOf(name, format === 'string')]),
  );
  return {
    kind: 'answer',
    top: fillRow({ fields: spec.top, facts: {}, seed: spec.id, values, unknown: 'zero' }),
    message: accountMessage,
  };

  function valueOf(name: string, isText: boolean): string | number | undefined {
    if (name.endsWith('_rt')) return '100%';
    const value = name.endsWith('ord_alow_amt') ? cash : name.endsWith('ord_alowq') ? quantity : undefined;
    return isText ? String(value ?? 0).padStart(12, '0') : value;
  }
};
