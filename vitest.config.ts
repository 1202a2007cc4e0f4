import { luaAsText } from '@hub/build-config/vitest-lua';
import { defineConfig } from 'vitest/config';

// Workspace packages resolve to their sources, so tests need no build but for the processes they start.
const conditions = ['@hub/source', 'module', 'node', 'development|production'];

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
          globalSetup: ['packages/build-config/src/redis-for-tests.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
