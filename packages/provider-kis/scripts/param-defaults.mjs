/** What no program may choose for its caller: whose, what, when, how many, at which price. */
const ASKED = new Set(
  `FID_INPUT_ISCD PDNO SYMB SYMB_01 SRS_CD EXCH_CD MKSC_SHRN_ISCD SHTN_PDNO ITEM_CD FID_INPUT_ISCD_1
   FID_INPUT_DATE_1 FID_INPUT_DATE_2 FID_INPUT_HOUR_1 BASS_DT TRAD_DT INQR_STRT_DT INQR_END_DT ORD_STRT_DT ORD_END_DT
   STRT_ORD_DT END_ORD_DT ERLM_STRT_DT ERLM_END_DT RSVN_ORD_ORD_DT RSVN_ORD_END_DT F_DT T_DT CLOSE_DATE_TIME
   ORD_UNPR OVRS_ORD_UNPR CRDT_TYPE OVRS_EXCG_CD EXCD EXCD_01 NREC USER_ID SEQ`.split(/\s+/),
);

/** The account fills these in. */
const ACCOUNT = new Set(['CANO', 'ACNT_PRDT_CD']);

/** All a caller need not say about an order. */
const ORDER_CONSTANTS = new Set(['ORD_SVR_DVSN_CD', 'ORD_PRCS_DVSN_CD']);

/** Better than the example of the catalogue; by name, or by TR and name. */
const CHOSEN = {
  // One day unless asked for more: earlier days must not slip into an answer.
  FID_PW_DATA_INCU_YN: 'N',
  FID_FAKE_TICK_INCU_YN: '',
  ORD_GNO_BRNO: '',
  NMIN: '1',
  // 60 s bars.
  FHPUP02110200_FID_INPUT_HOUR_1: '60',
  FHKUP03500200_FID_INPUT_HOUR_1: '60',
  FHKIF03020200_FID_HOUR_CLS_CODE: '60',
  FHKST03030200_FID_HOUR_CLS_CODE: '0',
  // More than 120 are not given (kis-trs).
  HHDFS76950200_NREC: '120',
  QRY_CNT: '120',
  QRY_TP: 'Q',
  // By symbol, with the trades of the day before, as in the sample exchanges.
  TTTC8434R_INQR_DVSN: '02',
  TTTC8434R_PRCS_DVSN: '00',
  // "Best use ORD_DVSN 01" (kis-api 10): the price does not matter then.
  TTTC8908R_ORD_UNPR: '0',
  // An order list without the orders of other venues would look whole. Paper takes KRX only (kis-trs).
  TTTC0081R_EXCG_ID_DVSN_CD: 'ALL',
  CTSC9215R_EXCG_ID_DVSN_CD: 'ALL',
};

/** What is sent when the caller says nothing; undefined: he must say it, or it is left out. */
export function defaultOf(tr, { name, required, example }) {
  if (ACCOUNT.has(name)) return undefined;
  const chosen = CHOSEN[`${tr.tr_id_real}_${name}`] ?? CHOSEN[name];
  if (chosen !== undefined) return chosen;
  if (tr.kind === 'order') {
    return required && (example === '' || ORDER_CONSTANTS.has(name)) ? example : undefined;
  }
  // Optional keys of a query must be present, empty (kis-api 3 [H]).
  if (!required) return '';
  // '0000' is the whole market in rankings, '%' every exchange.
  if (ASKED.has(name.toUpperCase()) && !['', '0000', '%'].includes(example)) return undefined;
  return example;
}
