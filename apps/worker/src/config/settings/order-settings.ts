import * as z from 'zod';
import { optionalShortText, yesNo } from '../setting-kinds.ts';

export const orderSettings = z.strictObject({
  enabled: yesNo({
    fallback: false,
    environment: 'ORDERS_ENABLED',
    summary: 'Let orders through, for the accounts below. Without it every order is refused before a call.',
  }),
  accounts: optionalShortText({
    environment: 'HUB_ORDER_ACCOUNTS',
    summary: 'Accounts that may order, with commas between them: `KIS:default,KIWOOM:second`.',
  }),
});
