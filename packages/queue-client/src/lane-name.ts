import { everyLane } from './control.ts';

/**
 * The one spelling of a lane: `*` for all, `KIS:*` for all accounts of a provider, `KIS:default` for one.
 *
 * @throws RangeError for an empty name
 */
export function laneName(lane: string): string {
  if (lane === everyLane) {
    return lane;
  }
  const [provider = '', ...account] = lane.split(':');
  if (provider.trim() === '') {
    throw new RangeError(
      `lane is ${JSON.stringify(lane)}; write "*", a provider such as "KIS", or "KIS:default"`,
    );
  }
  return `${provider.trim().toUpperCase()}:${account.length === 0 ? everyLane : account.join(':')}`;
}

/** Whether a lane, as {@link laneName} spells it, takes in the tasks of this provider and account. */
export function laneCovers(lane: string, provider: string, account: string): boolean {
  const name = provider.toUpperCase();
  return lane === everyLane || lane === `${name}:${everyLane}` || lane === `${name}:${account}`;
}
