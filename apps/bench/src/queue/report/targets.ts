import type { Target } from '../../report/target.ts';
import type { FigureName } from './figures.ts';

/** What the queue promises. */
export const targets: readonly Target<FigureName>[] = [
  { figure: 'drain50_vs_bullmq', atLeast: 5 },
  { figure: 'drain50_vs_bee', atLeast: 4 },
  { figure: 'latency_p50_vs_bee', atMost: 1 },
  { figure: 'latency_p99_vs_bee', atMost: 1 },
  { figure: 'redis_commands_per_task', atMost: 1.2 },
  { figure: 'bytes_beyond_payload', atMost: 5 },
  { figure: 'claim_cost_1e6_vs_10', atMost: 1.1 },
  { figure: 'delayed_drain50_vs_bullmq', atLeast: 1.5 },
  { figure: 'delayed_drain50_vs_bee', atLeast: 2.5 },
  { figure: 'delayed_latency_p50_vs_bullmq', atMost: 0.5 },
  { figure: 'delayed_latency_p50_vs_bee', atMost: 0.5 },
  { figure: 'lost', atMost: 0 },
  { figure: 'doubled', atMost: 0 },
];
