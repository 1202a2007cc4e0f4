import { answer, either, type FieldSource, row } from '../transactions/outcome.ts';
import { pageRowsOf, type Responder } from '../transactions/transaction-call.ts';
import { levelOf, totalOf } from './book-fields.ts';
import { change, percent, whole } from './number-text.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';

/** FHKST11300006: up to 30 symbols, FID_INPUT_ISCD_1 to _30; an unknown one gives a blank row (catalogue). */
export const manyStocks: Responder = (call) => {
  const rows: FieldSource[] = [];
  for (let place = 1; place <= pageRowsOf(call); place += 1) {
    const code = call.parameter(`FID_INPUT_ISCD_${place}`).trim().toUpperCase();
    if (code === '') continue;
    const quote = call.world.stocks.quote(code, call.at);
    rows.push(quote === undefined ? () => '' : manyRow(quote));
  }
  return answer({ output: rows });
};

function manyRow(quote: StockQuote): FieldSource {
  const { snapshot, price, previousClose, difference } = quote;
  const { bar, listing } = snapshot;
  const known = row({
    kospi_kosdaq_cls_name: listing.market,
    mrkt_trtm_cls_name: snapshot.halted ? '거래정지' : '',
    hour_cls_code: '0',
    inter_shrn_iscd: listing.code,
    inter_kor_isnm: listing.name,
    inter2_prpr: whole(price),
    inter2_prdy_vrss: whole(difference),
    inter2_oprc: whole(bar.open),
    inter2_hgpr: whole(bar.high),
    inter2_lwpr: whole(bar.low),
    inter2_llam: whole(snapshot.lowerLimit),
    inter2_mxpr: whole(snapshot.upperLimit),
    inter2_askp: whole(levelOf(quote, 'asks', 0).price),
    inter2_bidp: whole(levelOf(quote, 'bids', 0).price),
    total_askp_rsqn: whole(totalOf(quote, 'asks')),
    total_bidp_rsqn: whole(totalOf(quote, 'bids')),
    inter2_prdy_clpr: whole(previousClose),
    oprc_vrss_hgpr_rate: change(bar.high, bar.open),
    intr_antc_cntg_vrss: whole(difference),
    intr_antc_cntg_vrss_sign: difference > 0 ? '2' : difference < 0 ? '5' : '3',
    intr_antc_cntg_prdy_ctrt: percent(difference, previousClose),
    intr_antc_vol: '0',
    inter2_sdpr: whole(previousClose),
  });
  return either(known, stockSource(quote));
}
