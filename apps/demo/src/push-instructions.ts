import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ExampleTask } from './backend/backend.ts';
import { payloadOf, queues, responseKey } from './report-tasks.ts';

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
  readonly examples: readonly ExampleTask[];
}

/** How to push more tasks from another terminal, ready to be copied. */
export function pushInstructions(options: PushInstructionsOptions): string[] {
  const { redisUrl, isBorrowed, hasRedisCli, examples } = options;
  const command = redisCommand(redisUrl, isBorrowed, hasRedisCli);
  return [
    ...examples.flatMap(({ heading, task }) => [
      heading,
      `  ${command} RPUSH ${queues[task.queue]} '${payloadOf(task)}'`,
      'and read its answer:',
      `  ${command} GET ${responseKey(task.task_id)}`,
    ]),
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
