import { formatDefinition, parseDefinition, toDefinition } from './definition.ts';
import type { LimiterEvent } from './limiter-event.ts';
import type { ScopeLimit } from './scope-limit.ts';
import type { ScopeNews, Store } from './store.ts';

interface Known {
  definition: string;
  level: number;
  coldUntilUs: number;
}

/** What this process knows of the scopes: their limits as stored, and what it has told about them. */
export class ScopeBook {
  readonly #store: Store;
  readonly #tagOf: (scope: string) => string;
  readonly #tell: (event: LimiterEvent) => void;
  readonly #known = new Map<string, Known>();
  readonly #introduced = new Map<string, Promise<void>>();

  constructor(
    store: Store,
    tag: string | ((scope: string) => string),
    tell: (event: LimiterEvent) => void,
    scopes: readonly ScopeLimit[],
  ) {
    this.#store = store;
    this.#tagOf = typeof tag === 'string' ? () => tag : tag;
    this.#tell = tell;
    for (const scope of scopes) this.#enter(scope.name, formatDefinition(toDefinition(scope)));
  }

  /** @throws {RangeError} no scopes, one twice, one that is not defined, or scopes of different tags */
  tagOf(scopes: readonly string[]): string {
    const tags = new Set(scopes.map((scope) => this.#tagOf(scope)));
    const [tag] = tags;
    if (tag === undefined) throw new RangeError('scopes must name at least one scope');
    if (new Set(scopes).size < scopes.length)
      throw new RangeError(`scopes ${scopes.join(', ')} name one twice`);
    if (tags.size > 1) throw new RangeError(`scopes ${scopes.join(', ')} do not share a tag`);
    for (const scope of scopes) {
      if (!this.#known.has(scope)) throw new RangeError(`scope ${scope} is not defined`);
    }
    return tag;
  }

  definition(scope: string): ReturnType<typeof parseDefinition> {
    const known = this.#known.get(scope);
    if (known === undefined) throw new RangeError(`scope ${scope} is not defined`);
    return parseDefinition(known.definition);
  }

  /** Stores the limits of a tag before its first use. */
  introduce(tag: string): Promise<void> {
    const before = this.#introduced.get(tag);
    if (before !== undefined) return before;
    const introduced = this.#define(tag, 'replace').catch((error: unknown) => {
      this.#introduced.delete(tag);
      throw error;
    });
    this.#introduced.set(tag, introduced);
    return introduced;
  }

  /** The store has lost what it knew: tells it again, unless another process was first. */
  reintroduce(tag: string): Promise<void> {
    return this.#define(tag, 'missing');
  }

  async set(limit: ScopeLimit): Promise<void> {
    const definition = formatDefinition(toDefinition(limit));
    await this.#store.define(this.#tagOf(limit.name), [[limit.name, definition]], 'replace');
    this.#enter(limit.name, definition);
  }

  /** Takes in what a reply said about a scope. */
  hear(scope: string, news: ScopeNews, nowUs: number): void {
    const known = this.#known.get(scope);
    if (known === undefined) return;
    this.#hearDefinition(scope, known, news.definition);
    if (news.brakeLevel !== known.level) {
      known.level = news.brakeLevel;
      this.#tell({ type: 'brake', scope, level: news.brakeLevel, pauseMs: news.pauseUs / 1_000 });
    }
    if (news.coldUs > 0 && nowUs + news.coldUs > known.coldUntilUs) {
      known.coldUntilUs = nowUs + news.coldUs;
      this.#tell({ type: 'cold', scope, pauseMs: news.coldUs / 1_000 });
    }
  }

  /** The level is known from elsewhere and was told. */
  noteLevel(scope: string, level: number): void {
    const known = this.#known.get(scope);
    if (known !== undefined) known.level = level;
  }

  async #define(tag: string, mode: 'missing' | 'replace'): Promise<void> {
    const own = [...this.#known].filter(([scope]) => this.#tagOf(scope) === tag);
    const held = await this.#store.define(
      tag,
      own.map(([scope, { definition }]) => [scope, definition]),
      mode,
    );
    own.forEach(([scope, known], index) =>
      this.#hearDefinition(scope, known, held[index] ?? known.definition),
    );
  }

  #hearDefinition(scope: string, known: Known, definition: string): void {
    if (definition === known.definition) return;
    known.definition = definition;
    const { limit, windowUs } = parseDefinition(definition);
    this.#tell({ type: 'limit-changed', scope, limit, windowMs: windowUs / 1_000 });
  }

  #enter(scope: string, definition: string): void {
    const known = this.#known.get(scope);
    if (known === undefined) this.#known.set(scope, { definition, level: 0, coldUntilUs: 0 });
    else known.definition = definition;
  }
}
