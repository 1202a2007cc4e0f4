import { expect } from 'vitest';
import { defaultNormalQueue } from '../../src/index.ts';
import { payload } from '../support/queue-lab.ts';
import { answered, type HubBehaviours, type HubLab, until } from './hub-lab.ts';

/** Buries texts, and leaves no worker behind. Returns the ids of the letters. */
async function bury(lab: HubLab, ...texts: string[]): Promise<string[]> {
  const consumer = lab.consumer({ concurrency: 1 });
  await consumer.start();
  await lab.push('normal', ...texts);
  await until(async () => (await lab.hub.deadLetters.list()).total === texts.length);
  await consumer.stop();
  return (await lab.hub.deadLetters.list()).letters.map((letter) => letter.id);
}

export const deadLettering: HubBehaviours = {
  'lists nothing when nothing was buried': async (lab) => {
    expect(await lab.hub.deadLetters.list()).toEqual({ letters: [], total: 0, dropped: 0 });
    expect(await lab.hub.deadLetters.get('no such letter')).toBeUndefined();
  },

  'lists letters page by page, the oldest first': async (lab) => {
    await bury(lab, 'bad 0', 'bad 1', 'bad 2', 'bad 3');
    const { letters, total } = await lab.hub.deadLetters.list({ offset: 1, limit: 2 });
    expect(letters.map((letter) => letter.payload)).toEqual(['bad 1', 'bad 2']);
    expect(total).toBe(4);
    expect((await lab.hub.deadLetters.list({ limit: 0 })).letters).toEqual([]);
  },

  'gives one letter by its id': async (lab) => {
    const ids = await bury(lab, 'bad 0', 'bad 1');
    expect(new Set(ids).size).toBe(2);
    expect(await lab.hub.deadLetters.get(ids[1] ?? '')).toMatchObject({ payload: 'bad 1', id: ids[1] });
    expect(await lab.hub.deadLetters.get(ids[1] ?? '', 'priority')).toBeUndefined();
  },

  'puts chosen letters back at the end of their queue': async (lab) => {
    const [first = '', , third = ''] = await bury(lab, 'bad 0', 'bad 1', 'bad 2');
    await lab.push('normal', payload('waits'));
    expect(await lab.hub.deadLetters.replay([third, first, 'no such letter'])).toBe(2);
    expect(await lab.list(defaultNormalQueue)).toEqual([payload('waits'), 'bad 0', 'bad 2']);
    expect((await lab.hub.deadLetters.list()).letters.map((letter) => letter.payload)).toEqual(['bad 1']);
  },

  'puts all letters back and has them worked on again': async (lab) => {
    await bury(lab, 'bad 0', payload('big', { params: [] }));
    expect(await lab.hub.deadLetters.replay('all')).toBe(2);
    expect((await lab.hub.deadLetters.list()).total).toBe(0);
    await lab.consumer().start();
    await until(async () => (await lab.hub.deadLetters.list()).total === 2);
  },

  'deletes chosen letters, or all': async (lab) => {
    const [, second = ''] = await bury(lab, 'bad 0', 'bad 1', 'bad 2');
    expect(await lab.hub.deadLetters.delete([second, 'no such letter'])).toBe(1);
    expect((await lab.hub.deadLetters.list()).letters.map((letter) => letter.payload)).toEqual([
      'bad 0',
      'bad 2',
    ]);
    expect(await lab.hub.deadLetters.delete('all')).toBe(2);
    expect(await lab.hub.deadLetters.delete('all')).toBe(0);
    expect(await lab.hub.queueLengths()).toEqual({ priority: 0, normal: 0 });
  },

  'does nothing for no ids': async (lab) => {
    await bury(lab, 'bad 0');
    expect(await lab.hub.deadLetters.replay([])).toBe(0);
    expect(await lab.hub.deadLetters.delete([])).toBe(0);
    expect((await lab.hub.deadLetters.list()).total).toBe(1);
  },

  'keeps the newest letters and counts the dropped ones': async (lab) => {
    await lab.consumer({ deadLetterLimit: 3, concurrency: 1 }).start();
    await lab.push('normal', 'bad 0', 'bad 1', 'bad 2', 'bad 3', 'bad 4', payload('good'));
    await answered(lab, 'good');
    const { letters, total, dropped } = await lab.hub.deadLetters.list();
    expect(letters.map((letter) => letter.payload)).toEqual(['bad 2', 'bad 3', 'bad 4']);
    expect({ total, dropped }).toEqual({ total: 3, dropped: 2 });
  },
};
