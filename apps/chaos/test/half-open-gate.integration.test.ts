import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createHalfOpenGate } from '../src/arena/half-open-gate.ts';

/** Answers every chunk with itself. */
async function openEcho() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.pipe(socket);
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    sockets,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test('abandoned connections are silent and stay open on both sides; new ones work', async () => {
  await using echo = await openEcho();
  await using gate = await createHalfOpenGate(echo.port);
  const dead = connect(gate.port, '127.0.0.1');
  dead.write('one');
  expect(String((await once(dead, 'data'))[0])).toBe('one');

  expect(gate.abandonAll()).toBe(1);
  const ends: string[] = [];
  for (const name of ['data', 'end', 'close', 'error'] as const) dead.on(name, () => ends.push(name));
  echo.sockets[0]?.on('close', () => ends.push('closed on the server'));
  dead.write('two');
  echo.sockets[0]?.write('three');

  const alive = connect(gate.port, '127.0.0.1');
  alive.write('four');
  expect(String((await once(alive, 'data'))[0])).toBe('four');
  expect(ends).toEqual([]);

  // The client gives up; the server is never told.
  dead.destroy();
  alive.write('five');
  expect(String((await once(alive, 'data'))[0])).toBe('five');
  expect(echo.sockets[0]?.destroyed).toBe(false);
  alive.destroy();
});
