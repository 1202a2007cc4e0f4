import { describe, expect, test } from 'vitest';
import { LineWriter } from './line-writer.ts';

/** A file that takes at most `chunkBytes` at a time and fails as told. */
function setUp({ chunkBytes = 1_000_000, failures = [] as string[] } = {}) {
  const written: string[] = [];
  const turns: (() => void)[] = [];
  let pauses = 0;
  const writer = new LineWriter({
    writeSync: (bytes) => {
      const code = failures.shift();
      if (code !== undefined) {
        throw Object.assign(new Error(code), { code });
      }
      const chunk = bytes.subarray(0, chunkBytes);
      written.push(Buffer.from(chunk).toString('latin1'));
      return chunk.length;
    },
    atEndOfTurn: (callback) => turns.push(callback),
    pause: () => {
      pauses += 1;
    },
  });
  const text = () => Buffer.from(written.join(''), 'latin1').toString('utf8');
  return {
    writer,
    written,
    text,
    pauses: () => pauses,
    endTurn: () => turns.splice(0).forEach((turn) => turn()),
  };
}

describe('LineWriter', () => {
  test('writes the lines of one turn together, at its end', () => {
    const { writer, written, endTurn } = setUp();
    writer.write('a\n');
    writer.write('b\n');
    expect(written).toEqual([]);
    endTurn();
    expect(written).toEqual(['a\nb\n']);
    writer.write('c\n');
    endTurn();
    expect(written).toEqual(['a\nb\n', 'c\n']);
  });

  test('does not wait for the end of a turn that logs very much', () => {
    const { writer, written } = setUp();
    writer.write('x'.repeat(70_000));
    expect(written.join('')).toHaveLength(70_000);
  });

  test('flush writes everything at once and nothing twice', () => {
    const { writer, text, endTurn } = setUp({ chunkBytes: 3 });
    writer.write('삼성전자 005930\n');
    writer.flush();
    writer.flush();
    endTurn();
    expect(text()).toBe('삼성전자 005930\n');
  });

  test('waits for a slow reader without losing or repeating a byte', () => {
    const { writer, text, pauses } = setUp({ chunkBytes: 2, failures: ['EAGAIN', 'EAGAIN'] });
    writer.write('slow\n');
    writer.flush();
    expect(text()).toBe('slow\n');
    expect(pauses()).toBe(2);
  });

  test('drops lines nobody can read, and goes on', () => {
    const { writer, text } = setUp({ failures: ['EPIPE'] });
    writer.write('lost\n');
    writer.flush();
    writer.write('kept\n');
    writer.flush();
    expect(text()).toBe('kept\n');
  });
});
