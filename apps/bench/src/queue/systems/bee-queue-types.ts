/** The part of bee-queue used here. Its own types need types of a Redis client that ships none. */
interface BeeJob<Data> {
  readonly data: Data;
  save(): Promise<BeeJob<Data>>;
}

export interface BeeSettings {
  readonly redis: { readonly host: string; readonly port: number; readonly db: number };
  readonly isWorker: boolean;
  readonly getEvents: boolean;
  readonly sendEvents: boolean;
  readonly storeJobs: boolean;
  readonly removeOnSuccess: boolean;
}

interface BeeQueue<Data, Result> {
  ready(): Promise<unknown>;
  createJob(data: Data): BeeJob<Data>;
  saveAll(jobs: readonly BeeJob<Data>[]): Promise<ReadonlyMap<BeeJob<Data>, Error>>;
  process(concurrency: number, handler: (job: BeeJob<Data>) => Promise<Result>): void;
  checkStalledJobs(intervalMs: number): Promise<number>;
  on(event: 'succeeded', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  close(timeoutMs: number): Promise<void>;
}

export type BeeQueueClass<Data, Result> = new (name: string, settings: BeeSettings) => BeeQueue<Data, Result>;
