import { expect } from 'vitest';
import { answer, HeldTasks, numbered, payload } from '../support/queue-lab.ts';
import { TestGate } from '../support/test-gate.ts';
import { failure } from './failing.ts';
import { allAnswered, answered, type HubBehaviours, until } from './hub-lab.ts';

const kiwoom = { provider: 'KIWOOM' };
const perAccount = { provider: 'KIS', lanesPer: 'account' } as const;
const perTr = { provider: 'KIS', lanesPer: 'tr' } as const;

export const laning: HubBehaviours = {
  'keeps tasks of a limited lane in Redis until there is room, and delays no other lane': async (lab) => {
    const gate = new TestGate(perAccount);
    const consumer = lab.consumer({ lanes: gate, concurrency: 4 });
    await consumer.start();
    await lab.push('normal', ...numbered('kis', 20).map((id) => payload(id)));
    await lab.push('normal', ...numbered('other', 20).map((id) => payload(id, kiwoom)));
    await allAnswered(lab, 20);
    await until(() => gate.waitingIn('KIS:default').normal === 20);
    expect(await lab.hub.queueLengths()).toEqual({ priority: 0, normal: 20 });
    expect((await lab.hub.stats()).normal.waiting).toBe(20);

    gate.open('KIS:default', 3);
    await allAnswered(lab, 23);
    await until(() => gate.waitingIn('KIS:default').normal === 17);
    gate.open('KIS:default', 100);
    await allAnswered(lab, 40);
    await until(() => gate.waitingIn('KIS:default').normal === 0);
    await consumer.stop();
    expect(await lab.leftovers()).toEqual([]);
  },

  'hands them out in their order, priority tasks before all others': async (lab) => {
    const gate = new TestGate(perAccount);
    const held = new HeldTasks();
    held.letAllGo();
    await lab.consumer({ lanes: gate, handle: held.handle }).start();
    await lab.push('normal', ...numbered('n', 5).map((id) => payload(id)));
    await until(() => gate.waitingIn('KIS:default').normal === 5);
    gate.open('KIS:default', 1);
    await until(() => held.started.length === 1);
    await lab.push('priority', payload('urgent1'));
    await until(() => gate.waitingIn('KIS:default').priority === 1);
    await lab.push('priority', payload('urgent2'));
    await until(() => gate.waitingIn('KIS:default').priority === 2);
    for (let started = 1; started < 7; started += 1) {
      gate.open('KIS:default', 1);
      await until(() => held.started.length === started + 1);
    }
    const [first, ...others] = numbered('n', 5);
    expect(held.startedIds).toEqual([first, 'urgent1', 'urgent2', ...others]);
  },

  'lets a priority task leave beyond the room there is, and no normal one': async (lab) => {
    const gate = new TestGate(perAccount);
    await lab.consumer({ lanes: gate }).start();
    await lab.push('normal', ...numbered('n', 3).map((id) => payload(id)));
    await lab.push('priority', ...numbered('p', 3).map((id) => payload(id)));
    await until(() => gate.waitingIn('KIS:default').priority === 3);
    gate.urgent = 1;
    gate.open('KIS:default', 0);
    await allAnswered(lab, 3);
    expect(await lab.responses()).toEqual(numbered('p', 3));
    await until(() => gate.waitingIn('KIS:default').normal === 3);
  },

  'takes no slot of the worker for a task that has room': async (lab) => {
    const gate = new TestGate(perAccount);
    const held = new HeldTasks();
    await lab.consumer({ lanes: gate, handle: held.handle, concurrency: 1 }).start();
    await lab.push('normal', payload('other1', kiwoom), payload('other2', kiwoom));
    await until(() => held.started.length === 1);
    gate.open('KIS:default', 2);
    held.letAllGo();
    await allAnswered(lab, 2);
    await lab.push('normal', payload('kis1'), payload('kis2'));
    await allAnswered(lab, 4);
  },

  'has one lane for each account': async (lab) => {
    const gate = new TestGate(perAccount);
    await lab.consumer({ lanes: gate }).start();
    await lab.push('normal', payload('a', { account: 'one' }), payload('b', { account: 'two' }));
    await until(() => gate.waitingIn('KIS:two').normal === 1);
    gate.open('KIS:two', 5);
    await answered(lab, 'b');
    expect(await lab.responses()).toEqual(['b']);
    gate.open('KIS:one', 5);
    await answered(lab, 'a');
  },

  'has one lane for each TR where the broker counts so': async (lab) => {
    const gate = new TestGate(perTr);
    await lab.consumer({ lanes: gate }).start();
    const many = numbered('slow', 30).map((id) => payload(id, { tr_id: 'ka10080' }));
    await lab.push('normal', ...many, payload('quick', { tr_id: 'ka10081' }));
    await until(() => gate.waitingIn('KIS:default:ka10081').normal === 1);
    gate.open('KIS:default:ka10081', 1);
    await answered(lab, 'quick');
    expect(await lab.responses()).toEqual(['quick']);
  },

  'returns what a stopped worker held to the head of its lane': async (lab) => {
    const gate = new TestGate(perAccount);
    const held = new HeldTasks();
    const consumer = lab.consumer({ lanes: gate, handle: held.handle });
    await consumer.start();
    await lab.push('normal', ...numbered('t', 6).map((id) => payload(id)));
    await until(() => gate.waitingIn('KIS:default').normal === 6);
    gate.open('KIS:default', 2);
    await until(() => held.started.length === 2);
    expect(await consumer.stop({ graceMs: 0 })).toEqual({ handedBack: 2 });

    const later = new TestGate(perAccount);
    const next = new HeldTasks();
    next.letAllGo();
    await lab.consumer({ lanes: later, handle: next.handle }).start();
    await until(() => later.waitingIn('KIS:default').normal === 6);
    for (let started = 0; started < 6; started += 1) {
      later.open('KIS:default', 1);
      await until(() => next.started.length === started + 1);
    }
    expect(next.startedIds).toEqual(numbered('t', 6));
  },

  'lets a retry wait for room as well': async (lab) => {
    const gate = new TestGate(perAccount);
    const attempts: number[] = [];
    await lab
      .consumer({
        lanes: gate,
        retry: { firstPauseMs: 1, longestPauseMs: 1 },
        handle: async (claimed) => {
          if (claimed.task.task_id === 't') {
            attempts.push(claimed.attempt);
          }
          return claimed.task.task_id === 't' && claimed.attempt < 2
            ? failure(claimed.task, 'safe')
            : await answer(claimed);
        },
      })
      .start();
    await lab.push('normal', payload('t'));
    await until(() => gate.waitingIn('KIS:default').normal === 1);
    gate.open('KIS:default', 1);
    await until(() => attempts.length === 1);
    await lab.push('normal', payload('other', kiwoom));
    await answered(lab, 'other');
    await until(() => gate.waitingIn('KIS:default').normal === 1);
    expect(attempts).toEqual([1]);
    gate.open('KIS:default', 1);
    await answered(lab, 't');
    expect(attempts).toEqual([1, 2]);
  },

  'brings back a task that is held without counting an attempt': async (lab) => {
    const attempts: number[] = [];
    await lab
      .consumer({
        handle: async (claimed) => {
          attempts.push(claimed.attempt);
          return attempts.length < 3 ? { holdMs: 5 } : await answer(claimed);
        },
      })
      .start();
    await lab.push('normal', payload('t'));
    await answered(lab, 't');
    expect(attempts).toEqual([1, 1, 1]);
  },

  'keeps a paused limited lane closed although there is room': async (lab) => {
    const gate = new TestGate(perAccount);
    await lab.consumer({ lanes: gate }).start();
    await lab.push('normal', ...numbered('t', 4).map((id) => payload(id)));
    await until(() => gate.waitingIn('KIS:default').normal === 4);
    await lab.hub.control.pause('KIS');
    gate.open('KIS:default', 10);
    await lab.push('normal', payload('other', kiwoom));
    await answered(lab, 'other');
    expect(await lab.responses()).toEqual(['other']);
    await lab.hub.control.resume('KIS');
    await allAnswered(lab, 5);
  },

  'counts what waits in lanes against the limit of the queue': async (lab) => {
    const gate = new TestGate(perAccount);
    const hub = lab.client({ maxQueueSize: 3 });
    await lab.consumer({ lanes: gate }).start();
    await lab.push('normal', ...numbered('t', 3).map((id) => payload(id)));
    await until(() => gate.waitingIn('KIS:default').normal === 3);
    await expect(hub.enqueue({ provider: 'KIS', tr_id: 'T', params: {} })).rejects.toMatchObject({
      code: 'ERR_QUEUE_FULL',
    });
  },
};
