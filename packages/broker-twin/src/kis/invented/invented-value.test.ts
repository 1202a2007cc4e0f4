import { expect, it } from 'vitest';
import { transactions } from '../catalogue/catalogue.ts';
import { inventedValue } from './invented-value.ts';

it('is the same for the same seed and another for another', () => {
  const values = (seed: string) =>
    ['acml_vol', 'stck_prpr', 'evlu_erng_rt'].map((field) => inventedValue(field, seed));
  expect(values('FHX|005930')).toEqual(values('FHX|005930'));
  expect(values('FHX|005930')).not.toEqual(values('FHX|000660'));
});

it('is a string without blanks or minus zero for every field of the catalogue', () => {
  const fields = new Set(transactions.flatMap(({ blocks }) => blocks.flatMap((block) => block.fields)));
  const odd = [...fields].filter(
    (field) => !/^(-?(0|[1-9]\d*)(\.\d+)?|[0-9]+|[A-Z가-힣\d]+)$/.test(inventedValue(field, 'x')),
  );
  expect(fields.size).toBe(1745);
  expect(odd).toEqual([]);
});
