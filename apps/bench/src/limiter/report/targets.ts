import type { Target } from '../../report/target.ts';
import type { FigureName } from './figures.ts';

/** What the limiter promises. */
export const targets: readonly Target<FigureName>[] = [
  { figure: 'over_windows_n18', atMost: 0 },
  { figure: 'utilisation_n18', atLeast: 0.98 },
  { figure: 'over_windows_n100', atMost: 0 },
  { figure: 'utilisation_n100', atLeast: 0.98 },
  { figure: 'redis_calls_per_grant_n100', atMost: 0.5 },
  { figure: 'idle_latency_p50_ms', atMost: 0.5 },
  { figure: 'scopes_over_windows', atMost: 0 },
  { figure: 'scopes_utilisation', atLeast: 0.95 },
];
