import { expect, test } from 'vitest';
import { transcriptLine } from './transcript.ts';

const request = {
  method: 'GET',
  target: '/x?a=1',
  rawHeaders: ['Host', '127.0.0.1:40123', 'appKey', 'k', 'tr_id', 'T'],
  remoteAddress: '127.0.0.1',
};
const common = { at: 5, broker: 'KIS', environment: 'real', request, body: '' } as const;

test('one exchange is one line: headers in order as spelled, the port left off, no fault if there was none', () => {
  const reply = { status: 200, headers: [['tr_id', 'T']], body: '{\n"a":1}' } as const;
  expect(transcriptLine({ ...common, ending: { kind: 'reply', reply }, fault: undefined })).toBe(
    String.raw`{"at":5,"broker":"KIS","environment":"real","request":{"method":"GET","target":"/x?a=1","headers":[["Host","127.0.0.1"],["appKey","k"],["tr_id","T"]],"body":""},"status":200,"headers":[["tr_id","T"]],"body":"{\n\"a\":1}"}`,
  );
});

test('a call without an answer says how it ended and why', () => {
  const line: unknown = JSON.parse(
    transcriptLine({ ...common, ending: { kind: 'reset' }, fault: 'fault-1' }),
  );
  expect(line).toMatchObject({ ending: 'reset', fault: 'fault-1' });
  expect(line).not.toHaveProperty('status');
});
