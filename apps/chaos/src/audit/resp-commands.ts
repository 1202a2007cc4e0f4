const carriageReturn = 13;
const star = 42;
const zero = 48;

/** Reads commands as Redis writes them into its append-only file, from chunks cut anywhere. */
export class RespCommands {
  #rest: Buffer = Buffer.alloc(0);

  /** @returns the commands that are complete with this chunk, each as its arguments */
  feed(chunk: Buffer): Buffer[][] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const commands: Buffer[][] = [];
    let at = 0;
    for (;;) {
      const read = readCommand(bytes, at);
      if (read === undefined) break;
      at = read.next;
      if (read.command.length > 0) commands.push(read.command);
    }
    this.#rest = bytes.subarray(at);
    return commands;
  }
}

/** @returns undefined when the command is not complete; an empty command for an annotation line */
function readCommand(bytes: Buffer, start: number): { command: Buffer[]; next: number } | undefined {
  const head = readLine(bytes, start);
  if (head === undefined) return undefined;
  if (bytes[start] !== star) return { command: [], next: head.next };
  const command: Buffer[] = [];
  let at = head.next;
  for (let count = head.number; count > 0; count -= 1) {
    const line = readLine(bytes, at);
    if (line === undefined || line.next + line.number + 2 > bytes.length) return undefined;
    command.push(bytes.subarray(line.next, line.next + line.number));
    at = line.next + line.number + 2;
  }
  return { command, next: at };
}

/** One line `<letter><number>\r\n`. */
function readLine(bytes: Buffer, start: number): { number: number; next: number } | undefined {
  let number = 0;
  for (let at = start + 1; at + 1 < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === carriageReturn) return { number, next: at + 2 };
    number = number * 10 + byte - zero;
  }
  return undefined;
}
