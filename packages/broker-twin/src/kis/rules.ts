import { type BrokerRule, defineRule, type RuleMark } from '../rules/broker-rule.ts';

type RuleLine = readonly [id: string, mark: RuleMark, source: string, text: string];

const access: readonly RuleLine[] = [
  [
    'hosts.own-keys',
    'documented',
    'kis-api 1 [H]',
    'Real and paper have keys, tokens and accounts of their own; a foreign key is EGW00103 at tokenP and EGW02004 at TRs.',
  ],
  [
    'hosts.paper-lacks',
    'documented',
    'kis-api 1 [H]',
    'Paper serves only the TRs that have a paper id; the others are HTTP 500 EGW00213.',
  ],
  [
    'hosts.paper-id-on-real',
    'measured',
    'kis-errors EGW02004',
    'A paper TR id on the real host is HTTP 500 EGW02004.',
  ],
  ['hosts.us-sell', 'documented', 'kis-api 1 [H]', 'US sell is TTTT1006U on real and VTTT1001U on paper.'],
  ['token.lifetime', 'documented', 'kis-api 2 [H]', 'A token lives 24 hours.'],
  [
    'token.same-within-six-hours',
    'documented',
    'kis-api 2 [H]',
    'Within six hours of the issue the same token comes back.',
  ],
  [
    'token.once-a-minute',
    'documented',
    'kis-api 2 [H]',
    'A second request within a minute is HTTP 403 EGW00133 with error_description and error_code only.',
  ],
  [
    'token.minute-of-any-answer',
    'assumed',
    'kis-api 2',
    'The minute begins with the last answered request, also when the token was an old one.',
  ],
  [
    'token.predecessor',
    'measured',
    'kis-api 2 [M]',
    'A new token may kill the older one: switch `reissue`, off.',
  ],
  [
    'token.expires-in',
    'measured',
    'kis-api 2 [M]',
    'A token served again says 86400, or what is left: switch `expiresIn`.',
  ],
  [
    'token.bad-key',
    'documented',
    'kis-api 2 [H]',
    'Unknown key EGW00103 and wrong secret EGW00105, both HTTP 403.',
  ],
  ['token.shape', 'measured', 'kis-api 2', 'Three parts as of a JWT, at most 350 characters.'],
  [
    'revoke.number',
    'documented',
    'kis-api 2',
    'revokeP answers the number 200; the token is unknown from then on.',
  ],
  ['revoke.unknown', 'assumed', 'kis-api 2', 'Revoking an unknown token is HTTP 403 EGW00121.'],
  [
    'approval',
    'documented',
    'kis-api 2, 8 [M]',
    'The approval key is a UUID, asked for with `secretkey`, once a second, counted apart.',
  ],
  [
    'hashkey',
    'measured',
    'kis-api 2 [M]',
    'hashkey echoes the body with 64 hexadecimal digits, without a token.',
  ],
  [
    'hashkey.algorithm',
    'assumed',
    'fixture hashkey',
    'The digits are SHA-256 of the body; a header that differs is EGW00131.',
  ],
  [
    'auth.no-401',
    'measured',
    'kis-api 7 [M]',
    'Token errors are HTTP 500: EGW00121 unknown, EGW00122 missing, EGW00123 expired.',
  ],
  [
    'auth.not-bearer',
    'documented',
    'kis-errors EGW00205',
    'Another scheme than Bearer is EGW00205; its status 500 is assumed.',
  ],
  ['auth.token-of-key', 'documented', 'kis-api 3', 'A token of another key is as good as unknown.'],
  [
    'auth.order-of-checks',
    'assumed',
    'kis-api 11',
    'Key, secret, token, rate, headers, TR, parameters, account: checked in this order.',
  ],
  [
    'headers.custtype',
    'measured',
    'kis-api 3 [M]',
    'custtype may be left out; other letters than P and B are EGW00208.',
  ],
];

