export interface ParsedYaml {
  readonly content: unknown;
  /** Where the text is no YAML; without any of its content, which may be secret. */
  readonly problems: readonly string[];
}

/** Loads the YAML library only when there is a file to read: an idle worker shall not carry it. */
export async function parseYaml(text: string): Promise<ParsedYaml> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const problems = document.errors.map((error) => {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return `line ${line}, column ${col} is not valid YAML (${error.code})`;
  });
  if (problems.length > 0) {
    return { content: undefined, problems };
  }
  try {
    return { content: document.toJS(), problems };
  } catch {
    return { content: undefined, problems: ['an alias in the file refers to nothing, or too much'] };
  }
}
