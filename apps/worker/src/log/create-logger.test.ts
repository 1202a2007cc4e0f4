import { describe, expect, test } from 'vitest';
import { createLogger, type LoggerOptions } from './create-logger.ts';

function setUp(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log = createLogger({ level: 'info', format: 'json', secrets: [], write, ...options });
  return { log, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('JSON lines', () => {
  test('have the level as text, ISO time and the name', () => {
    const { log, lines, parsed } = setUp();
    log.warn({ task_id: 't-1' }, 'look');
    expect(lines[0]?.endsWith('}\n')).toBe(true);
    expect(parsed()[0]).toMatchObject({ level: 'warn', name: 'RestApiWorker', task_id: 't-1', msg: 'look' });
    expect(parsed()[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('below the level are not written', () => {
    const { log, lines } = setUp({ level: 'warn' });
    log.info('quiet');
    expect(lines).toEqual([]);
    expect(log.isLevelEnabled('info')).toBe(false);
  });

  test('keep a message with % and line breaks on one line as it is', () => {
    const { log, lines, parsed } = setUp();
    log.info('Task 100%s\n{"level":"fatal"} completed');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    expect(parsed()[0]).toMatchObject({ msg: 'Task 100%s\n{"level":"fatal"} completed' });
  });

  test('hide secret fields', () => {
    const { log, lines } = setUp();
    log.info(
      { password: 'hunter2', access_token: 'tok-1', app_secret: 's', params: { CANO: '12345678' } },
      'x',
    );
    expect(lines[0]).not.toMatch(/hunter2|tok-1|12345678/);
    expect(lines[0]).toContain('"password":"***"');
  });

  test('hide known secrets wherever they stand, in any spelling', () => {
    const { log, lines } = setUp({ secrets: ['p@ss"word'] });
    log.error(
      { err: new Error('WRONGPASS p@ss"word'), url: 'redis://:p%40ss%22word@h' },
      'with p@ss"word in it',
    );
    expect(lines[0]).not.toMatch(/p@ss|p%40ss/);
    expect(lines[0]).toContain('with *** in it');
  });

  test('do not mistake a short secret for ordinary words', () => {
    const { log, lines } = setUp({ secrets: ['in'] });
    log.info('RestApiWorker initialized');
    expect(lines[0]).toContain('RestApiWorker initialized');
  });

  test('take of an error its text, code, stack and causes, and none of its other fields', () => {
    const { log, parsed } = setUp();
    const cause = new Error('connect refused');
    const error = Object.assign(new Error('NOAUTH', { cause }), {
      code: 'E1',
      command: { name: 'auth', args: ['hunter2'] },
    });
    log.error({ err: error }, 'failed');
    const { err } = parsed()[0] ?? {};
    expect(err).toMatchObject({
      type: 'Error',
      message: 'NOAUTH',
      code: 'E1',
      cause: { message: 'connect refused' },
    });
    expect(JSON.stringify(err)).not.toContain('hunter2');
    log.error({ err: 'a text' }, 'failed');
    expect(parsed()[1]?.['err']).toEqual({ type: 'string', message: 'a text' });
  });
});

describe('pretty lines', () => {
  test('look like those of the predecessor', () => {
    const { log, lines } = setUp({ format: 'pretty', level: 'trace' });
    log.info('RestApiWorker setup completed');
    log.debug('detail');
    log.warn('careful');
    log.fatal('gone');
    const heads = lines.map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - /, ''));
    expect(heads).toEqual([
      'RestApiWorker - INFO - RestApiWorker setup completed\n',
      'RestApiWorker - DEBUG - detail\n',
      'RestApiWorker - WARNING - careful\n',
      'RestApiWorker - CRITICAL - gone\n',
    ]);
  });

  test('hide secrets too', () => {
    const { log, lines } = setUp({ format: 'pretty', secrets: ['hunter2'] });
    log.info('password hunter2');
    expect(lines[0]).toMatch(/password \*\*\*\n$/);
  });
});
