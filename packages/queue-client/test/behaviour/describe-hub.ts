import { describe, test } from 'vitest';
import { awaiting } from './awaiting.ts';
import { badPayloads } from './bad-payloads.ts';
import { controlling } from './controlling.ts';
import { deadLettering } from './dead-lettering.ts';
import { enqueueing } from './enqueueing.ts';
import { handling } from './handling.ts';
import type { HubBehaviours, HubLab } from './hub-lab.ts';
import { laning } from './laning.ts';
import { ordering } from './ordering.ts';
import { reporting } from './reporting.ts';
import { retrying } from './retrying.ts';
import { sharing } from './sharing.ts';
import { stopping } from './stopping.ts';
import { typedCalls } from './typed-calls.ts';

const groups: Readonly<Record<string, HubBehaviours>> = {
  enqueueing,
  awaiting,
  ordering,
  laning,
  handling,
  'bad payloads': badPayloads,
  retrying,
  sharing,
  'dead letters': deadLettering,
  controlling,
  reporting,
  stopping,
  'typed calls': typedCalls,
};

export interface HubTally {
  /** Behaviours that were seen to hold. */
  held: number;
}

/**
 * Register, in a vitest test file, the tests that every hub passes.
 *
 * @param makeLab - opens a hub of its own for each test
 */
export function describeHub(name: string, makeLab: () => Promise<HubLab>): HubTally {
  const tally = { held: 0 };
  for (const [group, behaviours] of Object.entries(groups)) {
    describe(`${name}: ${group}`, () => {
      for (const [behaviour, holds] of Object.entries(behaviours)) {
        // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- the behaviour expects, and its name is text
        test(behaviour, async () => {
          await using lab = await makeLab();
          await holds(lab);
          tally.held += 1;
        });
      }
    });
  }
  return tally;
}
