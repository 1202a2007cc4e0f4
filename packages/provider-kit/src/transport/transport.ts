import type { OperationClass, Pass } from '@hub/provider';
import type { Clock } from '../clock.ts';

/** One HTTP request to a broker. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST';
  /** Whole, with its query. It may hold an account number, so it never appears in errors. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Decides what it means when no answer comes. */
  readonly operationClass: OperationClass;
}

/** What came back whole, whatever its status. */
export interface UpstreamReply {
  readonly status: number;
  /** Names in lower case; repeated ones are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTF-8. */
  readonly body: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly json: unknown;
  /** When the request went to the socket, milliseconds after `send` was called. */
  readonly sentAtMs: number;
  /** When the answer was whole, milliseconds after `send` was called. */
  readonly answeredAtMs: number;
  /** The broker's clock as its `Date` header tells it, epoch milliseconds. */
  readonly serverDateMs?: number;
}

export interface SendOptions {
  /** The caller no longer wants the answer. */
  readonly signal: AbortSignal;
  /** Until when the answer must be whole, milliseconds from now; connecting is part of it. */
  readonly timeoutMs: number;
}

/** The only way to a broker: one request, one attempt. */
export interface Transport {
  /**
   * Sends once; never follows redirects and never repeats.
   *
   * @throws {ProviderUnavailableError} nothing was sent (no usable pass, no connection); or a query whose answer broke off
   * @throws {ProviderTimeoutError} a query was not answered in time
   * @throws {OutcomeUnknownError} an order was sent and its answer never came whole
   * @throws {ProviderRejectedError} the request cannot be sent as it is, or a query's answer is larger than `maxBodyBytes`
   * @throws {CancelledError} the signal fired; for an order only before it was sent
   */
  send(request: UpstreamRequest, pass: Pass, options: SendOptions): Promise<UpstreamReply>;
  /** Closes all connections, used ones too. Fine to call twice. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** Name of the provider, for errors. */
  readonly provider: string;
  /** Default `node`, which the brokers' filters are known to let pass (kiwoom-api 3 [B]). */
  readonly userAgent?: string;
  /** Default 3 000 ms. */
  readonly connectTimeoutMs?: number;
  /** Until the first byte of the answer, from sending. Default 30 000 ms; `timeoutMs` of a call ends it sooner. */
  readonly headersTimeoutMs?: number;
  /** Between two pieces of the body. Default 10 000 ms. */
  readonly bodyTimeoutMs?: number;
  /** Default 16 MiB. */
  readonly maxBodyBytes?: number;
  /** Connections per host. Default 64. */
  readonly maxConnections?: number;
  readonly clock?: Clock;
}