const gateway: readonly RuleLine[] = [
  ['rate.limit', 'documented', 'kis-api 8 [M]', '18 calls per second and app key on real, 1 on paper.'],
  [
    'rate.window',
    'assumed',
    'kis-api 8 [H]: not published',
    'The window is the clock second; sliding seconds and token buckets are switches.',
  ],
  [
    'rate.refused',
    'assumed',
    'kis-api 8 [M]: unknown',
    'Refused calls use up nothing: switch `countRefused`.',
  ],
  ['rate.status', 'measured', 'kis-api 8 [M]', 'EGW00201 comes with HTTP 500, or 200: switch `rateStatus`.'],
  [
    'rate.shared-ledger',
    'measured',
    'kis-api 8 [M]',
    'Balance TRs share a limit with all customers, EGW00215: switch `sharedLedgerRule`, off.',
  ],
  [
    'routing.pair',
    'documented',
    'kis-api 11.1',
    'Method, path and tr_id decide together; a wrong pair is OPSQ0002.',
  ],
  ['routing.old-ids', 'measured', 'kis-api 10', 'Old order ids still work.'],
  ['routing.double-slash', 'measured', 'kis-api 3 [M]', 'A double slash in the path works.'],
  [
    'parameters.case',
    'measured',
    'kis-api 3 [M]',
    'Query keys count in any case, body keys only in upper case.',
  ],
  [
    'parameters.missing',
    'documented',
    'kis-api 3 [H]',
    'A missing key is OPSQ2001 with its name, also one that the document calls optional.',
  ],
  ['parameters.ledger-optional', 'assumed', 'kis-api 3', 'Account and order TRs do without optional keys.'],
  [
    'parameters.size',
    'measured',
    'kis-errors OPSQ2002',
    'A value that is too long is OPSQ2002; the widths are guessed from the names.',
  ],
  ['parameters.account', 'measured', 'kis-errors OPSQ2000', 'An account of somebody else is OPSQ2000.'],
  [
    'parameters.venue',
    'documented',
    'kis-api 9 [M]',
    'J is KRX, NX is NXT, UN both; paper takes J; other letters are OPSQ2001.',
  ],
  [
    'reply.headers',
    'documented',
    'kis-api 4 [H]',
    'tr_id, tr_cont and gt_uid in lower case, tr_cont always there, common headers capitalised.',
  ],
  ['reply.gateway-headers', 'assumed', 'fixtures', 'Gateway errors carry none of the KIS headers.'],
  [
    'reply.order-of-keys',
    'documented',
    'kis-api 6',
    'Quotes: outputs then message; orders: message then output; gateway errors: rt_cd, msg1, msg_cd.',
  ],
  ['reply.padding', 'documented', 'kis-api 5 [H]', 'msg1 of account TRs is padded to 80 bytes of CP949.'],
  ['reply.omitted', 'measured', 'kis-api 6 [M]', 'Some keys without a value are left out.'],
  ['paging.marks', 'documented', 'kis-api 5 [H]', 'tr_cont F and M before the last page, D and E on it.'],
  ['paging.d-or-e', 'assumed', 'kis-api 5 [L]', 'D is the only page, E the last of several.'],
  [
    'paging.context',
    'documented',
    'kis-api 5 [M]',
    'The context keys are padded to 20, 100 or 200; NK is blank on the last page.',
  ],
];

