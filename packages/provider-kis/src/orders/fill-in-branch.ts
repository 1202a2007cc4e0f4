import type { ProviderAnswer, ProviderRequest } from '@hub/provider';
import { koreanDayOf } from '@hub/provider-kit';
import type { PlannedCall } from '../call/planned-call.ts';
import type { KisSettings } from '../kis-settings.ts';
import { fieldOf, type Row } from '../paging/cursor.ts';
import { rowsOf } from '../paging/row-page.ts';

/** Amend and cancel (kis-api 10). */
const CHANGE_ORDER = 'TTTC0013U';

/**
 * Fills the branch and the venue of the original order into an amendment or cancellation that does not name them: from
 * the receipt, if this process placed it, else from today's order list. Found nowhere, it is sent as it is.
 */
export async function fillInBranch(
  settings: KisSettings,
  call: PlannedCall,
  read: (request: ProviderRequest) => Promise<ProviderAnswer>,
): Promise<PlannedCall> {
  const { tr, values, accountName } = call;
  const orderId = values['ORGN_ODNO'] ?? '';
  if (tr.id !== CHANGE_ORDER || (values['KRX_FWDG_ORD_ORGNO'] ?? '') !== '') return call;
  const day = koreanDayOf(settings.brokerClock.now());
  const own = settings.remembered.find(accountName, day, orderId) ?? (await fromList());
  if (own === undefined) return call;
  const venue = values['EXCG_ID_DVSN_CD'] ?? own.venue;
  return {
    ...call,
    values: {
      ...values,
      KRX_FWDG_ORD_ORGNO: own.branch,
      ...(venue === undefined ? {} : { EXCG_ID_DVSN_CD: venue }),
    },
  };

  async function fromList() {
    const trId = settings.environment === 'real' ? 'TTTC0081R' : 'VTTC0081R';
    const { data } = await read({ trId, account: accountName, params: { from: day, to: day } });
    const row = rowsOf(data, 'data').find((candidate) => sameId(fieldOf(candidate, 'odno'), orderId));
    return row === undefined ? undefined : branchOf(row);
  }
}

/** Keeps what the receipt of a new order says about it. */
export function rememberReceipt(
  settings: KisSettings,
  call: PlannedCall,
  data: ProviderAnswer['data'],
): void {
  const receipt = rowsOf(data, 'data')[0];
  const orderId = receipt && fieldOf(receipt, 'ODNO');
  const branch = receipt && fieldOf(receipt, 'KRX_FWDG_ORD_ORGNO');
  if (call.tr.class !== 'order' || orderId === undefined || branch === undefined) return;
  const venue = call.values['EXCG_ID_DVSN_CD'];
  const day = koreanDayOf(settings.brokerClock.now());
  settings.remembered.remember(call.accountName, day, orderId, {
    branch,
    ...(venue === undefined ? {} : { venue }),
  });
}

function branchOf(row: Row) {
  const branch = fieldOf(row, 'ord_gno_brno');
  const venue = fieldOf(row, 'excg_id_dvsn_cd');
  return branch === undefined ? undefined : { branch, ...(venue === undefined ? {} : { venue }) };
}

function sameId(left: string | undefined, right: string): boolean {
  return left !== undefined && left.replace(/^0+/, '') === right.replace(/^0+/, '');
}
