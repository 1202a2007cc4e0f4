import { setTimeout as sleep } from 'node:timers/promises';
import type { TcpProxy } from '@hub/testing';

/** Long enough for a few commands to be executed, milliseconds. */
const executeMs = 15;

/**
 * Destroy all connections of a proxy.
 *
 * @param repliesLost - let commands of the last moments be executed, and lose their replies with the connection
 */
export async function cutProxy(proxy: TcpProxy, repliesLost: boolean): Promise<void> {
  if (repliesLost) {
    proxy.blackhole(true, 'to-client');
    await sleep(executeMs);
  }
  proxy.cutAll();
  proxy.blackhole(false, 'to-client');
}
