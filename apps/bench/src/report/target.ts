export interface Target<FigureName extends string> {
  readonly figure: FigureName;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** undefined when there is no figure to judge. */
export function isMet(
  { atLeast, atMost }: Omit<Target<string>, 'figure'>,
  figure: number | null,
): boolean | undefined {
  if (figure === null) {
    return undefined;
  }
  return figure >= (atLeast ?? Number.NEGATIVE_INFINITY) && figure <= (atMost ?? Number.POSITIVE_INFINITY);
}
