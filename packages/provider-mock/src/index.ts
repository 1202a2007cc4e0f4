export type { Clock } from './clock.ts';
export { createMockProvider } from './create-mock-provider.ts';
export type { MockCandle } from './mock-candles.ts';
export { type MockProviderOptions, mockProviderDefaults } from './mock-provider-options.ts';
