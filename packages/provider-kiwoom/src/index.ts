export { createKiwoomProvider } from './create-kiwoom-provider.ts';
export type { KiwoomEnvironment } from './environment.ts';
export type { KiwoomAccount, KiwoomProviderOptions } from './kiwoom-options.ts';
export type { KiwoomProvider } from './kiwoom-provider.ts';
export type { OrderLookup, SoughtOrder } from './orders/find-order.ts';
export type { OrderIntent } from './orders/order-intent.ts';
