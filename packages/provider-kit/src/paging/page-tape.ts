import { createHash } from 'node:crypto';
import type { PageLog } from '@hub/provider';

export interface PageTapeOptions<Page> {
  /** Undefined: every page is fetched, none is noted. */
  readonly log: PageLog | undefined;
  /** What the log is to have of a page, as JSON. */
  readonly write: (page: Page) => unknown;
  /** @returns undefined when it is no page */
  readonly read: (noted: unknown) => Page | undefined;
}

/**
 * The pages of one walk, noted as they come: walked again by another process, they are read until one was not noted, or
 * something else is asked for. A page is noted just before the next one is asked for, so an answer of one page leaves
 * nothing behind, and a process that dies costs one page.
 */
export class PageTape<Page> {
  readonly #options: PageTapeOptions<Page>;
  #noted: readonly string[] | undefined;
  /** Fetched and not noted yet. */
  #latest: string | undefined;

  constructor(options: PageTapeOptions<Page>) {
    this.#options = options;
  }

  /**
   * @param index - 0, 1, 2 …, in order
   * @param asked - what makes it this page and no other; only its digest is noted
   */
  async page(index: number, asked: string, fetch: () => Promise<Page>): Promise<Page> {
    const { log, write } = this.#options;
    if (log === undefined) return await fetch();
    this.#noted ??= await log.replay();
    const noted = this.#readNoted(index, asked);
    if (noted !== undefined) return noted;
    if (this.#latest !== undefined) await log.append(this.#latest);
    this.#latest = undefined;
    const page = await fetch();
    // Where the log has another page in this place, the pages of this walk find none behind it.
    if (index >= this.#noted.length) this.#latest = `${digestOf(asked)} ${JSON.stringify(write(page))}`;
    return page;
  }

  #readNoted(index: number, asked: string): Page | undefined {
    const line = this.#noted?.[index];
    const digest = digestOf(asked);
    if (line?.startsWith(`${digest} `) !== true) return undefined;
    try {
      return this.#options.read(JSON.parse(line.slice(digest.length + 1)));
    } catch {
      return undefined;
    }
  }
}

function digestOf(asked: string): string {
  return createHash('sha256').update(asked).digest('base64url').slice(0, 16);
}
