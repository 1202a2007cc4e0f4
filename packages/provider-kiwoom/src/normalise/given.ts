/** The figures that are there; a key without a value is left out, so that missing is never zero and never null by chance. */
export function given<Figures extends Readonly<Record<string, unknown>>>(
  figures: Figures,
): { [Key in keyof Figures]?: Exclude<Figures[Key], undefined> } {
  const present: { [Key in keyof Figures]?: Exclude<Figures[Key], undefined> } = {};
  for (const key of keysOf(figures)) {
    const value = figures[key];
    if (isGiven(value)) present[key] = value;
  }
  return present;
}

function isGiven<Value>(value: Value): value is Exclude<Value, undefined> {
  return value !== undefined;
}

function keysOf<Figures extends Readonly<Record<string, unknown>>>(figures: Figures): (keyof Figures)[] {
  const isKey = (key: string): key is keyof Figures & string => Object.hasOwn(figures, key);
  return Object.keys(figures).filter(isKey);
}
