import { hostname } from 'node:os';

/**
 * A name no other worker ever had: `<hostname>:<pid>:<start, epoch ms>:<random>`. A worker that lost its lease goes on
 * under a new one, so that its old claims can never be mistaken for its new ones.
 */
export function newWorkerId(nowMs: number, random: () => number): string {
  const salt = Math.floor(random() * 36 ** 6)
    .toString(36)
    .padStart(6, '0');
  return `${hostname()}:${process.pid}:${nowMs}:${salt}`;
}
