// Writes docs/broker-rules.md from the rules of both fronts: pnpm --filter @hub/broker-twin rules
import { writeFileSync } from 'node:fs';
import { allRules } from '../src/rules/all-rules.ts';
import { rulesPage } from '../src/rules/rules-page.ts';

writeFileSync(new URL('../../../docs/broker-rules.md', import.meta.url), rulesPage(allRules));
