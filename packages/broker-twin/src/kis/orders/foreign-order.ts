import { hhmmss, tradingDayOf } from '../../clock/korean-time.ts';
import { branchOf } from '../account/branch.ts';
import { answer, row } from '../transactions/outcome.ts';
import type { Responder } from '../transactions/transaction-call.ts';

/**
 * Overseas, bond, futures and reserved orders: accepted with a number of their own. The ledger has Korean shares only, so
 * nothing comes of them.
 */
export const foreignOrder: Responder = ({ transaction, parameter, world, at }) => {
  const number = world.nextForeignOrderNumber();
  const known = row({
    KRX_FWDG_ORD_ORGNO: branchOf(world.environment),
    ORD_GNO_BRNO: branchOf(world.environment),
    ODNO: number,
    ORGN_ODNO: parameter('ORGN_ODNO'),
    ORD_TMD: hhmmss(at),
    RSVN_ORD_SEQ: String(Number(number) - 30_000_000),
    RSVN_ORD_RCIT_DT: tradingDayOf(at),
    OVRS_RSVN_ODNO: number,
    NRML_PRCS_YN: 'Y',
    ITEM_NAME: parameter('SHTN_PDNO'),
    TRAD_DVSN_NAME: parameter('SLL_BUY_DVSN_CD') === '01' ? '매도' : '매수',
    ACNT_NAME: '',
  });
  const [block] = transaction.blocks;
  const source = block?.list === true ? [known] : known;
  return answer({ [block?.name ?? 'output']: source });
};
