import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { DeliveryLedger } from '../measure/delivery-ledger.ts';
import { benchDatabase, benchHost, type QueueSystem, type TaskWorker } from '../systems/queue-system.ts';
import type { CollectReply, FinishReply, OrderOf } from './protocol.ts';

/** So long without a start, and the rest will not come. */
const silenceMs = 10_000;
const lookEveryMs = 500;

/** One worker from its opening to the count of its results. */
export class Consumption {
  readonly #system: QueueSystem;
  readonly #order: OrderOf<'listen'>;
  readonly #ledger: DeliveryLedger;
  readonly #worker: TaskWorker;
  readonly #cpuAtStart: NodeJS.CpuUsage;
  readonly #lastStoredUs: Promise<number>;

  private constructor(
    system: QueueSystem,
    order: OrderOf<'listen'>,
    ledger: DeliveryLedger,
    worker: TaskWorker,
    cpuAtStart: NodeJS.CpuUsage,
  ) {
    this.#system = system;
    this.#order = order;
    this.#ledger = ledger;
    this.#worker = worker;
    this.#cpuAtStart = cpuAtStart;
    this.#lastStoredUs = worker.stored.then(monotonicUs);
  }

  static async open(system: QueueSystem, order: OrderOf<'listen'>): Promise<Consumption> {
    const ledger = new DeliveryLedger(order.tasks);
    const cpuAtStart = process.cpuUsage();
    const worker = await system.openWorker({ ...order, onStart: ledger.start });
    return new Consumption(system, order, ledger, worker, cpuAtStart);
  }

  async collect(): Promise<CollectReply> {
    const over = new AbortController();
    const lastStoredUs = await Promise.race([this.#lastStoredUs, this.#silence(over.signal)]);
    over.abort();
    const { user, system } = process.cpuUsage(this.#cpuAtStart);
    const { firstStartUs, neverStarted, doubled, latenciesUs } = this.#ledger;
    return { firstStartUs, lastStoredUs, cpuUs: user + system, neverStarted, doubled, latenciesUs };
  }

  async finish(): Promise<FinishReply> {
    await this.#worker.close();
    const redis = new Redis({ host: benchHost, port: this.#order.directPort, db: benchDatabase });
    const answers = await this.#system.countAnswers(redis, this.#order.tasks);
    redis.disconnect();
    return { answers };
  }

  /** Resolves when nothing has started for a while. */
  async #silence(over: AbortSignal): Promise<number> {
    let seen = this.#ledger.started;
    let silentSinceUs = monotonicUs();
    while (!over.aborted && monotonicUs() - silentSinceUs < silenceMs * 1_000) {
      await sleep(lookEveryMs);
      if (this.#ledger.started > seen) {
        seen = this.#ledger.started;
        silentSinceUs = monotonicUs();
      }
    }
    return silentSinceUs;
  }
}
