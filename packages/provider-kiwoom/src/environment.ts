/** Real money, or what the broker calls mock investment. */
export type KiwoomEnvironment = 'real' | 'paper';

/** kiwoom-api 1 [A] */
const hosts: Readonly<Record<KiwoomEnvironment, string>> = {
  real: 'https://api.kiwoom.com',
  paper: 'https://mockapi.kiwoom.com',
};

/**
 * Where calls of an environment go, without a slash at the end.
 *
 * @param baseUrl - another address, such as that of a simulator
 * @throws {RangeError} it is no HTTP address, or the broker's host of the other environment
 */
export function baseUrlOf(environment: KiwoomEnvironment, baseUrl: string = hosts[environment]): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new RangeError('baseUrl must be an HTTP address');
  const other = environment === 'real' ? 'paper' : 'real';
  if (url.host === new URL(hosts[other]).host) {
    throw new RangeError(`baseUrl is the ${other} host and the environment is ${environment}`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
