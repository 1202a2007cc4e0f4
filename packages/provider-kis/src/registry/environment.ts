/** `paper` is the broker's play money on a host of its own, with its own keys, accounts, tokens and limits. */
export type KisEnvironment = 'real' | 'paper';

/** kis-api 1 [H] */
export const brokerHosts = {
  real: 'https://openapi.koreainvestment.com:9443',
  paper: 'https://openapivts.koreainvestment.com:29443',
} as const satisfies Readonly<Record<KisEnvironment, string>>;
