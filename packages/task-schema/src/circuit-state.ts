import * as z from 'zod';

/** The circuit breaker in front of a provider, as every answer that is no success carries it (WIRE part 1). */
export const circuitStateSchema = z.object({
  name: z.string(),
  state: z.enum(['CLOSED', 'OPEN', 'HALF_OPEN']),
  failure_count: z.int().min(0),
  failure_threshold: z.int().min(0),
  recovery_timeout: z.number().min(0).describe('Seconds.'),
  last_failure_time: z.number().min(0).describe('Unix seconds; 0 if there was no failure yet.'),
});

export type CircuitState = z.infer<typeof circuitStateSchema>;

/** Configuration defaults kept from the predecessor (DESIGN 6, `circuit_breaker`). */
export const circuitDefaults = { failureThreshold: 5, recoveryTimeoutSeconds: 30 } as const;

/** The state of a breaker that has seen nothing: for answers that never came near a provider. */
export function untouchedCircuit(name: string): CircuitState {
  return {
    name,
    state: 'CLOSED',
    failure_count: 0,
    failure_threshold: circuitDefaults.failureThreshold,
    recovery_timeout: circuitDefaults.recoveryTimeoutSeconds,
    last_failure_time: 0,
  };
}
