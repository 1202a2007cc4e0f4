import type { Listing } from './market.ts';

/** What the simulation needs to know of a paper besides its listing. */
export interface TradingCharacter {
  /** Won around which the price moves, at the number of shares of today. */
  readonly typicalPrice: number;
  /** Shares of an ordinary day. */
  readonly typicalVolume: number;
  /** Moves up and down by about this share of the price in a day. */
  readonly volatility: number;
  /** No trades from that day to that day, both included; without an end: until now. */
  readonly halts: readonly { readonly from: string; readonly to?: string }[];
}

export type NamedListing = Pick<
  Listing,
  'code' | 'name' | 'market' | 'kind' | 'listedShares' | 'parValue' | 'sector'
> &
  Pick<Listing, 'listedOn' | 'onNextrade'> &
  Partial<Pick<Listing, 'delistedOn' | 'splits'>> &
  Omit<TradingCharacter, 'halts'> &
  Partial<Pick<TradingCharacter, 'halts'>>;

type Company = readonly [
  code: string,
  name: string,
  sector: string,
  listedOn: string,
  listedShares: number,
  parValue: number,
  typicalPrice: number,
  typicalVolume: number,
];

const kospi: readonly Company[] = [
  ['005930', '삼성전자', '전기/전자', '19750611', 5_919_637_922, 100, 82_000, 14_000_000],
  ['000660', 'SK하이닉스', '전기/전자', '19961226', 728_002_365, 5000, 190_000, 3_400_000],
  ['035420', 'NAVER', '서비스업', '20081128', 156_839_000, 100, 215_000, 700_000],
  ['005380', '현대차', '운수장비', '19740628', 204_757_766, 5000, 210_000, 650_000],
  ['000270', '기아', '운수장비', '19730721', 390_372_000, 5000, 96_000, 1_100_000],
  ['373220', 'LG에너지솔루션', '전기/전자', '20220127', 234_000_000, 500, 380_000, 260_000],
  ['207940', '삼성바이오로직스', '의약품', '20161110', 46_290_951, 2500, 1_020_000, 62_000],
  ['068270', '셀트리온', '의약품', '20180209', 220_000_000, 1000, 178_000, 560_000],
  ['051910', 'LG화학', '화학', '20010425', 70_592_343, 5000, 310_000, 240_000],
  ['006400', '삼성SDI', '전기/전자', '19790227', 80_585_530, 5000, 260_000, 480_000],
  ['005490', 'POSCO홀딩스', '철강금속', '19880610', 80_932_952, 5000, 290_000, 320_000],
  ['105560', 'KB금융', '금융업', '20081010', 381_462_103, 5000, 98_000, 1_050_000],
  ['055550', '신한지주', '금융업', '20010910', 485_494_934, 5000, 61_000, 1_300_000],
  ['086790', '하나금융지주', '금융업', '20051212', 280_000_000, 5000, 80_000, 720_000],
  ['012330', '현대모비스', '운수장비', '19890905', 90_700_000, 5000, 270_000, 190_000],
  ['028260', '삼성물산', '유통업', '20141218', 169_976_544, 100, 155_000, 260_000],
  ['034020', '두산에너빌리티', '기계', '20001025', 640_561_146, 5000, 38_000, 6_200_000],
  ['042660', '한화오션', '운수장비', '20010202', 306_413_394, 5000, 78_000, 1_900_000],
  ['012450', '한화에어로스페이스', '운수장비', '19870527', 51_563_401, 5000, 860_000, 170_000],
  ['015760', '한국전력', '전기가스업', '19890810', 641_964_077, 5000, 31_000, 2_600_000],
  ['017670', 'SK텔레콤', '통신업', '19891107', 214_790_053, 100, 55_000, 520_000],
  ['030200', 'KT', '통신업', '19981223', 252_021_685, 5000, 48_000, 480_000],
  ['003550', 'LG', '금융업', '19700213', 157_300_993, 5000, 76_000, 260_000],
  ['033780', 'KT&G', '제조업', '19991008', 120_000_000, 5000, 124_000, 230_000],
  ['011200', 'HMM', '운수창고업', '19951005', 1_025_039_496, 5000, 22_000, 2_300_000],
  ['005935', '삼성전자우', '전기/전자', '19890925', 815_974_664, 100, 66_000, 1_500_000],
  ['0126Z0', '삼성에피스홀딩스', '의약품', '20251124', 24_720_000, 2500, 480_000, 90_000],
];

