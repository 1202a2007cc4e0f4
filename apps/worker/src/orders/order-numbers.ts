import { koreanDayOf } from '@hub/provider-kit';
import { queueKeys } from '@hub/queue-client';
import type { Order } from '@hub/task-schema';
import type { Redis } from 'ioredis';
import type { OrderIntent } from './order-record.ts';

/** As long as the records, seconds. */
const ttlSeconds = 7 * 86_400;

/** Which of the broker's order numbers belong to which task, so that one order is never taken for another like it. */
export class OrderNumbers {
  readonly #redis: () => Redis;
  readonly #normalQueue: string;

  constructor(redis: () => Redis, normalQueue: string) {
    this.#redis = redis;
    this.#normalQueue = normalQueue;
  }

  /** The broker said so. */
  async remember(intent: OrderIntent, taskId: string, orders: readonly Order[]): Promise<void> {
    const key = this.#key(intent);
    for (const { order_id: number } of orders) {
      await this.#redis().hset(key, number, taskId);
    }
    await this.#redis().expire(key, ttlSeconds);
  }

  /** The order list said so: the first task that finds an order has it. @returns whether it is this one */
  async claim(intent: OrderIntent, taskId: string, number: string): Promise<boolean> {
    const key = this.#key(intent);
    await this.#redis().hsetnx(key, number, taskId);
    await this.#redis().expire(key, ttlSeconds);
    return (await this.#redis().hget(key, number)) === taskId;
  }

  /** Numbers that belong to other tasks. */
  async ofOthers(intent: OrderIntent, taskId: string): Promise<readonly string[]> {
    const owners = await this.#redis().hgetall(this.#key(intent));
    return Object.entries(owners).flatMap(([number, owner]) => (owner === taskId ? [] : [number]));
  }

  /** Numbers are unique within a day of Korea (kis-api 10, kiwoom-api 10). */
  #key({ provider, environment, account, recordedAtMs }: OrderIntent): string {
    const day = koreanDayOf(recordedAtMs);
    return queueKeys.orderNumbers(this.#normalQueue, `${provider}:${environment}:${account}:${day}`);
  }
}
