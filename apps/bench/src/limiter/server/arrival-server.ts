import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { Child } from '../../process/child.ts';
import { type Arrival, arrivalLogSchema, toArrivals } from './arrival-log.ts';
import { neverWait } from './never-wait.ts';

const program = fileURLToPath(new URL('server-main.ts', import.meta.url));
const readySchema = z.object({ port: z.int().positive() });

/** The parent's side of the server that logs arrivals. */
export class ArrivalServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: Child;

  private constructor(port: number, child: Child) {
    this.port = port;
    this.#child = child;
  }

  /** @param jitterMs - on its way each call takes up to this much longer than the quickest one */
  static async start(jitterMs: number, seed: number): Promise<ArrivalServer> {
    const child = new Child({ title: 'server', program, args: [String(jitterMs), String(seed)] });
    const { port } = await child.reply(readySchema);
    if (child.pid !== undefined) await neverWait(child.pid);
    return new ArrivalServer(port, child);
  }

  /** All that arrived, once all connections are closed. */
  async collect(): Promise<Arrival[]> {
    return toArrivals(await this.#child.ask({}, arrivalLogSchema));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child.kill9();
  }
}
