import type { Listing } from './market.ts';
import type { TradingCharacter } from './named-listings.ts';
import { mix, unit } from './noise.ts';

const firsts = [
  '가온',
  '나래',
  '다온',
  '라온',
  '마루',
  '미르',
  '바른',
  '보람',
  '새롬',
  '세종',
  '아람',
  '예일',
  '우진',
  '이든',
];
const seconds = [
  '건설',
  '금속',
  '기계',
  '물산',
  '바이오',
  '반도체',
  '산업',
  '소재',
  '시스템',
  '식품',
  '전자',
  '정밀',
  '제약',
  '화학',
];
const thirds = [
  '',
  '홀딩스',
  '테크',
  '에너지',
  '원',
  '글로벌',
  '랩',
  '코리아',
  '파트너스',
  '솔루션',
  '월드',
  '넥스트',
  '플러스',
  '스퀘어',
];
const sectors = [
  '전기/전자',
  '화학',
  '기계',
  '의약품',
  '음식료품',
  '유통업',
  '건설업',
  '서비스업',
  '금융업',
  '철강금속',
];

/** Where the drawing of one number starts, so that they have nothing to do with each other. */
const draws = {
  code: 1,
  market: 2,
  shares: 3,
  sector: 4,
  listed: 5,
  nextrade: 6,
  price: 7,
  volume: 8,
  volatility: 9,
};

/** The crowd is the same for every seed: only its prices differ. */
const crowdKey = 20_200_102;

/** Invented companies that make market-wide lists as long as real ones. */
export function crowdListings(
  count: number,
  taken: ReadonlySet<string>,
): readonly (Listing & TradingCharacter)[] {
  const codes = new Set(taken);
  return Array.from({ length: count }, (_, index) => {
    const code = freeCode(index, codes);
    codes.add(code);
    return crowdListing(code, index);
  });
}

function freeCode(index: number, taken: ReadonlySet<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const number = mix(mix(crowdKey, index), attempt) % 48_000;
    const code = `${String(number + 100).padStart(5, '0')}0`;
    if (!taken.has(code)) return code;
  }
}

function crowdListing(code: string, index: number): Listing & TradingCharacter {
  const key = mix(crowdKey, index);
  const draw = (what: keyof typeof draws): number => unit(key, draws[what]);
  const isKospi = draw('market') < 0.36;
  const listedYear = 1990 + Math.floor(draw('listed') * 29);
  return {
    code,
    name: crowdName(index),
    market: isKospi ? 'KOSPI' : 'KOSDAQ',
    kind: 'stock',
    listedShares: Math.round(2_000_000 * 60 ** draw('shares')),
    parValue: isKospi ? 5000 : 500,
    sector: pick(sectors, mix(key, draws.sector)),
    listedOn: `${listedYear}0${1 + (index % 9)}1${index % 8}`,
    onNextrade: draw('nextrade') < 0.22,
    splits: [],
    typicalPrice: Math.round(900 * 90 ** draw('price')),
    typicalVolume: Math.round(1_500 * 400 ** draw('volume')),
    volatility: 0.012 + 0.02 * draw('volatility'),
    halts: [],
  };
}

/** Mixed radix, so that no two of the first 2,744 names are the same. */
function crowdName(index: number): string {
  const first = pick(firsts, index);
  const second = pick(seconds, Math.floor(index / firsts.length) + index);
  return first + second + pick(thirds, Math.floor(index / (firsts.length * seconds.length)));
}

function pick(choices: readonly string[], index: number): string {
  return choices[index % choices.length] ?? '';
}
