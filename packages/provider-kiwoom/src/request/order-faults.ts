import type { KiwoomTr } from '../registry/kiwoom-tr.ts';

type Body = Readonly<Record<string, string>>;

const QUANTITY = /^[1-9]\d{0,9}$/;
const PRICE = /^[1-9]\d{0,11}$/;

/** What would make an order mean something else than it says; checked because nothing can be taken back (kiwoom-api 10 [A]). */
export function orderFaults(tr: KiwoomTr, body: Body): readonly string[] {
  if (tr.class !== 'order') return [];
  return [...quantityFaults(body), ...priceFaults(body), ...numberFaults(body)];
}

function quantityFaults(body: Body): readonly string[] {
  const faults: string[] = [];
  for (const name of ['ord_qty', 'mdfy_qty']) {
    const text = body[name];
    if (text !== undefined && text !== '' && !QUANTITY.test(text))
      faults.push(`${name}: must be a whole number of shares`);
  }
  const cancelled = body['cncl_qty'];
  if (cancelled !== undefined && cancelled !== '0' && !QUANTITY.test(cancelled)) {
    faults.push('cncl_qty: must be a whole number of shares; 0 cancels what is left');
  }
  return faults;
}

function priceFaults(body: Body): readonly string[] {
  const faults: string[] = [];
  for (const name of ['ord_uv', 'mdfy_uv', 'cond_uv', 'mdfy_cond_uv']) {
    const text = body[name] ?? '';
    if (text !== '' && !PRICE.test(text)) faults.push(`${name}: must be a price in whole won`);
  }
  const price = body['ord_uv'] ?? '';
  if (body['trde_tp'] === '0' && price === '') faults.push('ord_uv: a limit order needs a price');
  if (body['trde_tp'] === '3' && price !== '') faults.push('ord_uv: a market order has no price');
  return faults;
}

function numberFaults(body: Body): readonly string[] {
  const original = body['orig_ord_no'];
  if (original === undefined || /^\d{1,7}$/.test(original)) return [];
  return ['orig_ord_no: must be an order number of up to seven digits'];
}
