/** Who holds a lease at the moment, as Redis sees it. */
export interface LeaseBook {
  /** Ids of the workers whose lease has not run out: `<hostname>:<pid>:<start>:<random>`. Rejects without Redis. */
  livingWorkers(): Promise<readonly string[]>;
  close(): void;
}

export interface Health {
  readonly isHealthy: boolean;
  /** One line for people. */
  readonly message: string;
}

/** Whether a worker of this host keeps its lease alive. That needs its process, its event loop and Redis. */
export async function checkHealth(book: LeaseBook, hostname: string): Promise<Health> {
  try {
    const living = await book.livingWorkers();
    const here = living.find((workerId) => workerId.startsWith(`${hostname}:`));
    return here === undefined
      ? {
          isHealthy: false,
          message: `unhealthy: no worker of host ${hostname} holds a lease; is it running?`,
        }
      : { isHealthy: true, message: `healthy: worker ${here} holds its lease` };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { isHealthy: false, message: `unhealthy: Redis does not answer (${cause}); check REDIS_URL` };
  } finally {
    book.close();
  }
}
