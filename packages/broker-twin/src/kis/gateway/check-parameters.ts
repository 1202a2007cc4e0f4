import { isLedgerTransaction, type Parameter, type Transaction } from '../catalogue/transaction.ts';
import { type Refusal, refusal } from '../transactions/outcome.ts';

/**
 * Quote TRs want every key of the document, also those called optional, with an empty value if need be (kis-api 3 [H]);
 * ledger TRs only the required ones (assumed, since clients leave out the others).
 */
export function checkParameters(
  transaction: Transaction,
  parameters: ReadonlyMap<string, string>,
): Refusal | undefined {
  const wantsAll = !isLedgerTransaction(transaction);
  for (const parameter of transaction.parameters) {
    const value = parameters.get(parameter.name);
    if (value === undefined) {
      if (!wantsAll && !parameter.required) continue;
      return refusal('2', 'OPSQ2001', `ERROR INPUT FIELD NOT FOUND [${parameter.name}]`);
    }
    if (value.length > widthOf(parameter)) {
      return refusal('2', 'OPSQ2002', 'ERROR INVALID INPUT_FILED_SIZE');
    }
  }
  return undefined;
}

/** Characters a value may have; the document's sizes, as far as names tell them. kis-errors.json: OPSQ2002 medium */
const widths: readonly (readonly [name: RegExp, width: number])[] = [
  [/^CANO$/, 8],
  [/^ACNT_PRDT_CD$/, 2],
  [/^FID_COND_MRKT_DIV_CODE/, 2],
  [/^FID_INPUT_ISCD|^PDNO$|^SYMB/, 16],
  [/^FID_INPUT_DATE|_DT$|^BYMD$/, 10],
  [/^FID_INPUT_HOUR/, 10],
];

const widthByName = new Map<string, number>();

function widthOf({ name }: Parameter): number {
  let width = widthByName.get(name);
  if (width === undefined) {
    width = widths.find(([pattern]) => pattern.test(name))?.[1] ?? 400;
    widthByName.set(name, width);
  }
  return width;
}
