/** The proxy as a process of its own. Arguments: port of the server, one-way delay in microseconds. */
import { startDelayProxy } from './delay-proxy.ts';

process.once('disconnect', () => process.exit());
process.send?.({ port: await startDelayProxy(Number(process.argv[2]), Number(process.argv[3])) });
