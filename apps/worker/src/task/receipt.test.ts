import { expect, test } from 'vitest';
import { Receipt } from './receipt.ts';

const startMs = 1_800_000_000_000;

function setUp(submittedAtMs: number | undefined = startMs - 40) {
  const clock = { ms: 0 };
  const claimed = {
    task: { task_id: 't', provider: 'KIS', tr_id: 'TR', params: {}, account: 'default' },
    queue: 'normal',
    claimedAtMs: startMs - 2,
    submittedAtMs,
    attempt: 1,
    laned: true,
    remainingMs: undefined,
    signal: new AbortController().signal,
  } as const;
  const clocks = { now: () => startMs + clock.ms, monotonicMs: () => clock.ms };
  return { clock, receipt: new Receipt(claimed, clocks) };
}

test('says where the time went; the parts sum to the whole', () => {
  const { clock, receipt } = setUp();
  clock.ms = 30;
  receipt.permit(30, 'KIS:real:default');
  clock.ms = 42;
  receipt.token(12);
  clock.ms = 50;
  receipt.permit(8, undefined);
  clock.ms = 80;
  receipt.answered();
  clock.ms = 81.5;
  const timing = receipt.timing();
  expect(timing).toEqual({
    enqueued_ms: startMs - 40,
    claimed_ms: startMs - 2,
    sent_ms: startMs + 30,
    answered_ms: startMs + 80,
    stored_ms: startMs + 81.5,
    queue_ms: 40,
    permit_ms: 38,
    permit_scope: 'KIS:real:default',
    token_ms: 12,
    call_ms: 30,
    finish_ms: 1.5,
    total_ms: 121.5,
  });
});

test('has no time of sending for what was not sent', () => {
  const { receipt } = setUp();
  expect(receipt.wasSent).toBe(false);
  expect(receipt.timing().sent_ms).toBeUndefined();
});

test('counts from what the sender says, and never less than nothing when its clock is ahead', () => {
  expect(setUp(startMs - 2).receipt.timing()).toMatchObject({ queue_ms: 2, total_ms: 2 });
  expect(setUp(startMs + 36_000_000).receipt.timing()).toMatchObject({ queue_ms: 0, total_ms: 0 });
});
