import { describe, expect, it } from 'vitest';
import corrections from '../data/format-corrections.json' with { type: 'json' };
import { catalogue } from './catalogue.ts';

describe('catalogue of Kiwoom', () => {
  it('has 138 TRs, each on a path, those with rows in a list', () => {
    const specs = [...catalogue.values()];
    expect(specs).toHaveLength(138);
    expect(specs.filter(({ path }) => !/^\/(api\/dostk|oauth2)\/\w+$/.test(path))).toEqual([]);
    expect(specs.filter(({ row, listKey }) => row.length > 0 && listKey === undefined)).toEqual([]);
  });

  it('uses every correction', () => {
    const formats = new Map<string, string>(
      [...catalogue.values()].flatMap(({ id, top, row }) =>
        [...top, ...row].map(({ name, format }) => [`${id}.${name}`, format] as const),
      ),
    );
    expect(corrections.filter(({ field, answered }) => formats.get(field) !== answered)).toEqual([]);
  });
});
