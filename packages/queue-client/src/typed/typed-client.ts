import {
  type Balance,
  errorDetail,
  type Orderbook,
  type Quote,
  type Response,
  type SuccessResponse,
} from '@hub/task-schema';
import type { Clock } from '../clock.ts';
import type { ExecuteOptions } from '../execute-options.ts';
import type { NewTask } from '../hub-client-options.ts';
import { candleTasks } from './candle-tasks.ts';
import { checkBalance, checkCandles, checkSymbol, checkTicks } from './check-query.ts';
import { HubResponseError } from './hub-response-error.ts';
import { PartialAnswerError } from './partial-answer-error.ts';
import { taskSeries } from './task-series.ts';
import type { TypedCalls } from './typed-calls.ts';
import type { BalanceQuery, CandleQuery, SymbolQuery, TickQuery } from './typed-queries.ts';

type Model = 'candles' | 'ticks' | 'orderbook' | 'quote' | 'balance';

/** The typed calls of every client, whatever its `execute` does. */
export abstract class TypedClient implements TypedCalls {
  readonly #now: () => number;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#now = () => clock.now();
  }

  abstract execute(task: NewTask, options?: ExecuteOptions): Promise<Response>;

  candles(query: CandleQuery): ReturnType<TypedCalls['candles']> {
    const { tr, range } = checkCandles(query, this.#now());
    return taskSeries({
      tasks: () => candleTasks(query, tr, range, this.#now),
      answer: (task, stop) => this.#answer(task, query, stop),
      rowsOf: (response) => modelOf(response, 'candles'),
      timeOf: ({ open_time }) => open_time,
      whole: (candles, missing) => ({ candles, ...missing }),
      allowPartial: query.allowPartial,
    });
  }

  ticks(query: TickQuery): ReturnType<TypedCalls['ticks']> {
    const { trs, range } = checkTicks(query, this.#now());
    const { provider, account, symbol, market } = query;
    const { from, to } = range;
    const bounds = { from: isoText(from), to: isoText(to) };
    const isLatest = from === undefined && to === undefined;
    const tr_id = isLatest ? trs.latestTicks : trs.ticks;
    const params = { symbol, market, ...(provider === 'KIWOOM' && { interval: '1t' }), ...bounds };
    return taskSeries({
      tasks: () => [{ task: { provider, account, tr_id, params }, from, to: to ?? this.#now() }].values(),
      answer: (task, stop) => this.#answer(task, query, stop),
      rowsOf: (response) => modelOf(response, 'ticks'),
      timeOf: ({ time }) => time,
      whole: (ticks, missing) => ({ ticks, ...missing }),
      allowPartial: query.allowPartial,
    });
  }

  async orderbook(query: SymbolQuery): Promise<Orderbook> {
    return modelOf(await this.#snapshot(query, checkSymbol(query).orderbook), 'orderbook');
  }

  async quote(query: SymbolQuery): Promise<Quote> {
    return modelOf(await this.#snapshot(query, checkSymbol(query).quote), 'quote');
  }

  async balance(query: BalanceQuery): Promise<Balance> {
    return modelOf(await this.#snapshot(query, checkBalance(query).balance), 'balance');
  }

  async #snapshot(query: BalanceQuery & Partial<SymbolQuery>, tr_id: string): Promise<SuccessResponse> {
    const { provider, account, symbol, market } = query;
    const response = await this.#answer({ provider, account, tr_id, params: { symbol, market } }, query);
    if (response.partial !== undefined) throw new PartialAnswerError({ reason: response.partial.reason }, []);
    return response;
  }

  async #answer(task: NewTask, query: ExecuteOptions, stop?: AbortSignal): Promise<SuccessResponse> {
    const signals = [query.signal, stop].filter((signal) => signal !== undefined);
    const response = await this.execute(task, { ...query, signal: AbortSignal.any(signals) });
    if (response.status !== 'SUCCESS') throw new HubResponseError(response);
    return response;
  }
}

function modelOf<Name extends Model>(
  response: SuccessResponse,
  name: Name,
): NonNullable<SuccessResponse[Name]> {
  const model = response[name];
  if (model) return model;
  const message = `the answer has no ${name}: the hub is in mock mode, or older than this client`;
  throw new HubResponseError(response, errorDetail('ERR_INTERNAL', message));
}

function isoText(epochMs: number | undefined): string | undefined {
  return epochMs === undefined ? undefined : new Date(epochMs).toISOString();
}
