/** The three queues; ours first, because ratios are ours against theirs. */
export const systemNames = ['ours', 'bullmq', 'bee'] as const;

export type SystemName = (typeof systemNames)[number];

/** As people call them. */
export const systemTitles: Readonly<Record<SystemName, string>> = {
  ours: 'ours',
  bullmq: 'BullMQ',
  bee: 'bee-queue',
};

/** The order of the turns; each system is first, second and last equally often. */
export function rotated(turn: number): SystemName[] {
  const first = turn % systemNames.length;
  return [...systemNames.slice(first), ...systemNames.slice(0, first)];
}
