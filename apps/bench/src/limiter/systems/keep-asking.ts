/** So many callers, each asking again when its call was made, until one of their calls fails. */
export function keepAsking(callers: number, call: () => Promise<void>): void {
  const ask = async (): Promise<void> => {
    for (;;) await call();
  };
  for (let caller = 0; caller < callers; caller += 1) {
    ask().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
  }
}
