import { readFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import { luaForShipping } from './lua-for-shipping.ts';

/**
 * The build of every published library: ECMAScript module and CommonJS, each with its own declarations, so that
 * NestJS and Jest users resolve types of the right kind. Lua scripts are inlined as text. White space goes, names stay:
 * stack traces are readable and the tarball is small.
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
    esbuildPlugins: [
      {
        name: 'lua',
        setup: (build) =>
          build.onLoad({ filter: /\.lua$/ }, async ({ path }) => ({
            contents: luaForShipping(await readFile(path, 'utf8')),
            loader: 'text',
          })),
      },
    ],
    esbuildOptions: (options) => {
      options.minifyWhitespace = true;
    },
    clean: true,
    splitting: true,
  });
}
