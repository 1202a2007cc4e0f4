import { catalogue } from '../catalogue/catalogue.ts';
import type { TrSpec } from '../catalogue/tr-spec.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { apiIdMissing, apiIdNotOnPath, apiIdUnknown } from '../envelope/refusals.ts';

/** The TR is chosen by the header, not by the path; the pair must agree. kiwoom-api 1 [A], order of checks 12 [C] */
export function findTr(id: string, path: string): TrSpec | Refusal {
  if (id === '') return apiIdMissing();
  const spec = catalogue.get(id);
  if (spec === undefined) return apiIdUnknown(id);
  return spec.path === path ? spec : apiIdNotOnPath(id, path);
}
