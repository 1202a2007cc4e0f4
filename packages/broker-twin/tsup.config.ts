import { library } from '@hub/build-config/tsup';

export default library({ index: 'src/index.ts', cli: 'src/cli.ts' });
