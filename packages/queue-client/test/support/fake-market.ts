import type { Candle, Quote, Response, Task, Tick } from '@hub/task-schema';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const SEOUL_MS = 9 * 3_600_000;
const MINUTES_A_DAY = 381;

const quote: Quote = {
  symbol: '005930',
  time: '2024-09-10T06:30:00Z',
  price: '71500',
  market_scope: 'KRX',
  source_type: 'REST_API_KIS',
};

export interface FakeMarketOptions {
  /** Rows of one page of the broker, newest first. */
  readonly pageRows?: number;
  /** Pages the worker may fetch for one task. */
  readonly maxPages?: number;
}

/** A worker's answers from a market in which every weekday trades, each minute or day at its own price. */
export class FakeMarket {
  readonly tasks: Task[] = [];
  /** Pages the broker was asked for. */
  pages = 0;
  readonly #pageRows: number;
  readonly #maxPages: number;

  constructor({ pageRows = 100, maxPages = 500 }: FakeMarketOptions = {}) {
    this.#pageRows = pageRows;
    this.#maxPages = maxPages;
  }

  readonly handle = async ({ task }: { readonly task: Task }): Promise<Response> => {
    this.tasks.push(task);
    const { task_id = '', provider, tr_id } = task;
    const answer = { task_id, status: 'SUCCESS', provider, tr_id, data: {} } as const;
    const { interval } = task.params;
    if (typeof interval !== 'string') return { ...answer, quote };
    const opens = interval === '1m' ? minuteOpens(boundsOf(task)) : dayOpens(boundsOf(task));
    const { rows, isWhole } = this.#fetch(
      opens.map((openMs) => candle(String(task.params['symbol']), interval, openMs)),
    );
    return { ...answer, candles: rows, ...(!isWhole && { partial: { reason: 'page-limit' } }) };
  };

  /** As the providers do it: back from the newest page, then turned round. */
  #fetch(candles: readonly Candle[]): { readonly rows: Candle[]; readonly isWhole: boolean } {
    const newestFirst = candles.toReversed();
    const rows: Candle[] = [];
    for (let page = 0; page < this.#maxPages && rows.length < candles.length; page += 1) {
      rows.push(...newestFirst.slice(rows.length, rows.length + this.#pageRows));
      this.pages += 1;
    }
    return { rows: rows.toReversed(), isWhole: rows.length === candles.length };
  }
}

export function tick(time: string, price: string): Tick {
  return { symbol: '005930', time, price, volume: '1', market_scope: 'KRX', source_type: 'REST_API_KIS' };
}

function candle(symbol: string, interval: string, openMs: number): Candle {
  const price = String(openMs / MINUTE_MS);
  return {
    symbol,
    interval,
    open_time: new Date(openMs).toISOString().replace('.000', ''),
    open: price,
    high: price,
    low: price,
    close: price,
    volume: '1',
    market_scope: 'KRX',
    adjusted: false,
    source_type: 'REST_API_KIS',
  };
}

/** Whole days in Korea, or instants: what a task may say. */
function boundsOf({ params }: Task): readonly [firstMs: number, lastMs: number] {
  const [from, to] = [String(params['from']), String(params['to'])];
  const isDay = from.length === 10;
  return [Date.parse(from) - (isDay ? SEOUL_MS : 0), Date.parse(to) + (isDay ? DAY_MS - SEOUL_MS - 1 : 0)];
}

function dayOpens([firstMs, lastMs]: readonly [number, number]): number[] {
  const opens: number[] = [];
  const firstDay = Math.ceil((firstMs + SEOUL_MS) / DAY_MS);
  for (let day = firstDay; day * DAY_MS - SEOUL_MS <= lastMs; day += 1) {
    // 1 January 1970 was a Thursday.
    if (![2, 3].includes(day % 7)) opens.push(day * DAY_MS - SEOUL_MS);
  }
  return opens;
}

function minuteOpens([firstMs, lastMs]: readonly [number, number]): number[] {
  return dayOpens([firstMs - DAY_MS, lastMs])
    .flatMap((dayMs) => Array.from({ length: MINUTES_A_DAY }, (_, at) => dayMs + (540 + at) * MINUTE_MS))
    .filter((openMs) => openMs >= firstMs && openMs <= lastMs);
}
