import type { Plugin } from 'vitest/config';

/** Lets tests import `.lua` files as text, exactly as the tsup `text` loader does in the build. */
export function luaAsText(): Plugin {
  return {
    name: 'lua-as-text',
    transform: (code, id) =>
      id.endsWith('.lua') ? { code: `export default ${JSON.stringify(code)}`, map: null } : null,
  };
}
