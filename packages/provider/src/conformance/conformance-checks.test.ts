import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  belongsTo,
  otherRequest,
  SampleProvider,
  sampleRequest,
} from '../../test/support/sample-provider.ts';
import type { CallContext, ProviderAnswer, ProviderRequest } from '../index.ts';
import { CancelledError } from '../index.ts';
import { conformanceChecks } from './conformance-checks.ts';
import type { ConformanceOptions } from './conformance-options.ts';
import { describeProvider } from './describe-provider.ts';

const options: ConformanceOptions = {
  sampleRequest,
  otherRequest,
  belongsTo,
  operationClasses: { ORDER: 'order' },
};

// The suite passes for a provider that fulfils the contract …
describeProvider('SampleProvider', () => new SampleProvider(), {
  ...options,
  failures: [
    {
      situation: 'the signal has fired',
      makeProvider: () => new AlwaysFails(new CancelledError('SAMPLE')),
      timeoutMs: 5,
      code: 'ERR_CANCELLED',
    },
  ],
});

class AlwaysFails extends SampleProvider {
  readonly #error: Error;
  constructor(error: Error) {
    super();
    this.#error = error;
  }
  override call(): Promise<ProviderAnswer> {
    return Promise.reject(this.#error);
  }
}

/** A provider whose answers are changed before they are given. */
function answering(
  change: (answer: ProviderAnswer, request: ProviderRequest) => ProviderAnswer,
): SampleProvider {
  return new (class extends SampleProvider {
    override answer(request: ProviderRequest): ProviderAnswer {
      return change(super.answer(request), request);
    }
  })();
}

/** A provider whose calls are something else altogether. */
function calling(
  call: (sound: SampleProvider, request: ProviderRequest, context: CallContext) => Promise<ProviderAnswer>,
): SampleProvider {
  return new (class extends SampleProvider {
    override call(request: ProviderRequest, context: CallContext): Promise<ProviderAnswer> {
      return call(new SampleProvider(), request, context);
    }
  })();
}

const withData = (data: Record<string, unknown>) => () =>
  answering((answer) => ({ ...answer, data: { ...answer.data, ...data } }));

const mockData = (data: Record<string, unknown>) => () =>
  answering((answer, { params }) => ({
    data: {
      ...answer.data,
      params,
      result: 'SUCCESS',
      data: { symbol: 'A', timestamp: '2026-11-23T00:00:00Z', candles: [] },
      ...data,
    },
  }));

let turn = 0;
let lastSymbol: unknown;

// … and each check fails for one that breaks it.
test.each<{ fault: string; behaviour: string; make: () => SampleProvider }>([
  {
    fault: 'a name in lower case',
    behaviour: 'has a name in upper case',
    make: () =>
      new (class extends SampleProvider {
        override readonly name = 'sample';
      })(),
  },
  {
    fault: 'no class for an unknown TR',
    behaviour: 'classifies any TR, also one it does not know',
    make: () =>
      new (class extends SampleProvider {
        override operationClass(trId: string): 'quote' {
          return ({ TR_A: 'quote' } as Record<string, 'quote'>)[trId]!;
        }
      })(),
  },
  {
    fault: 'an order taken for a quote',
    behaviour: 'classifies any TR, also one it does not know',
    make: () =>
      new (class extends SampleProvider {
        override operationClass(): 'quote' {
          return 'quote';
        }
      })(),
  },
  ...[
    { fault: 'another provider', make: withData({ provider: 'OTHER' }) },
    { fault: 'another TR', make: withData({ tr_id: 'X' }) },
    { fault: 'status in upper case', make: withData({ status: 'SUCCESS' }) },
    { fault: 'no message', make: withData({ message: undefined }) },
    { fault: 'no rows', make: withData({ data: null }) },
    { fault: 'rows that are text', make: withData({ data: ['row'] }) },
    { fault: 'mock result in lower case', make: mockData({ result: 'success' }) },
    { fault: 'no echo of params', make: mockData({ params: {} }) },
    { fault: 'mock data as a list', make: mockData({ data: [] }) },
    { fault: 'no symbol', make: mockData({ data: { timestamp: '2026-11-23T00:00:00Z', candles: [] } }) },
    {
      fault: 'local time',
      make: mockData({ data: { symbol: 'A', timestamp: '2026-11-23T09:00:00+09:00', candles: [] } }),
    },
    { fault: 'no candles', make: mockData({ data: { symbol: 'A', timestamp: '2026-11-23T00:00:00Z' } }) },
    {
      fault: 'an orderbook that breaks its schema',
      make: () => answering((answer) => ({ ...answer, orderbook: { symbol: 'a' } as never })),
    },
    {
      fault: "another request's answer",
      make: () => calling((sound, _, context) => sound.call(otherRequest, context)),
    },
  ].map((row) => ({ ...row, behaviour: 'answers in the shape of the wire contract' })),
  {
    fault: 'a date in the answer',
    behaviour: 'answers with plain JSON',
    make: withData({ at: new Date(0) }),
  },
  {
    fault: 'something undefined in the answer',
    behaviour: 'answers with plain JSON',
    make: withData({ at: undefined }),
  },
  {
    fault: 'writing to the parameters',
    behaviour: 'does not change the request',
    make: () =>
      calling((sound, request, context) => {
        (request.params as Record<string, unknown>)['extra'] = 1;
        return sound.call(request, context);
      }),
  },
  {
    fault: 'writing to a list in the parameters',
    behaviour: 'does not change the request',
    make: () =>
      calling((sound, request, context) => {
        (request.params as { nested?: { list: number[] } }).nested?.list.sort().push(2);
        return sound.call(request, context);
      }),
  },
  {
    fault: 'a request kept in a variable that calls share',
    behaviour: 'gives each of many calls at once its own answer',
    make: () =>
      calling(async (sound, request, context) => {
        lastSymbol = request.params['symbol'];
        await sound.wait(context.signal);
        return sound.answer({ ...request, params: { symbol: lastSymbol } });
      }),
  },
  {
    fault: 'answers in turn',
    behaviour: 'cancels one of two calls and answers the other',
    make: () =>
      calling((sound, request, context) => {
        turn += 1;
        return sound.call(turn % 2 === 0 ? sampleRequest : request, context);
      }),
  },
  {
    fault: 'a call despite the signal',
    behaviour: 'does not call when the signal has fired already',
    make: () => calling(async (sound, request) => sound.answer(request)),
  },
  {
    fault: 'an error without the reason',
    behaviour: 'does not call when the signal has fired already',
    make: () => calling(() => Promise.reject(new CancelledError('SAMPLE'))),
  },
  {
    fault: "the signal's reason thrown as it is",
    behaviour: 'does not call when the signal has fired already',
    make: () =>
      calling((sound, request, { signal }) => {
        signal.throwIfAborted();
        return sound.call(request, { signal });
      }),
  },
  {
    fault: 'an answer although the signal fired',
    behaviour: 'ends a call at once when the signal fires, and goes on working',
    make: () => calling((sound, request) => sound.call(request, { signal: new AbortController().signal })),
  },
  {
    fault: 'a listener that stays',
    behaviour: 'leaves no listeners on the signal',
    make: () =>
      calling((sound, request, { signal }) => {
        signal.addEventListener('abort', () => undefined);
        return sound.call(request, { signal });
      }),
  },
  {
    fault: 'an error at the second close',
    behaviour: 'can be closed twice, used or unused',
    make: () => {
      let closed = false;
      return Object.assign(new SampleProvider(), {
        close: async () => {
          await sleep(0);
          if (closed) throw new Error('already closed');
          closed = true;
        },
      });
    },
  },
])('finds $fault', async ({ behaviour, make }) => {
  const check = conformanceChecks.find((each) => each.behaviour === behaviour);
  await expect(check?.run(make(), options)).rejects.toThrow();
});
