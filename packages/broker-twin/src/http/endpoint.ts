import type { EpochMs, TwinClock } from '../clock/twin-clock.ts';
import type { Ending } from '../faults/ending.ts';
import type { FaultPlan, FaultPlanner } from '../faults/fault-plan.ts';
import type { Verdict, WindowSet } from '../limits/window-set.ts';
import type { CallLog } from '../transcript/call-log.ts';
import { type TranscriptWriter, transcriptLine } from '../transcript/transcript.ts';
import type { BrokerFront, TwinReply, TwinRequest } from './exchange.ts';
import { type RawRequest, readHeaders, toTwinRequest } from './raw-request.ts';

/** Runs something after so many real milliseconds. */
type After = (ms: number, run: () => void) => void;

export interface EndpointParts {
  readonly broker: 'KIS' | 'KIWOOM';
  readonly environment: 'real' | 'paper';
  /** Called with the first request, so that a twin boots without what nobody asks for. */
  readonly openFront: () => BrokerFront;
  readonly clock: TwinClock;
  readonly windows: WindowSet;
  readonly faults: FaultPlanner;
  readonly calls: CallLog;
  readonly transcript: TranscriptWriter | undefined;
  readonly after: After;
}

/** One exchange on its way through. */
interface Visit {
  readonly raw: RawRequest;
  readonly request: TwinRequest;
  readonly trId: string;
  readonly plan: FaultPlan | undefined;
  readonly answer: (ending: Ending) => void;
}

/** One broker in one environment, with windows, faults and records around it. */
export class Endpoint {
  readonly #parts: EndpointParts;
  readonly #trIdHeader: string;
  #front: BrokerFront | undefined;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
    this.#trIdHeader = parts.broker === 'KIS' ? 'tr_id' : 'api-id';
  }

  get front(): BrokerFront {
    this.#front ??= this.#parts.openFront();
    return this.#front;
  }

  /** Answers at once, unless a fault delays it. */
  serve(raw: RawRequest, body: string, answer: (ending: Ending) => void): void {
    const { broker, environment, clock, faults } = this.#parts;
    const request = toTwinRequest(raw, readHeaders(raw.rawHeaders), body);
    const { path, headers, remoteAddress } = request;
    const trId = headers[this.#trIdHeader] || path;
    const at = clock.now();
    const plan = faults.plan({ broker, environment, path, trId }, remoteAddress, at);
    const visit: Visit = { raw, request, trId, plan, answer };
    if (plan === undefined) this.#ask(visit, at);
    else if (plan.arriveAfterMs > 0)
      this.#parts.after(plan.arriveAfterMs, () => this.#suffer(visit, plan, clock.now()));
    else this.#suffer(visit, plan, at);
  }

  #suffer(visit: Visit, plan: FaultPlan, at: EpochMs): void {
    for (const { appKey } of plan.tokenDeaths) this.front.killTokens(appKey);
    if (plan.instead === undefined) this.#ask(visit, at);
    else this.#conclude(visit, at, plan.instead, undefined);
  }

  #ask(visit: Visit, at: EpochMs): void {
    const { windows } = this.#parts;
    const { request, plan } = visit;
    windows.beginCall(plan?.limitFactor ?? 1);
    const reply = this.#handle(request, at);
    const { verdict } = windows;
    if (verdict?.isAdmitted === false) plan?.noteRefusal(at);
    this.#conclude(visit, at, plan?.finish(reply) ?? { kind: 'reply', reply }, verdict);
  }

  /** A fault of the twin itself looks like nothing a broker sends, and does not end the process. */
  #handle(request: TwinRequest, at: EpochMs): TwinReply {
    try {
      return this.front.handle(request, at);
    } catch (error) {
      const body = `broker-twin failed: ${error instanceof Error ? error.stack : String(error)}\n`;
      return { status: 500, headers: [['Content-Type', 'text/plain; charset=utf-8']], body };
    }
  }

  #conclude(visit: Visit, at: EpochMs, ending: Ending, verdict: Verdict | undefined): void {
    const { broker, environment, calls, transcript, after } = this.#parts;
    const { raw, request, trId, plan, answer } = visit;
    calls.note(trId, ending.kind === 'reply' ? ending.reply.status : 0, verdict, at);
    transcript?.(
      transcriptLine({
        at,
        broker,
        environment,
        request: raw,
        body: request.body,
        ending,
        fault: plan?.label,
      }),
    );
    if (plan !== undefined && plan.answerAfterMs > 0) after(plan.answerAfterMs, () => answer(ending));
    else answer(ending);
  }
}
