import { luaAsText } from '@hub/build-config/vitest-lua';
import { defineConfig } from 'vitest/config';

// Workspace packages resolve to their sources, so tests need no build but for the processes they start.
const conditions = ['@hub/source', 'module', 'node', 'development|production'];

const slow = {
  globalSetup: ['packages/build-config/src/redis-for-tests.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  plugins: [luaAsText()],
  ssr: { resolve: { conditions, externalConditions: conditions } },
  resolve: { conditions },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{packages,apps}/*/src/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{packages,apps}/*/test/**/*.integration.test.ts'],
          exclude: ['packages/build-config/**'],
          ...slow,
        },
      },
      {
        // Compilers and linters take every core: after the others, which measure time.
        extends: true,
        test: {
          name: 'gates',
          include: ['packages/build-config/test/**/*.integration.test.ts'],
          sequence: { groupOrder: 1 },
          ...slow,
        },
      },
    ],
  },
});
