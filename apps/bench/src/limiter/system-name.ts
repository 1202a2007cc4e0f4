/** The limiters; ours twice: as it comes, and evenly paced as the gate's lanes use it. */
export const systemNames = ['ours', 'ours-paced', 'flexible', 'bottleneck', 'bullmq'] as const;

export type SystemName = (typeof systemNames)[number];

/** As people call them. */
export const systemTitles: Readonly<Record<SystemName, string>> = {
  ours: 'ours',
  'ours-paced': 'ours, pacing 0.98',
  flexible: 'rate-limiter-flexible',
  bottleneck: 'bottleneck, clustered',
  bullmq: "BullMQ's limiter",
};

export function isOurs(system: SystemName): boolean {
  return system === 'ours' || system === 'ours-paced';
}

/** @throws RangeError no limiter has this name */
export function toSystemName(text: string): SystemName {
  const name = systemNames.find((known) => known === text);
  if (name === undefined) {
    throw new RangeError(`no limiter is called ${text}; there are: ${systemNames.join(', ')}`);
  }
  return name;
}
