/** What a token belongs to. No part of it is secret. */
export interface TokenKey {
  /** `KIS`. */
  readonly provider: string;
  readonly environment: 'real' | 'paper';
  /** The account's name in the configuration, never its number. */
  readonly account: string;
  /** Which address the calls leave from, where the broker binds tokens to it (kiwoom-api 4: 8010). */
  readonly egress?: string;
}

/** `KIS:real:default`, for logs and maps. */
export function tokenKeyText({ provider, environment, account, egress }: TokenKey): string {
  return [provider, environment, account, ...(egress === undefined ? [] : [egress])].join(':');
}

/** Only this token has a plain copy for programs of old: they know one account per broker, a real one (WIRE part 1). */
export function isMirrored({ environment, account }: TokenKey): boolean {
  return environment === 'real' && account === 'default';
}
