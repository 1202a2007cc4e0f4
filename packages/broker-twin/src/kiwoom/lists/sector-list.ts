import type { Responder } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';

/** First digit of the sector codes of a market: `mrkt_tp` 0 KOSPI, 1 KOSDAQ, 2 KOSPI200. kiwoom catalogue [A] */
const firstDigit: Readonly<Record<string, string>> = { '0': '0', '1': '1', '2': '2' };

/** ka10101: the sectors of a market; KOSDAQ is 1 here but 10 in ka10099. */
export const sectorList: Responder = ({ spec, body, world }) => {
  const digit = firstDigit[body['mrkt_tp'] ?? ''];
  const rows = world.market.indices
    .filter(({ kiwoomCode }) => digit !== undefined && kiwoomCode.startsWith(digit))
    .map(({ kiwoomCode, name }) =>
      fillRow({
        fields: spec.row,
        facts: {},
        seed: spec.id,
        values: { marketCode: body['mrkt_tp'] ?? '', code: kiwoomCode, name, group: '1' },
      }),
    );
  return { kind: 'answer', rows };
};

/** Securities companies of ka10102; invented ones, since the market has none. */
const members = ['001:모의증권', '002:가상증권', '003:연습증권'] as const;

/** ka10102: the member companies. */
export const memberList: Responder = ({ spec }) => {
  const rows = members.map((member) =>
    fillRow({
      fields: spec.row,
      facts: {},
      seed: spec.id,
      values: { code: member.slice(0, 3), name: member.slice(4), gb: '0' },
    }),
  );
  return { kind: 'answer', rows };
};
