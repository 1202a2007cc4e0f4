/** An agent: a process of its own that pushes or works for one system. Its argument names the system. */
import { systemNames } from '../system-name.ts';
import { systemOf } from '../systems/system-of.ts';
import { Consumption } from './consumption.ts';
import { fill, flow } from './production.ts';
import { type Order, orderSchema } from './protocol.ts';

const system = await loadSystem();
let consumption: Consumption | undefined;

process.on('message', (message) => {
  carryOut(orderSchema.parse(message)).then(
    (reply) => process.send?.({ reply }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit());
process.send?.({ reply: {} });

async function loadSystem() {
  const asked = process.argv[2];
  const name = systemNames.find((known) => known === asked);
  if (name === undefined) {
    throw new RangeError(`no system is called ${asked}`);
  }
  return await systemOf(name);
}

async function carryOut(order: Order): Promise<object> {
  switch (order.kind) {
    case 'fill':
      return await fill(system, order);
    case 'flow':
      return await flow(system, order);
    case 'listen':
      // What earlier runs left behind is not this run's to collect.
      globalThis.gc?.();
      consumption = await Consumption.open(system, order);
      return {};
    case 'collect':
      return await listening().collect();
    case 'finish':
      return await listening().finish();
  }
}

function listening(): Consumption {
  if (consumption === undefined) {
    throw new Error('no worker was opened');
  }
  return consumption;
}
