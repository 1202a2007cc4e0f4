import type { OperationClass } from '@hub/provider';
import { trRegistry } from './tr-table.ts';

/**
 * What a TR does. Unknown ids that are named like queries (`ka`, `opt`) are queries; any other unknown id may be an
 * order and counts as one.
 */
export function operationClassOf(trId: string): OperationClass {
  return trRegistry.get(trId)?.class ?? (/^(?:ka|opt)\d{5}$/i.test(trId) ? 'quote' : 'order');
}
