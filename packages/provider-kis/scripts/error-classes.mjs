/** Which class each code belongs to, read from `when` and `client_action` of the broker's list. */
const CODES = {
  'token-dead': ['EGW00121', 'EGW00123'],
  'token-issue-limit': ['EGW00133'],
  credentials: [
    'EGW00003',
    'EGW00004',
    'EGW00102',
    'EGW00103',
    'EGW00104',
    'EGW00105',
    'EGW00304',
    'OPSQ2000',
  ],
  environment: ['EGW00210', 'EGW02004'],
  'rate-limit': ['EGW00201'],
  'shared-limit': ['EGW00215'],
  // A request without a token is our mistake: a new token would not help (kis-api 7).
  caller: [
    ...['EGW00101', 'EGW00115', 'EGW00116', 'EGW00117', 'EGW00122', 'EGW00131', 'EGW00132', 'EGW00205'],
    ...['EGW00208', 'EGW00209', 'OPSQ2001', 'OPSQ2002'],
  ],
  'not-offered': ['EGW00206', 'EGW00213', 'OPSQ0002'],
  'unknown-symbol': ['MCA05918', 'APBK0656', '40070000'],
  funds: ['APBK0400', 'APBK0952', 'APBK1234', '40240000'],
  'session-closed': ['APBK0918', 'APBK0919', 'APBK1664', '40580000', '40100000'],
  'order-refused': ['APBK1943', 'APBK3013'],
  outage: ['EGW00001', 'EGW00002', 'EGW00202', 'EGW00203', 'EGW00300'],
  'outcome-unknown': ['EGW00301', 'EGW00302'],
  'ip-not-registered': ['EGW00207', 'EGW00303'],
};

const classes = new Map(
  Object.entries(CODES).flatMap(([errorClass, codes]) => codes.map((code) => [code, errorClass])),
);

export function classOf(code) {
  return classes.get(code);
}
