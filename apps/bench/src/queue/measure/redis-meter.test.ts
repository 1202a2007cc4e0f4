import { expect, test } from 'vitest';
import { commandsBetween, parseMeter } from './redis-meter.ts';

const info = (set: number, infos: number) =>
  [
    '# CPU',
    'used_cpu_sys:1.500000',
    'used_cpu_user:2.250000',
    'used_cpu_user_children:9.000000',
    '# Commandstats',
    `cmdstat_set:calls=${set},usec=40,usec_per_call=4.00,rejected_calls=0,failed_calls=0`,
    `cmdstat_info:calls=${infos},usec=40,usec_per_call=4.00,rejected_calls=0,failed_calls=0`,
    'cmdstat_client|setname:calls=3,usec=4,usec_per_call=1.33,rejected_calls=0,failed_calls=0',
    '# Memory',
    'used_memory:123456',
    'used_memory_human:120K',
  ].join('\r\n');

test('reads what Redis says about itself', () => {
  const meter = parseMeter(info(10, 1));
  expect(meter.cpuUs).toBe(3_750_000);
  expect(meter.calls.get('client|setname')).toBe(3);
  expect(meter.spentUs.get('set')).toBe(40);
  expect(meter.usedMemoryBytes).toBe(123_456);
});

test('counts commands between two readings, not its own', () => {
  expect(commandsBetween(parseMeter(info(10, 1)), parseMeter(info(25, 4)))).toBe(15);
});
