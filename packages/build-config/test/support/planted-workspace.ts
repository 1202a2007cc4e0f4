import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readManifest, workspacePackages } from '../../src/workspace-packages.ts';

export interface GateResult {
  readonly passed: boolean;
  readonly output: string;
}

/** By file: its new content, or what becomes of the content it has. */
export type Planting = Readonly<Record<string, string | ((content: string) => string)>>;

/** Not part of the sources, wherever it lies. */
const GENERATED = new Set(['.git', '.turbo', 'coverage', 'dist', 'node_modules']);

/**
 * A copy of this repository as it is now, committed or not, to plant faults in. It borrows the installed packages of the
 * original, while the links between workspace packages lead to the copies.
 */
export class PlantedWorkspace implements Disposable {
  readonly #original: string;
  readonly #root = mkdtempSync(join(tmpdir(), 'hub-planted-'));

  constructor(original: string) {
    this.#original = original;
    cpSync(original, this.#root, { recursive: true, filter: (path) => !GENERATED.has(basename(path)) });
    for (const directory of ['.', ...workspacePackages(original).map((found) => found.directory)]) {
      this.#copyLinks(join(directory, 'node_modules'));
    }
  }

  /** Runs the command of a gate, exactly as the root manifest has it. */
  async run(gate: string): Promise<GateResult> {
    const command = readManifest(this.#root).scripts[gate];
    if (command === undefined) throw new Error(`the root package.json has no script ${gate}`);
    const child = spawn(`{ ${command}; } 2>&1`, {
      cwd: this.#root,
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        PATH: `${join(this.#root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
        NO_COLOR: '1',
        // What did not change need not be built again.
        TURBO_CACHE_DIR: join(this.#original, '.turbo/cache'),
        // The installed packages are borrowed: pnpm must not set them right.
        npm_config_verify_deps_before_run: 'false',
      },
    });
    const output = text(child.stdout);
    const status = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
    return { passed: status === 0, output: await output };
  }

  /** Runs a gate with a fault planted, then takes the fault out again. */
  async runWith(planting: Planting, gate: string): Promise<GateResult> {
    const undo: (() => void)[] = [];
    try {
      for (const [file, change] of Object.entries(planting))
        undo.unshift(this.#plant(join(this.#root, file), change));
      return await this.run(gate);
    } finally {
      for (const step of undo) step();
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  /** @returns what undoes it */
  #plant(path: string, change: Planting[string]): () => void {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    const newDirectory = mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof change === 'string' ? change : change(before ?? ''));
    return () => {
      if (before === undefined) rmSync(newDirectory ?? path, { recursive: true });
      else writeFileSync(path, before);
    };
  }

  /** pnpm's links are relative: copied as they are, those between workspace packages lead to the copies. */
  #copyLinks(directory: string): void {
    const [from, to] = [join(this.#original, directory), join(this.#root, directory)];
    if (!existsSync(from)) return;
    mkdirSync(to);
    for (const name of readdirSync(from)) {
      if (name === '.pnpm') symlinkSync(join(from, name), join(to, name));
      else if (name === '.bin' || !name.startsWith('.')) {
        cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
      }
    }
  }
}
