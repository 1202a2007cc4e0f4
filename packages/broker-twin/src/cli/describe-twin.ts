import type { BrokerTwin, TwinAddress } from '../broker-twin.ts';

/** What the command prints when it listens: addresses and keys, all of them fake. */
export function describeTwin({ kis, kiwoom, adminUrl, clock }: BrokerTwin): string {
  const addresses = [kis.real, kis.paper, kiwoom.real, kiwoom.paper].map(describeAddress).join('\n');
  const admin = adminUrl === undefined ? '' : `\nadmin         ${adminUrl}\n`;
  return `${addresses}${admin}\nvirtual time  ${new Date(clock.now()).toISOString()}, speed ${clock.speed}\nready\n`;
}

function describeAddress({ broker, environment, url, accounts }: TwinAddress): string {
  const title = `${broker} ${environment}`.padEnd(14);
  const keys = accounts.map(
    ({ account, appKey, appSecret }) =>
      `  account     ${account}\n    app key     ${appKey}\n    app secret  ${appSecret}\n`,
  );
  return `${title}${url}\n${keys.join('')}`;
}
