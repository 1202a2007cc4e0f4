interface CodeBlock {
  /** What follows the opening fence: `ts`, `sh`, ... */
  readonly language: string;
  readonly code: string;
  /** The heading it stands under, without marks. */
  readonly heading: string;
}

export interface Markdown {
  /** Levels of the headings, in order. */
  readonly levels: readonly number[];
  readonly headings: readonly string[];
  readonly blocks: readonly CodeBlock[];
  /** Targets of links and images outside code blocks. */
  readonly links: readonly string[];
  /** Number of columns of each table row, in order. */
  readonly tableWidths: readonly number[];
}

export function parseMarkdown(text: string): Markdown {
  const levels: number[] = [];
  const headings: string[] = [];
  const blocks: CodeBlock[] = [];
  const links: string[] = [];
  const tableWidths: number[] = [];
  let open: { language: string; lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const fence = /^```(\w*)$/.exec(line);
    if (open !== undefined) {
      if (fence === null) open.lines.push(line);
      else {
        const code = open.lines.join('\n');
        blocks.push({ language: open.language, code, heading: headings.at(-1) ?? '' });
        open = undefined;
      }
      continue;
    }
    if (fence !== null) {
      open = { language: fence[1] ?? '', lines: [] };
      continue;
    }
    const heading = /^(#+) (.+)$/.exec(line);
    if (heading !== null) {
      levels.push(heading[1]?.length ?? 0);
      headings.push(heading[2] ?? '');
    }
    if (line.startsWith('|')) tableWidths.push(line.split('|').length);
    links.push(...[...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? ''));
  }
  return { levels, headings, blocks, links, tableWidths };
}

/** The name GitHub gives a heading for links. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
