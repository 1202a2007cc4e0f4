import type { TwinReply } from '../../http/exchange.ts';
import { type Block, isLedgerTransaction, type Transaction } from '../catalogue/transaction.ts';
import { inventedValue } from '../invented/invented-value.ts';
import type { Answer, FieldSource, Page, Refusal } from '../transactions/outcome.ts';
import { messageOf } from './messages.ts';
import { paddedMessage } from './padded-message.ts';

export interface ReplyFrame {
  readonly transaction: Transaction;
  /** As sent: it comes back in the header. */
  readonly id: string;
  /** 32 hexadecimal digits. */
  readonly callId: string;
  readonly environment: 'real' | 'paper';
  /** What invented values depend on beside their field. */
  readonly symbol: string;
}

/** kis-api 4: KIS's own headers in lower case and always there, the common ones capitalised [H]. */
function transactionHeaders(id: string, mark: string, callId: string): TwinReply['headers'] {
  return [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['tr_id', id],
    ['tr_cont', mark],
    ['gt_uid', callId],
  ];
}

/** Order of keys by kind of TR (kis-api 6): quotes and lists end with the message, orders begin with it. */
export function answerReply(frame: ReplyFrame, answer: Answer): TwinReply {
  const { transaction, id, callId } = frame;
  const { code, text } = answer.message ?? messageOf(frame, answer.page?.hasMore ?? false);
  const isOrder = transaction.kind === 'order';
  const isPadded = isLedgerTransaction(transaction) && !isOrder;
  const message = { rt_cd: '0', msg_cd: code, msg1: isPadded ? paddedMessage(text) : text };
  const blocks = filledBlocks(frame, answer);
  const body = isOrder
    ? { ...message, ...blocks, ...moreKeys(transaction, text) }
    : { ...contexts(transaction, answer.page), ...blocks, ...message };
  return {
    status: 200,
    headers: transactionHeaders(id, pageMark(transaction, answer.page), callId),
    body: JSON.stringify(body),
  };
}

export function refusalReply({ id, callId }: Pick<ReplyFrame, 'id' | 'callId'>, refusal: Refusal): TwinReply {
  const body = { rt_cd: refusal.rtCd, msg_cd: refusal.code, msg1: refusal.text };
  return { status: 200, headers: transactionHeaders(id, '', callId), body: JSON.stringify(body) };
}

/** F and M before the last page, D for the only one, E for the last of several. kis-api 5 [H], D and E [L] */
function pageMark({ continues }: Transaction, page: Page | undefined): string {
  if (!continues) return '';
  if (page === undefined) return 'D';
  if (page.hasMore) return page.isFirst ? 'F' : 'M';
  return page.isFirst ? 'D' : 'E';
}

function contexts({ contextKeys }: Transaction, page: Page | undefined): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, width } of contextKeys) {
    const value = name.includes('_fk') ? page?.filter : page?.next;
    values[name] = (value ?? '').padEnd(width).slice(0, width);
  }
  return values;
}

function moreKeys({ moreKeys: names }: Transaction, text: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, text]));
}

function filledBlocks(frame: ReplyFrame, { blocks }: Answer): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const block of frame.transaction.blocks) {
    const source = blocks[block.name];
    if (source === undefined) continue;
    const seed = `${frame.transaction.id}|${frame.symbol}`;
    filled[block.name] =
      typeof source === 'function'
        ? filledRow(frame.transaction, block, source, seed)
        : source.map((one, index) => filledRow(frame.transaction, block, one, `${seed}|${index}`));
  }
  return filled;
}

function filledRow(
  { id }: Transaction,
  { fields }: Block,
  source: FieldSource,
  seed: string,
): Record<string, string> {
  const leavesOut = leftOutWhenEmpty[id];
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = source(field) ?? inventedValue(field, seed);
    if (value === '' && leavesOut?.has(field) === true) continue;
    values[field] = value;
  }
  return values;
}

/** kis-api 6: keys without a value may be absent [M]; which ones, from the notes of the catalogue. */
const leftOutWhenEmpty: Readonly<Record<string, ReadonlySet<string>>> = {
  FHKST01010100: new Set(['new_hgpr_lwpr_cls_code']),
  FHPST01010000: new Set([
    'new_hgpr_lwpr_cls_code',
    'new_lstn_cls_name',
    'vlnt_deal_cls_name',
    'flng_cls_name',
    'revl_issu_reas_name',
    'mrkt_warn_cls_name',
    'fcam_mod_cls_name',
  ]),
};
