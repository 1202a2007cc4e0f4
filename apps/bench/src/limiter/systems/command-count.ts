import { Redis } from 'ioredis';

interface Sender {
  sendCommand: (...args: Parameters<Redis['sendCommand']>) => unknown;
}

let commands = 0;

/** Counts what any ioredis of this process sends from now on: all limiters use the same copy. */
export function countCommands(): void {
  const prototype: Sender = Redis.prototype;
  prototype.sendCommand = new Proxy(prototype.sendCommand, {
    apply(send, redis, args): unknown {
      commands += 1;
      return Reflect.apply(send, redis, args);
    },
  });
}

export function commandsSent(): number {
  return commands;
}
