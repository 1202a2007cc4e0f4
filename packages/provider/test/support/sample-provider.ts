import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CallContext,
  CancelledError,
  type Provider,
  type ProviderAnswer,
  type ProviderRequest,
} from '../../src/index.ts';

export const sampleRequest: ProviderRequest = {
  trId: 'TR_A',
  params: { symbol: 'A', nested: { list: [1] } },
  account: 'default',
};
export const otherRequest: ProviderRequest = { trId: 'TR_A', params: { symbol: 'B' }, account: 'default' };

export function belongsTo(answer: ProviderAnswer, request: ProviderRequest): boolean {
  return answer.data['message'] === request.params['symbol'];
}

/** A well-behaved provider with rows in the shape of a real broker. */
export class SampleProvider implements Provider {
  readonly name: string = 'SAMPLE';

  operationClass(trId: string): 'quote' | 'order' {
    return trId === 'ORDER' ? 'order' : 'quote';
  }

  async call(request: ProviderRequest, { signal }: CallContext): Promise<ProviderAnswer> {
    await this.wait(signal);
    return this.answer(request);
  }

  async wait(signal: AbortSignal): Promise<void> {
    try {
      await sleep(1, undefined, { signal });
    } catch {
      throw new CancelledError(this.name, { cause: signal.reason });
    }
  }

  answer({ trId, params }: ProviderRequest): ProviderAnswer {
    return {
      data: {
        status: 'success',
        provider: this.name,
        tr_id: trId,
        message: String(params['symbol']),
        data: [{ code: '1' }],
      },
    };
  }
}
