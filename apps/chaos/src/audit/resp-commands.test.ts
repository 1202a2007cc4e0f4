import { expect, test } from 'vitest';
import { RespCommands } from './resp-commands.ts';

const file =
  '*2\r\n$6\r\nSELECT\r\n$2\r\n15\r\n#TS:1795441044\r\n*3\r\n$5\r\nRPUSH\r\n$1\r\nq\r\n$4\r\na\r\nb\r\n*1\r\n$5\r\nMULTI\r\n';
const commands = [['SELECT', '15'], ['RPUSH', 'q', 'a\r\nb'], ['MULTI']];

test('commands are read from chunks cut anywhere', () => {
  for (let size = 1; size <= file.length; size += 1) {
    const reader = new RespCommands();
    const read: string[][] = [];
    for (let at = 0; at < file.length; at += size) {
      const chunk = Buffer.from(file.slice(at, at + size));
      read.push(...reader.feed(chunk).map((command) => command.map(String)));
    }
    expect(read).toEqual(commands);
  }
});

test('a command cut off by the death of the server is not read', () => {
  expect(new RespCommands().feed(Buffer.from('*2\r\n$3\r\nDEL\r\n$9\r\napi:'))).toEqual([]);
});
