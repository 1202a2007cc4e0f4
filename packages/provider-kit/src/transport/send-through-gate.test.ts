import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gate } from '@hub/provider';
import { describe, expect, test } from 'vitest';
import { createTransport } from './create-transport.ts';
import { sendThroughGate } from './send-through-gate.ts';
import type { Transport } from './transport.ts';

/** Opens passes that say in turn whether they may be used; the last answer holds. */
function gateOf(...answers: boolean[]): { gate: Gate; entered: () => number } {
  let entered = 0;
  const isUsable = () => (answers.length > 1 ? answers.shift() : answers[0]) === true;
  return {
    entered: () => entered,
    gate: {
      enter: async () => {
        entered += 1;
        return { isUsable, refused: () => undefined };
      },
    },
  };
}

const send = (transport: Transport, gate: Gate, url: string) =>
  sendThroughGate({
    transport,
    gate,
    request: { method: 'GET', url, headers: {}, operationClass: 'quote' },
    scopes: [],
    purpose: 'token',
    signal: new AbortController().signal,
    timeoutMs: 5_000,
  });

describe('sendThroughGate', () => {
  test('exchanges passes that ran out before the request left, and sends once', async () => {
    let arrived = 0;
    const server = createServer((_request, response) => {
      arrived += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const transport = createTransport({ provider: 'TEST' });
    const { gate, entered } = gateOf(false, false, true);
    try {
      const { reply } = await send(transport, gate, `http://127.0.0.1:${port}/`);
      expect(reply.status).toBe(200);
      expect(entered()).toBe(3);
      expect(arrived).toBe(1);
    } finally {
      await transport.close();
      server.close();
    }
  });

  test('hands on every other failure at once', async () => {
    const transport = createTransport({ provider: 'TEST' });
    const { gate, entered } = gateOf(true);
    await expect(send(transport, gate, 'no URL')).rejects.toMatchObject({ code: 'ERR_PROVIDER_REJECTED' });
    expect(entered()).toBe(1);
    await transport.close();
  });
});
