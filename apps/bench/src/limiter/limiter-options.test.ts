import { describe, expect, test } from 'vitest';
import { limiterOptions } from './limiter-options.ts';

describe('limiterOptions', () => {
  test('all limiters by default, each as long as it needs', () => {
    expect(limiterOptions([])).toMatchObject({
      systems: ['ours', 'ours-paced', 'flexible', 'bottleneck', 'bullmq'],
      seconds: undefined,
      processes: undefined,
      parts: ['saturated', 'idle', 'scopes'],
      rounds: 2,
      skew: false,
      faults: 0,
      seed: 1,
    });
  });

  test('quick is short, unless a length was named', () => {
    expect(limiterOptions(['--quick'])).toMatchObject({ seconds: 6, rounds: 1 });
    expect(limiterOptions(['--quick', '--seconds', '30'])).toMatchObject({ seconds: 30, rounds: 1 });
  });

  test('lists are read, doubles once', () => {
    expect(
      limiterOptions([
        '--processes',
        '1,4',
        '--limits',
        '18',
        '--jitter',
        '0,50,50',
        '--systems',
        'bullmq,ours',
      ]),
    ).toMatchObject({ processes: [1, 4], limits: [18], jittersMs: [0, 50], systems: ['bullmq', 'ours'] });
  });

  test.each([
    { args: ['--processes', '0'], says: '--processes is 0' },
    { args: ['--limits', '5,'], says: '--limits is ' },
    { args: ['--jitter', 'much'], says: '--jitter is much' },
    { args: ['--seconds', '1'], says: '--seconds is 1' },
    { args: ['--only', 'busy'], says: '--only is busy' },
    { args: ['--systems', 'ours,redis-cell'], says: 'no limiter is called redis-cell' },
    { args: ['--secnods', '5'], says: '--secnods' },
  ])('refuses $args', ({ args, says }) => {
    expect(() => limiterOptions(args)).toThrow(says);
  });

  test('asked for help there is nothing to run', () => {
    expect(limiterOptions(['-h'])).toBeUndefined();
  });
});
