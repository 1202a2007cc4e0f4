import { describe, expect, test } from 'vitest';
import { openMockBackend } from './backend/mock-backend.ts';
import { isOnPath, pushInstructions } from './push-instructions.ts';

const { examples } = await openMockBackend({});
const redisUrl = 'redis://user:hidden@127.0.0.1:26000/15';

describe('pushInstructions', () => {
  test('names the port', () => {
    const text = pushInstructions({ redisUrl, isBorrowed: false, hasRedisCli: true, examples }).join('\n');
    expect(text).toContain(
      `redis-cli -p 26000 -n 15 RPUSH api:request:queue '{"task_id":"test-123","provider":"KIS"`,
    );
    expect(text).toContain('redis-cli -p 26000 -n 15 GET api:response:test-123');
  });

  test('gives a line for node where there is no redis-cli', () => {
    const text = pushInstructions({ redisUrl, isBorrowed: false, hasRedisCli: false, examples }).join('\n');
    expect(text).toContain("node -e '");
    expect(text).toContain("' 26000 GET api:response:test-123");
  });

  test('shows no password of a Redis that is not ours', () => {
    const text = pushInstructions({ redisUrl, isBorrowed: true, hasRedisCli: true, examples }).join('\n');
    expect(text).toContain('redis-cli -u "$REDIS_URL" -n 15 RPUSH');
    expect(text).not.toContain('hidden');
  });
});

describe('isOnPath', () => {
  test('finds programs', () => {
    expect(isOnPath('sh')).toBe(true);
    expect(isOnPath('no-such-program')).toBe(false);
    expect(isOnPath('sh', '')).toBe(false);
  });
});
