/** Shorter texts would blank out ordinary words. */
const shortestSecret = 4;

/**
 * Makes a function that blanks out known secrets wherever they stand in a JSON log line; undefined when there are none,
 * so that a worker without secrets pays nothing.
 */
export function hideSecrets(secrets: readonly string[]): ((line: string) => string) | undefined {
  const forms = secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  const distinct = [...new Set(forms)].sort((left, right) => right.length - left.length);
  if (distinct.length === 0) {
    return undefined;
  }
  return (line) => {
    let hidden = line;
    for (const form of distinct) {
      if (hidden.includes(form)) {
        hidden = hidden.replaceAll(form, '***');
      }
    }
    return hidden;
  };
}
