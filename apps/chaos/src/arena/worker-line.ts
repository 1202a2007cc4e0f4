import { createTcpProxy, type TcpProxy } from '@hub/testing';
import { createHalfOpenGate, type HalfOpenGate } from './half-open-gate.ts';

/** The network between one worker and the tested Redis: worker → proxy → gate → Redis. */
export interface WorkerLine extends AsyncDisposable {
  readonly url: string;
  readonly proxy: TcpProxy;
  readonly gate: HalfOpenGate;
}

export async function openWorkerLine(redisPort: number): Promise<WorkerLine> {
  const gate = await createHalfOpenGate(redisPort);
  const proxy = await createTcpProxy({ port: gate.port });
  return {
    url: `redis://127.0.0.1:${proxy.port}/15`,
    proxy,
    gate,
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await gate[Symbol.asyncDispose]();
    },
  };
}
