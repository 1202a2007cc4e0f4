import type { EnvironmentAccounts, TwinAccount, TwinAccounts } from './twin-account.ts';

const CASH_KRW = 100_000_000;
const HOLDINGS = { '000660': 20, '005930': 100 };

/** Widths: kis-api 2 [H]. */
const KIS = { keyWidth: 36, secretWidth: 180 };
/** Widths are a guess; nothing reads them. */
const KIWOOM = { keyWidth: 43, secretWidth: 43 };

/** Two keys in each environment: the first one's account holds cash and shares, the second one's nothing. */
export const defaultAccounts: TwinAccounts = {
  kis: twoEnvironments('KIS', KIS, (number) => `5000000${number}-01`),
  kiwoom: twoEnvironments('KIWOOM', KIWOOM, (number) => `500000${number}111`),
};

interface Widths {
  readonly keyWidth: number;
  readonly secretWidth: number;
}

function twoEnvironments(
  broker: string,
  widths: Widths,
  account: (number: number) => string,
): EnvironmentAccounts {
  const pair = (environment: string, first: number): TwinAccount[] => [
    {
      ...fakeKey(`FAKE-${broker}-${environment}-1`, widths),
      account: account(first),
      cash: CASH_KRW,
      holdings: HOLDINGS,
    },
    { ...fakeKey(`FAKE-${broker}-${environment}-2`, widths), account: account(first + 1) },
  ];
  return { real: pair('REAL', 1), paper: pair('PAPER', 3) };
}

function fakeKey(name: string, { keyWidth, secretWidth }: Widths): { appKey: string; appSecret: string } {
  return {
    appKey: `${name}-`.padEnd(keyWidth, 'key0'),
    appSecret: `${name}-`.padEnd(secretWidth, 'secret0'),
  };
}
