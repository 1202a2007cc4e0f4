import { describe, expect, test } from 'vitest';
import { startedTooEarly } from './overtaking.ts';

const waiting = ['n3', 'n4', 'n5'];

describe('startedTooEarly', () => {
  test('is content when the priority task starts before all that waited', () => {
    const started = ['n1', 'n2', 'p', 'n3', 'n4', 'n5'];
    expect(startedTooEarly({ started, priorityTask: 'p', waiting })).toEqual([]);
  });

  test('allows for tasks a worker had taken already', () => {
    const started = ['n1', 'taken', 'p', 'n3', 'n4', 'n5'];
    expect(startedTooEarly({ started, priorityTask: 'p', waiting })).toEqual([]);
  });

  test('names those that waited and started first', () => {
    const started = ['n1', 'n2', 'n3', 'n4', 'p', 'n5'];
    expect(startedTooEarly({ started, priorityTask: 'p', waiting })).toEqual(['n3', 'n4']);
  });

  test('a priority task that never starts is overtaken by all', () => {
    expect(startedTooEarly({ started: ['n1'], priorityTask: 'p', waiting })).toEqual(waiting);
  });
});
