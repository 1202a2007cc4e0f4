export type { ConformanceFailure, ConformanceOptions } from './conformance/conformance-options.ts';
export { describeProvider } from './conformance/describe-provider.ts';
