import { brokersCommand } from './brokers/brokers-command.ts';
import { limiterCommand } from './limiter/limiter-command.ts';
import { queueCommand } from './queue/queue-command.ts';

const usage = `Usage: pnpm bench <benchmark> [options]

Benchmarks:
  queue    our queue against BullMQ and bee-queue
  limiter  our rate limiter against rate-limiter-flexible, bottleneck and BullMQ's; with --faults, against faults
  brokers  the real mode of the worker against the broker twin: limits at saturation, one token for many

  pnpm bench <benchmark> --help    its options
`;

const commands = new Map([
  ['queue', queueCommand],
  ['limiter', limiterCommand],
  ['brokers', brokersCommand],
]);

const [name, ...args] = process.argv.slice(2);
const command = commands.get(name ?? '');
if (command === undefined) {
  const asked = name === '--help' || name === '-h' || name === 'help';
  (asked ? process.stdout : process.stderr).write(
    asked ? usage : `No benchmark is called ${name}.\n\n${usage}`,
  );
  process.exitCode = asked ? 0 : 64;
} else {
  process.exitCode = await command(args);
}
