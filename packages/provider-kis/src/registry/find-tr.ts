import type { OperationClass } from '@hub/provider';
import type { KisEnvironment } from './environment.ts';
import type { KisTr } from './kis-tr.ts';
import { trTable } from './tr-table.ts';

/** What an id of a task stands for. */
export type TrLookup =
  | { readonly kind: 'found'; readonly tr: KisTr; readonly sentId: string; readonly note?: string }
  | { readonly kind: 'refused'; readonly reason: string };

interface KnownId {
  readonly tr: KisTr;
  /** `both`: quotes have the same id on both hosts (kis-api 1 [H]). */
  readonly environment: KisEnvironment | 'both';
  readonly old: boolean;
}

const knownIds: ReadonlyMap<string, KnownId> = new Map(
  [...trTable.values()].flatMap((tr): [string, KnownId][] => [
    ...tr.oldIds.map((id): [string, KnownId] => [
      id,
      { tr, environment: id.startsWith('V') ? 'paper' : 'real', old: true },
    ]),
    ...(tr.paperId === undefined || tr.paperId === tr.id
      ? []
      : [[tr.paperId, { tr, environment: 'paper', old: false }] satisfies [string, KnownId]]),
    [tr.id, { tr, environment: tr.paperId === tr.id ? 'both' : 'real', old: false }],
  ]),
);

/**
 * The TR of an id and the id to send. An old id is answered by its successor. An id of the other environment is
 * refused: a mixed-up task must not reach an account it was not meant for.
 */
export function findTr(trId: string, environment: KisEnvironment): TrLookup {
  const id = trId.trim().toUpperCase();
  const known = knownIds.get(id);
  if (known === undefined) return { kind: 'refused', reason: unknownTr(trId) };
  const { tr } = known;
  const sentId = environment === 'real' ? tr.id : tr.paperId;
  if (sentId === undefined) {
    return {
      kind: 'refused',
      reason: `${id} (${tr.name}) is not offered on paper, only with a real account`,
    };
  }
  if (known.environment !== 'both' && known.environment !== environment) {
    return {
      kind: 'refused',
      reason: `${id} is an id of the ${known.environment} host and this account is ${environment}: use ${sentId}`,
    };
  }
  if (!known.old) return { kind: 'found', tr, sentId };
  return { kind: 'found', tr, sentId, note: `${id} is an old id, ${sentId} was called` };
}

/**
 * What a TR does, on whichever host. Ids nobody knows are told by the broker's habit: `FH…` and `HH…` are market data,
 * a final R reads, a final U changes; anything else may be an order and counts as one.
 */
export function operationClassOf(trId: string): OperationClass {
  const id = trId.trim().toUpperCase();
  const known = knownIds.get(id);
  if (known !== undefined) return known.tr.class;
  if (/^(?:FH|HH)[A-Z0-9]{8,11}$/.test(id)) return 'quote';
  if (/^[CTVJ][A-Z]{3}\d{4}R$/.test(id)) return 'account';
  return 'order';
}

function unknownTr(trId: string): string {
  if (/^(?:ka|kt|opt|opw)\d{5}$/i.test(trId)) return `KIS has no TR "${trId}"; it looks like one of Kiwoom`;
  const near = nearestId(trId.trim().toUpperCase());
  return `KIS has no TR "${trId}"${near === undefined ? '' : `; did you mean ${near}?`}`;
}

/** The only known id that differs in one character, if there is one. */
function nearestId(id: string): string | undefined {
  const near = [...knownIds.keys()].filter((known) => differences(known, id) === 1);
  return near.length === 1 ? near[0] : undefined;
}

function differences(left: string, right: string): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return Array.from(left).filter((letter, index) => letter !== right[index]).length;
}
