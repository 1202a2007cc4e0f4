import { ReplyReader } from './reply-reader.ts';
import type { FoundSlot, ReservationReply, ScopeNews } from './store.ts';

/** @throws {TypeError} the reply is not one of `reserve.lua` */
export function readReservation(reply: unknown): ReservationReply {
  const reader = new ReplyReader(reply);
  const kind = reader.text();
  if (kind === 'undefined' || kind === 'costly' || kind === 'stopped') {
    return { kind, scope: reader.text() };
  }
  if (kind !== 'ok') throw new TypeError(`Unexpected reply of a script: ${kind}`);
  const epoch = reader.text();
  const nowUs = reader.number();
  const nextUs = reader.number();
  return {
    kind,
    epoch,
    nowUs,
    nextUs: nextUs < 0 ? undefined : nextUs,
    askers: reader.number(),
    firstSlot: reader.number() + 1,
    slots: readSlots(reader.list()),
    news: readNews(reader.list()),
  };
}

function readSlots(reader: ReplyReader): FoundSlot[] {
  const slots: FoundSlot[] = [];
  while (reader.left > 0) slots.push({ offsetUs: reader.number(), bound: reader.number() });
  return slots;
}

function readNews(reader: ReplyReader): ScopeNews[] {
  const news: ScopeNews[] = [];
  while (reader.left > 0) {
    news.push({
      definition: reader.text(),
      brakeLevel: reader.number(),
      pauseUs: reader.number(),
      coldUs: reader.number(),
    });
  }
  return news;
}
