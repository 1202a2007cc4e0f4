import { catalogFaults } from './catalog-faults.ts';
import { endWith } from './end-with.ts';
import { readManifest, workspacePackages } from './workspace-packages.ts';

const root = process.cwd();
endWith(
  [{ directory: '.', manifest: readManifest(root) }, ...workspacePackages(root)].flatMap(catalogFaults),
);
