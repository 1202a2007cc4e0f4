/** Sets the wall clock of this process wrong; the monotonic one, which no operator and no NTP moves, stays. */
export function skewClock(skewMs: number): void {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget): object => {
      const made: unknown = Reflect.construct(
        target,
        args.length === 0 ? [RealDate.now() + skewMs] : args,
        newTarget,
      );
      return made instanceof RealDate ? made : new RealDate(Number.NaN);
    },
    get: (target, key, receiver): unknown =>
      key === 'now' ? () => RealDate.now() + skewMs : Reflect.get(target, key, receiver),
    apply: () => new RealDate(RealDate.now() + skewMs).toString(),
  });
}
