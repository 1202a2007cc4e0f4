import type { Gate, Pass, PassPurpose } from '@hub/provider';
import { PassExpiredError } from './pass-expired-error.ts';
import type { Transport, UpstreamReply, UpstreamRequest } from './transport.ts';

export interface GatedSend {
  readonly transport: Transport;
  readonly gate: Gate;
  readonly request: UpstreamRequest;
  /** What the broker counts this request by, the widest first. */
  readonly scopes: readonly string[];
  readonly purpose: PassPurpose;
  readonly signal: AbortSignal;
  /** For the broker's answer, milliseconds; waiting for leave is not part of it. */
  readonly timeoutMs: number;
}

export interface GatedReply {
  readonly reply: UpstreamReply;
  /** Tell it when the reply says "too many". */
  readonly pass: Pass;
}

/**
 * One attempt: waits for leave and sends at once. A pass that ran out on the way is exchanged for another.
 *
 * @throws what `Gate.enter` and `Transport.send` throw
 */
export async function sendThroughGate(send: GatedSend): Promise<GatedReply> {
  const { transport, gate, request, scopes, purpose, signal, timeoutMs } = send;
  for (;;) {
    const pass = await gate.enter({ scopes, purpose, signal });
    try {
      // The transport looks at the pass itself, with no await before the request leaves.
      return { reply: await transport.send(request, pass, { signal, timeoutMs }), pass };
    } catch (error) {
      if (!(error instanceof PassExpiredError)) throw error;
    }
  }
}
