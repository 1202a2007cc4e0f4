import { hubSettings } from '../hub-worker.ts';
import { reportTasks, taskOf } from '../report-tasks.ts';
import type { OpenBackend } from './backend.ts';

/** The worker's own mocks. */
export const openMockBackend: OpenBackend = async (environment) => ({
  mode: 'mock mode',
  description: [],
  settings: hubSettings(environment),
  tasks: Object.values(reportTasks),
  examples: [
    {
      heading: 'Push one more from another terminal:',
      task: taskOf('test-123', 'normal', 'KIS', 'FHKST01010100', {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_INPUT_ISCD: '005930',
      }),
    },
  ],
  keepsFromRedisUrl: undefined,
  [Symbol.asyncDispose]: async () => undefined,
});
