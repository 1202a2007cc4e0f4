import type { TrSpec } from './tr-spec.ts';

/** What an id of a task stands for. */
export type TrLookup<Tr extends TrSpec> =
  | {
      readonly kind: 'found';
      readonly tr: Tr;
      /** The id to send in this environment. */
      readonly sentId: string;
      /** The task used an id of the past. */
      readonly isOld: boolean;
    }
  /** The TR exists and cannot be called here; `reason` is for people and names the right id if there is one. */
  | { readonly kind: 'refused'; readonly tr: Tr; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface TrRegistry<Tr extends TrSpec> {
  /** Finds a TR by its real, paper or old id, whatever the case. An id of the other environment is refused. */
  find(trId: string, environment: 'real' | 'paper'): TrLookup<Tr>;
  /** The TR of an id of any environment. */
  get(trId: string): Tr | undefined;
  readonly all: readonly Tr[];
}

interface KnownId<Tr> {
  readonly tr: Tr;
  readonly environment: 'real' | 'paper' | 'both';
  readonly isOld: boolean;
}

/**
 * @param sayUnknown - the message for an id nobody knows, if there is more to say than that
 * @throws {RangeError} two TRs claim one id
 */
export function createTrRegistry<Tr extends TrSpec>(
  specs: readonly Tr[],
  sayUnknown: (trId: string) => string = (trId) => `There is no TR "${trId}"`,
): TrRegistry<Tr> {
  const known = new Map<string, KnownId<Tr>>();
  const claim = (id: string, entry: KnownId<Tr>): void => {
    const other = known.get(id.toUpperCase());
    if (other !== undefined && other.tr !== entry.tr) throw new RangeError(`Two TRs claim the id ${id}`);
    if (other === undefined) known.set(id.toUpperCase(), entry);
  };
  for (const tr of specs) {
    claim(tr.id, { tr, environment: tr.paperId === tr.id ? 'both' : 'real', isOld: false });
    if (tr.paperId !== undefined) claim(tr.paperId, { tr, environment: 'paper', isOld: false });
  }
  // After all present ids: an id of the past may have been given to another operation since.
  for (const tr of specs) {
    for (const id of tr.oldIds ?? []) claim(id, { tr, environment: 'both', isOld: true });
  }

  return {
    find(trId, environment) {
      const entry = known.get(trId.trim().toUpperCase());
      if (entry === undefined) return { kind: 'unknown', reason: sayUnknown(trId) };
      const { tr, isOld } = entry;
      const sentId = environment === 'real' ? tr.id : tr.paperId;
      if (sentId === undefined) {
        return { kind: 'refused', tr, reason: `${trId} (${tr.name}) is not offered on paper` };
      }
      if (entry.environment !== 'both' && entry.environment !== environment) {
        const reason = `${trId} is an id of the ${entry.environment} environment and the account is ${environment}: use ${sentId}`;
        return { kind: 'refused', tr, reason };
      }
      return { kind: 'found', tr, sentId, isOld };
    },
    get: (trId) => known.get(trId.trim().toUpperCase())?.tr,
    all: specs,
  };
}
