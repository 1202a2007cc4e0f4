/** Whether a reply means that this server is no longer the master: connect anew, and find the one that is. */
export function isDemotion(error: unknown): boolean {
  return error instanceof Error && /^(READONLY|MASTERDOWN|UNBLOCKED|LOADING) /.test(error.message);
}
