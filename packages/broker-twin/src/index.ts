export type {
  BrokerTwin,
  EnvironmentLimits,
  LimitChange,
  TwinAddress,
  TwinCalls,
  TwinFaults,
  TwinTarget,
} from './broker-twin.ts';
export type { BrokerTwinOptions, EnvironmentOptions } from './broker-twin-options.ts';
export type { EpochMs, TwinClock } from './clock/twin-clock.ts';
export { createBrokerTwin } from './create-broker-twin.ts';
export type { EnvironmentAccounts, TwinAccount, TwinAccounts } from './credentials/twin-account.ts';
export type { FiledRule } from './faults/fault-book.ts';
export type { Fault, FaultMoment, FaultRule, JsonValue } from './faults/fault-rule.ts';
export type { TwinCredential } from './http/broker-context.ts';
export type { KisSwitches } from './kis/kis-switches.ts';
export type { KiwoomSwitches } from './kiwoom/kiwoom-switches.ts';
export type { WindowKind, WindowRule } from './limits/call-window.ts';
export type { Arrival, CallCount } from './transcript/call-log.ts';
export type { TranscriptWriter } from './transcript/transcript.ts';
