/** Shorter texts would blank out ordinary words. */
const shortestSecret = 4;

/** Messages are cut to length before they get here: so much of the beginning of a long secret gives it away. */
const tellingStart = 12;

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
    for (const form of distinct) {
      if (form.length >= 2 * tellingStart) {
        hidden = hideCut(hidden, form);
      }
    }
    return hidden;
  };
}

/** Blanks out beginnings of a secret, as far as they go. */
function hideCut(text: string, secret: string): string {
  const start = secret.slice(0, tellingStart);
  let hidden = text;
  for (let at = hidden.indexOf(start); at >= 0; at = hidden.indexOf(start, at)) {
    let end = at + tellingStart;
    while (end < hidden.length && hidden[end] === secret[end - at]) {
      end += 1;
    }
    hidden = `${hidden.slice(0, at)}***${hidden.slice(end)}`;
  }
  return hidden;
}
