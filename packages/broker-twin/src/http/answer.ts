import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Ending } from '../faults/ending.ts';
import type { TwinReply } from './exchange.ts';

export interface Answering {
  readonly response: ServerResponse;
  /** The TCP socket, also below TLS. */
  readonly socket: Socket;
  readonly atMs: number;
}

/** Puts an ending on the wire. */
export function answerWith(ending: Ending, answering: Answering): void {
  switch (ending.kind) {
    case 'reply':
      if (ending.keptShare === undefined) send(ending.reply, answering);
      else sendPart(ending.reply, ending.keptShare, answering);
      return;
    case 'drop':
      answering.socket.destroy();
      return;
    case 'reset':
      answering.socket.resetAndDestroy();
      return;
    case 'black-hole':
  }
}

function send(reply: TwinReply, { response, atMs }: Answering): void {
  response.writeHead(reply.status, wireHeaders(reply, atMs)).end(reply.body);
}

/** All headers and the begin of the body, then the connection closes. */
function sendPart(reply: TwinReply, share: number, { response, socket, atMs }: Answering): void {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, wireHeaders(reply, atMs));
  response.write(bytes.subarray(0, Math.floor(bytes.length * share)), () => socket.destroy());
}

/**
 * The front's headers as they are, then the length, unless it says it comes in chunks, and the date. `Connection` and
 * `Keep-Alive` are node's own; both it spells with capitals.
 */
function wireHeaders({ headers, body }: TwinReply, atMs: number): string[] {
  const list: string[] = [];
  let isChunked = false;
  for (const [name, value] of headers) {
    list.push(name, value);
    isChunked ||= name === 'Transfer-Encoding';
  }
  if (!isChunked) list.push('Content-Length', String(Buffer.byteLength(body)));
  list.push('Date', httpDate(atMs));
  return list;
}

let dateSecond = Number.NaN;
let dateText = '';

function httpDate(atMs: number): string {
  const second = Math.floor(atMs / 1_000);
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(second * 1_000).toUTCString();
  }
  return dateText;
}
