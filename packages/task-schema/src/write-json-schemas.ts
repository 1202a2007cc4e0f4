import { writeFileSync } from 'node:fs';
import { jsonSchemaFiles } from './json-schemas.ts';

// Run by `pnpm run schemas`; not part of the library.
const folder = new URL('../schema/', import.meta.url);
for (const [name, text] of jsonSchemaFiles()) writeFileSync(new URL(name, folder), text);
