import type { BrokerTwin } from '@hub/broker-twin';
import type { Redis } from 'ioredis';
import { keyOf } from './order-plan.ts';

/** One order as the broker's own list shows it, read past the hub. */
export interface BookedOrder {
  readonly number: string;
  readonly key: string;
}

/** Reads the whole books of both brokers from the twin, with the tokens the workers left in Redis. */
export async function readBooks(twin: BrokerTwin, redis: Redis): Promise<readonly BookedOrder[]> {
  return [...(await kisBooks(twin, redis)), ...(await kiwoomBooks(twin, redis))];
}

async function kisBooks(twin: BrokerTwin, redis: Redis): Promise<BookedOrder[]> {
  const [account] = twin.kis.real.accounts;
  const [CANO = '', ACNT_PRDT_CD = ''] = account?.account.split('-') ?? [];
  const day = dayOf(twin);
  const booked: BookedOrder[] = [];
  let keys = { CTX_AREA_FK100: '', CTX_AREA_NK100: '' };
  for (let isMore = true; isMore; ) {
    const query = new URLSearchParams({
      CANO,
      ACNT_PRDT_CD,
      INQR_STRT_DT: day,
      INQR_END_DT: day,
      SLL_BUY_DVSN_CD: '00',
      PDNO: '',
      ORD_GNO_BRNO: '',
      ODNO: '',
      CCLD_DVSN: '00',
      INQR_DVSN: '01',
      INQR_DVSN_1: '',
      INQR_DVSN_3: '00',
      EXCG_ID_DVSN_CD: 'KRX',
      ...keys,
    });
    const reply = await fetch(
      `${twin.kis.real.url}/uapi/domestic-stock/v1/trading/inquire-daily-ccld?${query.toString()}`,
      {
        headers: {
          authorization: `Bearer ${await tokenIn(redis, 'api:token:kis')}`,
          appkey: account?.appKey ?? '',
          appsecret: account?.appSecret ?? '',
          tr_id: 'TTTC0081R',
          tr_cont: keys.CTX_AREA_NK100 === '' ? '' : 'N',
          custtype: 'P',
        },
      },
    );
    const body = record(await reply.json());
    if (body['rt_cd'] !== '0') throw new Error(`KIS books: ${JSON.stringify(body)}`);
    for (const row of rows(body['output1'])) {
      const side = row['sll_buy_dvsn_cd'] === '02' ? 'BUY' : 'SELL';
      const key = keyOf('KIS', String(row['pdno']), side, Number(row['ord_unpr']), Number(row['ord_qty']));
      booked.push({ number: `KIS ${Number(row['odno'])}`, key });
    }
    keys = { CTX_AREA_FK100: String(body['ctx_area_fk100']), CTX_AREA_NK100: String(body['ctx_area_nk100']) };
    isMore = ['F', 'M'].includes(reply.headers.get('tr_cont') ?? '');
    await pause();
  }
  return booked;
}

async function kiwoomBooks(twin: BrokerTwin, redis: Redis): Promise<BookedOrder[]> {
  const booked: BookedOrder[] = [];
  let nextKey = '';
  for (let isMore = true; isMore; ) {
    const reply = await fetch(`${twin.kiwoom.real.url}/api/dostk/acnt`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json;charset=UTF-8',
        authorization: `Bearer ${await tokenIn(redis, 'api:token:kiwoom')}`,
        'api-id': 'kt00007',
        ...(nextKey === '' ? {} : { 'cont-yn': 'Y', 'next-key': nextKey }),
      },
      body: JSON.stringify({
        ord_dt: dayOf(twin),
        qry_tp: '1',
        stk_bond_tp: '0',
        sell_tp: '0',
        stk_cd: '',
        fr_ord_no: '',
        dmst_stex_tp: '%',
      }),
    });
    const body = record(await reply.json());
    if (body['return_code'] !== 0) throw new Error(`Kiwoom books: ${JSON.stringify(body)}`);
    for (const row of rows(body['acnt_ord_cntr_prps_dtl'])) {
      const side = String(row['io_tp_nm']).includes('매수') ? 'BUY' : 'SELL';
      const key = keyOf(
        'KIWOOM',
        String(row['stk_cd']).replace(/^A/, ''),
        side,
        Number(row['ord_uv']),
        Number(row['ord_qty']),
      );
      booked.push({ number: `KIWOOM ${Number(row['ord_no'])}`, key });
    }
    nextKey = reply.headers.get('next-key') ?? '';
    isMore = reply.headers.get('cont-yn') === 'Y';
    await pause();
  }
  return booked;
}

/** Five calls a second are fine for both. */
function pause(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 250));
}

async function tokenIn(redis: Redis, key: string): Promise<string> {
  return String(record(JSON.parse((await redis.get(key)) ?? '{}'))['access_token']);
}

function dayOf(twin: BrokerTwin): string {
  return new Date(twin.clock.now() + 9 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
}

function rows(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(record) : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
