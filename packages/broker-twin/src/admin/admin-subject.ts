import type { BrokerTwin } from '../broker-twin.ts';

/** What the admin endpoint may do with a twin. */
export type AdminSubject = Pick<
  BrokerTwin,
  | 'clock'
  | 'faults'
  | 'setLimit'
  | 'limits'
  | 'killToken'
  | 'calls'
  | 'clearCalls'
  | 'transcript'
  | 'clearTranscript'
>;
