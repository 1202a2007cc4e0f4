/** Prints the faults a check found; the process will exit with 1 when there are any. */
export function endWith(faults: readonly string[]): void {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
