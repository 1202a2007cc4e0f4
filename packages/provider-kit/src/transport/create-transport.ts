import { ProviderRejectedError, ProviderUnavailableError } from '@hub/provider';
import { Agent } from 'undici';
import { systemClock } from '../system-clock.ts';
import { Exchange } from './exchange.ts';
import { PassExpiredError } from './pass-expired-error.ts';
import { readJson } from './read-json.ts';
import { sendFailure } from './send-failure.ts';
import type { Transport, TransportOptions } from './transport.ts';

const MIB = 1_048_576;

/** After an aborted call undici connects anew on its own; that connection is closed before an order might use it. */
const IDLE_ORDER_CONNECTION_MS = 100;

/**
 * The one place from which requests to brokers leave. Connections are kept alive and used again, but for orders: an
 * idle connection may be closing just then, and an order lost that way could not be told from one that arrived.
 */
export function createTransport(options: TransportOptions): Transport {
  const { provider, userAgent = 'node', maxBodyBytes = 16 * MIB, clock = systemClock } = options;
  const { connectTimeoutMs = 3_000, headersTimeoutMs = 30_000, bodyTimeoutMs = 10_000 } = options;
  const limits = {
    connect: { timeout: connectTimeoutMs },
    connections: options.maxConnections ?? 64,
    headersTimeout: headersTimeoutMs,
    bodyTimeout: bodyTimeoutMs,
  };
  const keptAlive = new Agent({ ...limits, pipelining: 1 });
  const closedAfterUse = new Agent({ ...limits, pipelining: 0, keepAliveTimeout: IDLE_ORDER_CONNECTION_MS });
  let isClosed = false;

  return {
    async send(request, pass, { signal, timeoutMs }) {
      if (isClosed)
        throw new ProviderUnavailableError(provider, `Nothing was sent to ${provider}: it is closed`);
      if (!pass.isUsable()) throw new PassExpiredError(provider);
      const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
      if (url === undefined) throw new ProviderRejectedError(provider, `${provider}: not a URL to send to`);

      const startedMs = clock.monotonicMs();
      const exchange = new Exchange({ maxBodyBytes, elapsedMs: () => clock.monotonicMs() - startedMs });
      const answered = new AbortController();
      const onAbort = (): void => exchange.giveUp('cancelled', signal.reason);
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
      clock.sleep(timeoutMs, answered.signal).then(
        () => exchange.giveUp('deadline'),
        () => undefined,
      );
      try {
        const agent = request.operationClass === 'order' ? closedAfterUse : keptAlive;
        exchange.begin(agent, url, { ...request, headers: { 'user-agent': userAgent, ...request.headers } });
        const { status, headers, body, sentAtMs, answeredAtMs } = await exchange.answer;
        const serverDateMs = Date.parse(headers['date'] ?? '');
        return {
          status,
          headers,
          body,
          json: readJson(body),
          sentAtMs,
          answeredAtMs,
          ...(Number.isNaN(serverDateMs) ? {} : { serverDateMs }),
        };
      } catch (error) {
        throw sendFailure(error, {
          provider,
          operationClass: request.operationClass,
          timeoutMs,
          maxBodyBytes,
        });
      } finally {
        answered.abort();
        signal.removeEventListener('abort', onAbort);
      }
    },

    async close() {
      isClosed = true;
      await Promise.all([keptAlive.destroy(), closedAfterUse.destroy()]);
    },
  };
}
