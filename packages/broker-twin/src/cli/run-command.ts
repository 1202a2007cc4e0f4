import manifest from '../../package.json' with { type: 'json' };
import { faultRulesIn } from '../admin/admin-input.ts';
import type { BrokerTwin } from '../broker-twin.ts';
import { createBrokerTwin } from '../create-broker-twin.ts';
import type { CommandWorld } from './command-world.ts';
import { describeTwin } from './describe-twin.ts';
import { type CommandArguments, readArguments } from './read-arguments.ts';
import { usage } from './usage.ts';

/** Runs until it is told to stop. Exit codes: 0 stopped or told; 1 could not start; 2 command line not understood. */
export async function runCommand(words: readonly string[], world: CommandWorld): Promise<void> {
  let read: CommandArguments;
  try {
    read = readArguments(words);
  } catch (error) {
    world.complain(`${messageOf(error)}\n\n${usage}`);
    world.exitWith(2);
    return;
  }
  if (read.wants === 'help') world.print(usage);
  else if (read.wants === 'version') world.print(`${manifest.version}\n`);
  else await serve(read, world);
}

async function serve(read: CommandArguments, world: CommandWorld): Promise<void> {
  const stopped = world.stopped();
  let transcript: ReturnType<CommandWorld['openTranscript']> | undefined;
  try {
    if (read.transcriptFile !== undefined) transcript = world.openTranscript(read.transcriptFile);
    const twin = await start(read, world, transcript?.write);
    world.print(describeTwin(twin));
    await stopped;
    await twin.close();
  } catch (error) {
    world.complain(`broker-twin: ${messageOf(error)}\n`);
    world.exitWith(1);
  }
  await transcript?.close();
}

function start(
  read: CommandArguments,
  world: CommandWorld,
  transcript: ((line: string) => void) | undefined,
): Promise<BrokerTwin> {
  const { ports, adminPort, host, tls, seed, speed, startMs = world.now(), faultsFile } = read;
  return createBrokerTwin({
    ports,
    clock: { startMs, ...(speed !== undefined && { speed }) },
    ...(seed !== undefined && { seed }),
    ...(adminPort !== undefined && { adminPort }),
    ...(host !== undefined && { host }),
    ...(tls !== undefined && {
      tls: { key: world.readText(tls.keyFile), cert: world.readText(tls.certFile) },
    }),
    ...(faultsFile !== undefined && { faults: faultRulesIn(world.readText(faultsFile)) }),
    ...(transcript !== undefined && { transcript }),
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
