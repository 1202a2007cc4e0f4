/** A worker: a process of its own that makes calls as its limiter allows. Its argument: {@link WorkerSettings}. */
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@hub/testing';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { skewClock } from '../measure/skew-clock.ts';
import { commandsSent, countCommands } from '../systems/command-count.ts';
import type { OpenLimiter } from '../systems/limiter-system.ts';
import { systemOf } from '../systems/system-of.ts';
import { CallSender } from './call-sender.ts';
import { type Done, type Order, orderSchema, workerSettingsSchema } from './protocol.ts';

/** Before it is idle, so that its code is compiled as that of a process which has worked for a while. */
const callsBeforeIdle = 200;

const settings = workerSettingsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
// Before any limiter is loaded, so that none knows a better clock.
if (settings.skewMs !== 0) skewClock(settings.skewMs);

countCommands();

const sender = await CallSender.open(settings.worker, settings.serverPort);
const system = await systemOf(settings.system);
const limiter = await system.open({ ...settings, send: sender.send });

process.on('message', (message) => {
  carryOut(orderSchema.parse(message)).then(
    (reply) => process.send?.({ reply }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.({ reply: done() });

async function carryOut({ kind }: Order): Promise<Done> {
  if (kind === 'start') {
    if (settings.idlePerSecond === 0) limiter.saturate();
    else void askNowAndThen(limiter, settings.idlePerSecond);
  }
  if (kind === 'stop') await sender.stop();
  return done();
}

function done(): Done {
  const { sent: grants, waitsUs } = sender;
  const { user, system: kernel } = process.cpuUsage();
  return { grants, commands: commandsSent(), cpuUs: user + kernel, staleSlots: limiter.staleSlots, waitsUs };
}

/** Calls come as those of many independent callers, whatever becomes of the earlier ones. */
async function askNowAndThen(open: OpenLimiter, perSecond: number): Promise<never> {
  for (let call = 0; call < callsBeforeIdle; call += 1) open.ask(0);
  const random = seededRandom(settings.seed + settings.worker);
  for (;;) {
    await sleep((-Math.log(1 - random()) * 1_000) / perSecond);
    open.ask(monotonicUs());
  }
}
