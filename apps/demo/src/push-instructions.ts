import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { queues, responseKey } from './report-tasks.ts';

const EXAMPLE_ID = 'test-123';
const EXAMPLE_TASK = JSON.stringify({
  task_id: EXAMPLE_ID,
  provider: 'KIS',
  tr_id: 'FHKST01010100',
  params: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
});

/** Does what redis-cli does, for machines that have none. Its arguments: port, then the command. */
const NODE_REDIS_CLI = [
  'const [port,...command]=process.argv.slice(1)',
  'const text=(words)=>`*${words.length}\\r\\n`+words.map((word)=>`$${Buffer.byteLength(word)}\\r\\n${word}\\r\\n`).join("")',
  'const all=[["SELECT","15"],command,["QUIT"]].map(text).join("")',
  'require("net").connect(port,"127.0.0.1").on("data",(data)=>process.stdout.write(data)).write(all)',
].join(';');

export interface PushInstructionsOptions {
  /** Of database 15. */
  readonly redisUrl: string;
  readonly isBorrowed: boolean;
  readonly hasRedisCli: boolean;
}

/** How to push one more task from another terminal, ready to be copied. */
export function pushInstructions({ redisUrl, isBorrowed, hasRedisCli }: PushInstructionsOptions): string[] {
  const command = redisCommand(redisUrl, isBorrowed, hasRedisCli);
  return [
    'Push one more from another terminal:',
    `  ${command} RPUSH ${queues.normal} '${EXAMPLE_TASK}'`,
    'and read its answer:',
    `  ${command} GET ${responseKey(EXAMPLE_ID)}`,
    ...(isBorrowed
      ? []
      : ['The examples of README.md run against this Redis after:', `  export REDIS_URL=${redisUrl}`]),
  ];
}

function redisCommand(redisUrl: string, isBorrowed: boolean, hasRedisCli: boolean): string {
  // The URL may hold a password: the shell puts it in, we do not print it.
  if (isBorrowed) return 'redis-cli -u "$REDIS_URL" -n 15';
  const { port } = new URL(redisUrl);
  return hasRedisCli ? `redis-cli -p ${port} -n 15` : `node -e '${NODE_REDIS_CLI}' ${port}`;
}

/** Whether a program of this name is on the PATH. */
export function isOnPath(program: string, path = process.env['PATH'] ?? ''): boolean {
  return path.split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return directory !== '';
    } catch {
      return false;
    }
  });
}
