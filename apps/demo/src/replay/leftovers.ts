import { noFaults, type Requirement, verify } from '../requirement.ts';

/** Names of the keys of a database before and after the run. */
export interface KeysOfRun {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** What may stay in database 15 when the worker has stopped. */
const MAY_STAY = [
  /^api:response:/,
  /^\{api:(?:request|priority):queue\}:dead$/,
  /^\{api:request:queue\}:last-beat$/,
];

/** No lease, no staging list, no waiting task is left, and database 0 is as it was. */
export async function leftovers(database15: KeysOfRun, database0: KeysOfRun): Promise<Requirement[]> {
  return [
    await verify('database 15 afterwards', 'nothing new but responses, dead letters, last beat', () => {
      const added = [...database15.after].filter((name) => !database15.before.has(name));
      const others = added.filter((name) => !MAY_STAY.some((pattern) => pattern.test(name)));
      return noFaults(
        others.map((name) => `left: ${name}`),
        `${added.length} keys, all of them such`,
      );
    }),
    await verify('database 0 afterwards', `the ${database0.before.size} keys it had`, () => {
      const { before, after } = database0;
      const added = [...after].filter((name) => !before.has(name));
      const lost = [...before].filter((name) => !after.has(name));
      return noFaults(
        [...added.map((name) => `new: ${name}`), ...lost.map((name) => `gone: ${name}`)],
        `the same ${after.size} keys`,
      );
    }),
  ];
}
