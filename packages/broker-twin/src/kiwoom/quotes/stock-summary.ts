import type { Responder } from '../answers/tr-answer.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';
import { askedSymbol } from '../symbols/asked-symbol.ts';
import { signedPrice, signedRate } from '../values/number-texts.ts';
import { seededNumber } from '../values/seeded-number.ts';
import { quoteFacts } from './quote-facts.ts';
import { type PriceSpan, withBar } from './year-statistics.ts';

/** ka10001: the base data of one stock. An unknown one is answered with blanks, class 0. kiwoom-api 4 [A] */
export const stockSummary: Responder = ({ spec, body, world, at }) => {
  const { market, yearStatistics } = world;
  const symbol = askedSymbol(body['stk_cd'] ?? '', world);
  const snapshot = symbol && market.snapshot(symbol.listing.code, at, symbol.venue);
  const facts = symbol && quoteFacts(symbol, market, at);
  if (snapshot === undefined || facts === undefined) return { kind: 'answer', top: blankRow(spec.top) };

  const { bar, listing, day } = snapshot;
  const year = yearStatistics.of(listing.code, day, at);
  const days250 = withBar(year.days250, bar);
  const calendarYear = withBar(year.calendarYear, bar);
  const price = (value: number) => signedPrice(value, bar.previousClose);
  const away = (value: number) => signedRate((100 * (bar.close - value)) / value);
  // A loss-maker has no PER. kiwoom-api 7 [A]
  const earnings = Math.round(bar.close * (seededNumber(`eps|${listing.code}`) * 0.12 - 0.01));
  const worth = Math.round(bar.close * (0.4 + seededNumber(`bps|${listing.code}`)));
  const isCompany = listing.kind === 'stock';
  const top = fillRow({
    fields: spec.top,
    facts,
    seed: `${spec.id}|${listing.code}`,
    values: {
      setl_mm: isCompany ? '12' : '',
      oyr_hgst: price(calendarYear.high),
      oyr_lwst: price(calendarYear.low),
      ...spanTexts('250hgst', days250.high, days250.highDay),
      ...spanTexts('250lwst', days250.low, days250.lowDay),
      mac_wght: '',
      exp_cntr_qty: '0',
      per: isCompany && earnings > 0 ? (bar.close / earnings).toFixed(2) : '',
      eps: isCompany ? String(earnings) : '',
      pbr: isCompany ? (bar.close / worth).toFixed(2) : '',
      bps: isCompany ? String(worth) : '',
      roe: isCompany ? ((100 * earnings) / worth).toFixed(1) : '',
    },
  });
  return { kind: 'answer', top };

  function spanTexts(prefix: string, value: number, valueDay: PriceSpan['highDay']): Record<string, string> {
    return {
      [prefix]: price(value),
      [`${prefix}_pric_dt`]: valueDay,
      [`${prefix}_pric_pre_rt`]: away(value),
    };
  }
};
