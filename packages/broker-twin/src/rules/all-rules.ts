import { kisRules } from '../kis/rules.ts';
import { kiwoomRules } from '../kiwoom/rules.ts';
import type { BrokerRule } from './broker-rule.ts';

/** Every rule the twin follows, with where it is known from. */
export const allRules: readonly BrokerRule[] = [...kisRules, ...kiwoomRules];
