export type { KisAccount } from './account/kis-account.ts';
export { createKisProvider } from './create-kis-provider.ts';
export type { KisProvider } from './kis-provider.ts';
export type { KisProviderOptions } from './kis-provider-options.ts';
export type { OrderLookup, SoughtOrder } from './orders/find-order.ts';
export type { OrderIntent } from './orders/order-intent.ts';
export type { KisEnvironment } from './registry/environment.ts';
