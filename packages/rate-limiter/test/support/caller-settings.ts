import type { ScopeLimit } from '../../src/index.ts';

export interface CallerSettings {
  readonly redisPort: number;
  readonly serverPort: number;
  readonly limits: readonly ScopeLimit[];
  /** What calls are made for; the call's byte is the index. */
  readonly scopeSets: readonly (readonly string[])[];
  /** Calls waiting at any time, per scope set. */
  readonly concurrency: number;
  readonly staleMs: number;
  /** How wrong the process's wall clock is. */
  readonly skewMs: number;
}

export interface CallerReport {
  readonly grants: number;
  readonly redisCalls: number;
}
