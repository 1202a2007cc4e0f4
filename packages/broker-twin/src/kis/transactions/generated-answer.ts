import { hhmmss } from '../../clock/korean-time.ts';
import type { DayBar } from '../../market/market.ts';
import type { Block } from '../catalogue/transaction.ts';
import { formatOf } from '../invented/field-format.ts';
import { inventedValue } from '../invented/invented-value.ts';
import { dayBarSource } from '../quotes/day-bar-source.ts';
import { indexListingOf, indexQuote, indexSource } from '../quotes/index-quote.ts';
import { stockSource } from '../quotes/stock-fields.ts';
import type { StockQuote } from '../quotes/stock-quote.ts';
import { answer, either, type FieldSource, row } from './outcome.ts';
import { momentSource, rowMoments } from './row-calendar.ts';
import { subjectOf } from './subject.ts';
import { pageRowsOf, type Responder, type TransactionCall } from './transaction-call.ts';

/** Account lists without a source of their own are short. */
const ACCOUNT_ROWS = 2;

/**
 * Any TR without a responder of its own. What its field names say about the asked stock or index comes from the market;
 * days and times run back from now; the rest is invented.
 */
export const generatedAnswer: Responder = (call) => {
  const stock = askedStock(call);
  const subject = stock === undefined ? indexOrNothing(call) : stockSource(stock);
  const blocks: Record<string, FieldSource | readonly FieldSource[]> = {};
  for (const block of call.transaction.blocks) {
    blocks[block.name] = block.list
      ? listOf(block, call, { stock, source: subject })
      : either(subject, nowSource(call));
  }
  return answer(blocks);
};

interface Subject {
  readonly stock: StockQuote | undefined;
  readonly source: FieldSource;
}

function listOf(block: Block, call: TransactionCall, { stock, source }: Subject): readonly FieldSource[] {
  const { id, kind } = call.transaction;
  const count = kind === 'account' ? ACCOUNT_ROWS : Math.min(pageRowsOf(call), 30);
  const listed =
    source === nothing && namesStocks(block, call) ? call.world.stocks.round(call.at, { most: count }) : [];
  const bars = stock === undefined ? [] : barsOf(stock, call, block, count);
  return rowMoments(call, block.fields, count).map((moment, index) => {
    const quote = listed[index];
    const bar = bars.find(({ day }) => day === moment.day);
    // The same row of two overlapping pages has the same values.
    const seed = `${id}|${askedCode(call)}|${moment.key}`;
    return either(
      bar === undefined ? nothing : dayBarSource(bar),
      momentSource(moment),
      row({ data_rank: String(index + 1) }),
      quote === undefined ? source : either(symbolSource(quote.snapshot.listing.code), stockSource(quote)),
      (field) => inventedValue(field, seed),
    );
  });
}

/** The days that a list by day may tell. */
function barsOf(
  { snapshot, venue }: StockQuote,
  call: TransactionCall,
  { fields }: Block,
  count: number,
): readonly DayBar[] {
  const days = rowMoments(call, fields, count).map(({ day }) => day);
  const [to = ''] = days;
  const from = days.at(-1) ?? '';
  if (!fields.includes('stck_bsop_date') || to === '') return [];
  return call.world.market.dayBars(snapshot.listing.code, { from, to }, call.at, { venue });
}

/** Only Korean shares are in this market. */
function namesStocks({ fields }: Block, { transaction }: TransactionCall): boolean {
  const isKorean = /\/(domestic-stock|etfetn)\//.test(transaction.path);
  return isKorean && fields.some((field) => formatOf(field) === 'symbol');
}

function symbolSource(code: string): FieldSource {
  return (field) => (formatOf(field) === 'symbol' ? code : undefined);
}

function askedStock(call: TransactionCall): StockQuote | undefined {
  const code = askedCode(call);
  return code === '' ? undefined : call.world.stocks.quote(code, call.at);
}

function askedCode({ parameter }: TransactionCall): string {
  return subjectOf(parameter).toUpperCase();
}

function indexOrNothing(call: TransactionCall): FieldSource {
  const listing = indexListingOf(call);
  const index = listing === undefined ? undefined : indexQuote(listing, call);
  return index === undefined ? nothing : indexSource(index);
}

function nowSource({ at }: TransactionCall): FieldSource {
  return (field) => (formatOf(field) === 'time' ? hhmmss(at) : undefined);
}

const nothing: FieldSource = () => undefined;
