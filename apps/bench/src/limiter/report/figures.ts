import type { Row } from '../run/row.ts';

export const figureNames = [
  'over_windows_n18',
  'utilisation_n18',
  'over_windows_n100',
  'utilisation_n100',
  'redis_calls_per_grant_n100',
  'idle_latency_p50_ms',
  'jain_n100',
  'scopes_over_windows',
  'scopes_utilisation',
] as const;

export type FigureName = (typeof figureNames)[number];

/** null: not measured in this run. */
export type Figures = Readonly<Record<FigureName, number | null>>;

/** What ours promises, where it promises it; of several runs the worst. */
export function figuresOf(rows: readonly Row[]): Figures {
  const promised = rows.filter(
    ({ system, processes, jitter_ms }) => system === 'ours' && processes === 4 && jitter_ms === 10,
  );
  const saturated = (limit: number) =>
    promised.filter((row) => row.part === 'saturated' && row.limit === limit);
  const n18 = saturated(18);
  const n100 = saturated(100);
  const idle = promised.filter(({ part }) => part === 'idle');
  const scopes = promised.filter(({ part }) => part === 'scopes');
  return {
    over_windows_n18: total(n18.map(({ over }) => over)),
    utilisation_n18: least(n18.map(({ utilisation }) => utilisation)),
    over_windows_n100: total(n100.map(({ over }) => over)),
    utilisation_n100: least(n100.map(({ utilisation }) => utilisation)),
    redis_calls_per_grant_n100: most(n100.map(({ redis_calls_per_grant }) => redis_calls_per_grant)),
    idle_latency_p50_ms: most(idle.map(({ latency_p50_ms }) => latency_p50_ms ?? Number.NaN)),
    jain_n100: least(n100.map(({ jain }) => jain)),
    scopes_over_windows: total(scopes.map(({ over, over_id }) => over + (over_id ?? 0))),
    scopes_utilisation: least(scopes.map(({ utilisation }) => utilisation)),
  };
}

function total(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

function least(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values);
}

function most(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}
