import type { TwinReply } from '../http/exchange.ts';
import type { Fault, FaultMoment } from './fault-rule.ts';
import { outagePage, proxyPage } from './foreign-pages.ts';
import { rewriteBody } from './rewrite-body.ts';

/** What a client sees in the end; with `keptShare` only that part of the body. */
export type Ending =
  | { readonly kind: 'reply'; readonly reply: TwinReply; readonly keptShare?: number }
  | { readonly kind: 'drop' | 'reset' | 'black-hole' };

/** Ends in the middle of a field name, as an answer cut by a proxy does. */
const GARBAGE = '{"rt_cd":"0","output":{"stck_prpr';

/** The first fault that takes the place of an answer at this moment. */
export function endingAt(moment: FaultMoment, faults: readonly Fault[]): Ending | undefined {
  for (const fault of faults) {
    const ending = endingOf(fault, moment);
    if (ending !== undefined) return ending;
  }
  return undefined;
}

function endingOf(fault: Fault, moment: FaultMoment): Ending | undefined {
  switch (fault.kind) {
    case 'drop':
    case 'reset':
      return (fault.when ?? 'after') === moment ? { kind: fault.kind } : undefined;
    case 'black-hole':
      return (fault.when ?? 'before') === moment ? { kind: fault.kind } : undefined;
    case 'html':
      return (fault.when ?? 'before') === moment ? reply(outagePage(fault.status ?? 200)) : undefined;
    case 'status':
      return (fault.when ?? 'before') === moment ? reply(proxyPage(fault.status)) : undefined;
    default:
      return undefined;
  }
}

/** The broker's answer after all faults that change it. */
export function changedAnswer(answer: TwinReply, faults: readonly Fault[]): Ending {
  let { body } = answer;
  let keptShare: number | undefined;
  for (const fault of faults) {
    if (fault.kind === 'rewrite') body = rewriteBody(body, fault);
    else if (fault.kind === 'garbage') body = fault.body ?? GARBAGE;
    else if (fault.kind === 'truncate') keptShare = fault.share ?? 0.5;
  }
  const ending = reply(body === answer.body ? answer : { ...answer, body });
  return keptShare === undefined ? ending : { ...ending, keptShare };
}

function reply(answer: TwinReply): Ending & { readonly kind: 'reply' } {
  return { kind: 'reply', reply: answer };
}
