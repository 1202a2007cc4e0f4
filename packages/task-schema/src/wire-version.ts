/** The wire version this package speaks; a task without `v` means this one (WIRE part 2). */
export const WIRE_VERSION = 1;
