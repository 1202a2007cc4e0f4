import { defineConfig } from 'tsup';

/**
 * The build of every published library: ECMAScript module and CommonJS, each with its own declarations, so that
 * NestJS and Jest users resolve types of the right kind. Lua scripts are inlined as text.
 *
 * @param entry - entry name to source file; the name is the file name in `dist`
 */
export function library(entry: Record<string, string>) {
  return defineConfig({
    entry,
    format: ['esm', 'cjs'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    target: 'node22',
    platform: 'node',
    loader: { '.lua': 'text' },
    clean: true,
    treeshake: true,
    splitting: true,
  });
}
