/** The code that stands for a word; undefined for a word that is not listed. */
export function codeOf<T>(codes: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(codes, word) ? codes[word] : undefined;
}
