import { fileURLToPath } from 'node:url';

/** The built worker. */
export const bundlePath = fileURLToPath(new URL('../../dist/hub-worker.js', import.meta.url));
