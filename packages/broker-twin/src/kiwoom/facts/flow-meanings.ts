import type { InvestorFlows } from '../../market/market.ts';
import type { Meaning, Meanings } from './row-facts.ts';

function bought(by: keyof InvestorFlows): Meaning {
  return ({ flows }) => flows?.()[by].quantity;
}
function boughtFor(by: keyof InvestorFlows): Meaning {
  return ({ flows }) => {
    const won = flows?.()[by].amount;
    return won === undefined ? undefined : Math.round(won / 1_000_000);
  };
}

/** Net buying by class of investor, shares or million won. */
export const flowMeanings: Meanings = {
  for_netprps: bought('foreign'),
  for_netprps_qty: bought('foreign'),
  for_daly_nettrde_qty: bought('foreign'),
  frgnr_daly_nettrde: bought('foreign'),
  frgnr_nettrde_qty: bought('foreign'),
  for_nettrde_qty: bought('foreign'),
  for_qty: bought('foreign'),
  chg_qty: bought('foreign'),
  frgnr_invsr: bought('foreign'),
  frgnr_nettrde_amt: boughtFor('foreign'),
  for_nettrde_amt: boughtFor('foreign'),
  orgn_netprps: bought('institution'),
  orgn_netprps_qty: bought('institution'),
  orgn_daly_nettrde_qty: bought('institution'),
  orgn_daly_nettrde: bought('institution'),
  orgn_nettrde_qty: bought('institution'),
  orgn: bought('institution'),
  orgn_nettrde_amt: boughtFor('institution'),
  ind_netprps: bought('individual'),
  ind: bought('individual'),
  ind_invsr: bought('individual'),
};
