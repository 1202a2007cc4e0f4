import { updateApiReport } from './api-report.ts';
import { publishedPackages } from './workspace-packages.ts';

for (const { directory } of publishedPackages(process.cwd())) updateApiReport(process.cwd(), directory);