const kosdaq: readonly Company[] = [
  ['247540', '에코프로비엠', '전기/전자', '20190305', 97_801_344, 500, 145_000, 620_000],
  ['196170', '알테오젠', '제약', '20141212', 53_464_968, 500, 390_000, 480_000],
  ['028300', 'HLB', '운송장비/부품', '19960726', 131_375_063, 500, 61_000, 900_000],
  ['293490', '카카오게임즈', '오락/문화', '20200910', 82_900_000, 100, 19_000, 420_000],
  ['263750', '펄어비스', '오락/문화', '20170914', 64_247_000, 100, 37_000, 270_000],
  ['041510', '에스엠', '오락/문화', '20000427', 22_882_000, 500, 98_000, 160_000],
  ['066970', '엘앤에프', '전기/전자', '20240129', 36_325_000, 500, 120_000, 540_000],
];

const named = ([
  code,
  name,
  sector,
  listedOn,
  listedShares,
  parValue,
  typicalPrice,
  typicalVolume,
]: Company) => ({
  ...{ code, name, sector, listedOn, listedShares, parValue, typicalPrice, typicalVolume },
  kind: 'stock' as const,
  volatility: 0.018,
  onNextrade: true,
});

const fund = (code: string, name: string, listedOn: string, typicalPrice: number, typicalVolume: number) => ({
  ...{ code, name, listedOn, typicalPrice, typicalVolume },
  market: 'KOSPI' as const,
  kind: 'etf' as const,
  sector: '',
  listedShares: 161_350_000,
  parValue: 0,
  volatility: 0.01,
  onNextrade: false,
});

/** Known names with an invented life: halts, delistings and all prices are the twin's own. */
export const namedListings: readonly NamedListing[] = [
  ...kospi.map((company) => ({ ...named(company), market: 'KOSPI' as const })),
  ...kosdaq.map((company) => ({ ...named(company), market: 'KOSDAQ' as const, volatility: 0.025 })),
  fund('069500', 'KODEX 200', '20021014', 42_000, 6_500_000),
  fund('102110', 'TIGER 200', '20080403', 42_100, 1_800_000),
  fund('122630', 'KODEX 레버리지', '20100222', 21_000, 16_000_000),
  fund('252670', 'KODEX 200선물인버스2X', '20160922', 1_900, 140_000_000),
  fund('0156T0', 'TWIN 코리아테크액티브', '20260106', 10_400, 85_000),
  {
    ...named(['035720', '카카오', '서비스업', '20170710', 442_000_000, 100, 56_000, 2_100_000]),
    market: 'KOSPI',
    splits: [{ day: '20210415', factor: 5 }],
  },
  {
    ...named(['086520', '에코프로', '금융', '20070720', 135_700_000, 100, 72_000, 1_900_000]),
    market: 'KOSDAQ',
    splits: [{ day: '20240425', factor: 5 }],
  },
  {
    ...named(['900010', '트윈홀딩스', '금융', '20150310', 21_000_000, 500, 3_400, 60_000]),
    market: 'KOSDAQ',
    onNextrade: false,
    halts: [{ from: '20260302' }],
  },
  {
    ...named(['900020', '트윈바이오', '제약', '20170405', 12_000_000, 500, 8_900, 90_000]),
    market: 'KOSDAQ',
    onNextrade: false,
    halts: [{ from: '20240311', to: '20241031' }],
  },
  {
    ...named(['900030', '트윈조선', '운수장비', '20110621', 30_000_000, 5000, 2_600, 150_000]),
    market: 'KOSPI',
    onNextrade: false,
    delistedOn: '20250314',
    halts: [{ from: '20240805', to: '20250304' }],
  },
  {
    ...named(['900040', '트윈제지', '종이/목재', '19960213', 4_100_000, 5000, 14_500, 2_400]),
    market: 'KOSPI',
    onNextrade: false,
  },
  {
    ...named(['900050', '트윈방직우', '섬유/의복', '19890112', 310_000, 5000, 61_000, 300]),
    market: 'KOSPI',
    onNextrade: false,
  },
];
