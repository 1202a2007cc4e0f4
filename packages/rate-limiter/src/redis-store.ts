import { askersKey, prioritySlotsKey, ringKey, stateKey } from './keys.ts';
import brakeSource from './lua/brake.lua';
import defineSource from './lua/define.lua';
import giveBackSource from './lua/give-back.lua';
import reserveSource from './lua/reserve.lua';
import statusSource from './lua/status.lua';
import type { RedisCommands } from './redis-commands.ts';
import { ReplyReader } from './reply-reader.ts';
import { readReservation } from './reservation-reply.ts';
import { Script } from './script.ts';
import type { BrakeReply, StatusReply, Store } from './store.ts';

const reserveScript = new Script(reserveSource);
const giveBackScript = new Script(giveBackSource);
const defineScript = new Script(defineSource);
const brakeScript = new Script(brakeSource);
const statusScript = new Script(statusSource);

/** @param nowUs - in place of the server's clock; for tests */
export function createRedisStore(redis: RedisCommands, nowUs: () => string = () => ''): Store {
  return {
    async reserve({ tag, scopes, asker, class: permitClass, count, cost, newEpoch }) {
      const keys = scopes.flatMap((scope) => [
        ringKey(tag, scope),
        prioritySlotsKey(tag, scope),
        askersKey(tag, scope),
      ]);
      const args = [nowUs(), asker, permitClass, count, cost, newEpoch ? 1 : 0, ...scopes];
      return readReservation(await reserveScript.run(redis, [stateKey(tag), ...keys], args));
    },

    async giveBack(tag, epoch, scopes, slots) {
      const keys = scopes.flatMap((scope) => [ringKey(tag, scope), prioritySlotsKey(tag, scope)]);
      const args = [nowUs(), epoch, scopes.length, ...scopes, ...slots];
      return Number(await giveBackScript.run(redis, [stateKey(tag), ...keys], args));
    },

    async define(tag, definitions, mode) {
      const reply = new ReplyReader(
        await defineScript.run(redis, [stateKey(tag)], [nowUs(), mode, ...definitions.flat()]),
      );
      return definitions.map(() => reply.text());
    },

    async brake(tag, scope, move) {
      const args = [nowUs(), scope, move.move, move.retryAfterUs, move.firstPauseUs, move.longestPauseUs];
      const more = [move.pauseFactor, move.recoverUs, move.stopAt, move.mostGuardUs];
      return readBrake(await brakeScript.run(redis, [stateKey(tag)], [...args, ...more]));
    },

    async status(tag, scope) {
      const keys = [stateKey(tag), ringKey(tag, scope), askersKey(tag, scope)];
      return readStatus(await statusScript.run(redis, keys, [nowUs(), scope]));
    },
  };
}

function readBrake(reply: unknown): BrakeReply | undefined {
  const reader = new ReplyReader(reply);
  if (reader.left === 1) return undefined;
  return {
    level: reader.number(),
    pauseUs: reader.number(),
    guardUs: reader.number(),
    stopped: reader.number() === 1,
    counted: reader.number() === 1,
  };
}

function readStatus(reply: unknown): StatusReply | undefined {
  const reader = new ReplyReader(reply);
  if (reader.left === 1) return undefined;
  return {
    definition: reader.text(),
    brake: reader.text(),
    used: reader.number(),
    ahead: reader.number(),
    worst: reader.number(),
    askers: reader.number(),
    coldUs: reader.number(),
    nowUs: reader.number(),
  };
}