const market: readonly RuleLine[] = [
  ['minutes.label', 'measured', 'kis-api 9 [M]', 'A minute bar carries its start; a session has 381 bars.'],
  [
    'minutes.future',
    'measured',
    'kis-api 9 [M]',
    'Minutes of today that are still to come repeat the current price.',
  ],
  [
    'minutes.first-row',
    'measured',
    'kis-api 9 [M]',
    'The running minute repeats the last volume until its first trade: switch `repeatedFirstVolume`.',
  ],
  [
    'minutes.doubled-close',
    'measured',
    'kis-api 9 [M]',
    'The 15:30 bar tells twice its volume: switch `doubledClosingVolume`.',
  ],
  ['minutes.previous-day', 'measured', 'kis-api 9 [M]', 'FID_PW_DATA_INCU_YN Y goes on into the day before.'],
  [
    'minutes.holiday',
    'measured',
    'kis-api 9 [M]',
    'The past-day TR answers a holiday with the session before it; output1 is the quote of now.',
  ],
  [
    'minutes.year',
    'documented',
    'kis-api 9',
    'The past-day TR goes about a year back; later questions find nothing.',
  ],
  [
    'candles.rows',
    'documented',
    'kis-api 9',
    'Candles: the newest 100 of the range; daily prices 30; index candles 50.',
  ],
  [
    'candles.adjusted',
    'measured',
    'kis-api 9 [M]',
    'FID_ORG_ADJ_PRC 0 is adjusted in range candles and raw in daily prices.',
  ],
  [
    'candles.period-day',
    'assumed',
    'kis-api 9',
    'Bars of weeks, months and years carry their last trading day.',
  ],
  [
    'book.phase',
    'assumed',
    'kis-api 9 [L]',
    'antc_mkop_cls_code is 311 before the open, 112 in the session, 121 in the closing auction.',
  ],
  [
    'investors.today',
    'measured',
    'kis-api 9 [M]',
    'Figures of today are empty strings until 15:40, and the daily TR says TIME LIMIT.',
  ],
  ['calendar', 'measured', 'kis-api 9', '24 rows from BASS_DT; tr_day_yn is Y even on weekends.'],
  [
    'symbols.unknown',
    'measured',
    'kis-api 9 [M]',
    'An unknown symbol is MCA05918 in some TRs and blank in others; which are which is assumed.',
  ],
  ['rankings', 'documented', 'kis-api 9', 'Rankings have 30 rows and no continuation.'],
  [
    'rounds',
    'assumed',
    'kis-api 9',
    'Rankings are made every ten seconds; near highs and lows and the counts of an index go by the first 200 stocks.',
  ],
  [
    'invented',
    'assumed',
    'kis-trs',
    'Fields that the market says nothing about have invented values, the same for the same TR and symbol.',
  ],
  [
    'overseas',
    'assumed',
    'kis-trs',
    'Overseas prices are invented; overseas, bond, futures and reserved orders are accepted and forgotten.',
  ],
];

const orders: readonly RuleLine[] = [
  [
    'orders.accepted',
    'documented',
    'kis-api 10',
    'APBK0013 on real, 40600000 and 40590000 on paper; keys in capital letters.',
  ],
  [
    'orders.kinds',
    'documented',
    'kis-api 10 [H]',
    'ORD_DVSN 00 to 24; a kind that the venue has not is APBK1943.',
  ],
  [
    'orders.after-hours-kinds',
    'assumed',
    'kis-api 10',
    'Kinds of before and after hours (05 to 07) and stop limit (22) are not taken.',
  ],
  ['orders.no-money', 'documented', 'kis-api 7 [M]', 'APBK0952, rt_cd 7; 40250000 on paper is assumed.'],
  [
    'orders.closed',
    'assumed',
    'kis-api 7 (texts uncertain)',
    'APBK0918 outside hours, APBK0919 on closed days; 40580000 and 40100000 on paper.',
  ],
  [
    'orders.off-tick',
    'assumed',
    'users’ logs',
    'A price off the tick is APBK0506, 40030000 on paper; beyond the limits APBK0507, 40270000.',
  ],
  ['orders.amend', 'documented', 'kis-api 10', 'Amending and cancelling give a number of their own.'],
  ['balance.sold-out', 'documented', 'kis-api 10', 'Sold-out positions stay as rows with quantity 0.'],
  [
    'balance.cash',
    'documented',
    'kis-api 10',
    'prvs_rcdl_excc_amt is cash at D+2: trades of the day are counted there, not in the deposit.',
  ],
  ['orderable.market', 'documented', 'kis-api 10', 'A market order reserves the upper-limit price.'],
  [
    'lists.page-rows',
    'documented',
    'kis-api 9',
    'Pages: balance 50 (paper 20), orders 100 (paper 15), open orders 50.',
  ],
];

export const kisRules: readonly BrokerRule[] = [...access, ...gateway, ...market, ...orders].map(
  ([id, mark, source, text]) => defineRule({ id: `kis.${id}`, broker: 'KIS', mark, source, text }),
);
