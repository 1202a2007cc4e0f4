import { once } from 'node:events';
import { createServer } from 'node:http';

/** A broker that repeats what it was told in confidence, wherever a text fits. */
export interface HostileBroker extends AsyncDisposable {
  readonly url: string;
  /** How often a secret was written into an answer, whether a header, a page or a field. */
  readonly planted: () => number;
  readonly answered: () => number;
}

type Body = Readonly<Record<string, unknown>>;
interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Body | string;
}

/** @param secrets - what it knows; its tokens are among them */
export async function startHostileBroker(
  tokens: { readonly kis: string; readonly kiwoom: string },
  secrets: readonly string[],
): Promise<HostileBroker> {
  let planted = 0;
  let answered = 0;
  const all = secrets.join(' ');
  const fields = Object.fromEntries(secrets.map((secret, index) => [`unknown_${index}`, secret]));
  const nested = {
    deep: [{ deeper: fields, list: secrets }],
    [secrets[0] ?? '']: secrets[0],
    said: `<${all}>`,
  };
  const headers = Object.fromEntries(secrets.map((secret, index) => [`x-echo-${index}`, secret]));
  const good = { rt_cd: '0', msg_cd: 'MCA00000', msg1: all, return_code: 0, return_msg: all };
  const bad = {
    rt_cd: '1',
    msg_cd: 'OPSQ0002',
    msg1: all,
    return_code: 5,
    return_msg: `${all} [1504:x]`,
    ...fields,
  };
  const rows = [
    {
      ...fields,
      ...nested,
      acnt_no: secrets[3],
      cano: secrets[3],
      stck_prpr: '1',
      stk_nm: all,
      cur_prc: '1',
    },
  ];
  const page = `<html><head><title>${all}</title></head><body>${all}</body></html>`;
  const replies: readonly Reply[] = [
    {
      status: 200,
      headers,
      body: { ...good, output: rows[0], output1: rows, output2: rows, ...rows[0], ctx_area_nk100: all },
    },
    { status: 200, headers, body: bad },
    { status: 500, headers, body: { ...bad, msg_cd: secrets[0], return_code: all } },
    {
      status: 500,
      headers,
      body: { error_code: secrets[1], error_description: all, message: all, error: all },
    },
    { status: 502, headers, body: page },
    { status: 200, headers, body: page },
    { status: 403, headers, body: `{"rt_cd":"1","msg1":"${all}` },
    { status: 200, headers, body: { ...bad, msg_cd: `X${secrets[2]}`, return_msg: `[2000](RC9999:${all})` } },
    {
      status: 302,
      headers: { ...headers, location: `/x?${new URLSearchParams(fields).toString()}` },
      body: all,
    },
    { status: 200, headers, body: { ...bad, msg1: { text: all }, return_msg: [all] } },
  ];
  const server = createServer((request, response) => {
    const { url = '' } = request;
    request.resume();
    request.on('end', () => {
      const isToken = url.startsWith('/oauth2/');
      const reply = isToken
        ? { status: 200, headers, body: tokenBody(tokens, { ...fields, ...nested }) }
        : replies[answered % replies.length];
      if (reply === undefined) return;
      answered += 1;
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      const seen = text + JSON.stringify(reply.headers ?? {});
      for (const secret of secrets) planted += seen.split(secret).length - 1;
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    planted: () => planted,
    answered: () => answered,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function tokenBody(tokens: { readonly kis: string; readonly kiwoom: string }, more: Body): Body {
  const tomorrow = new Date(Date.now() + 33 * 3_600_000).toISOString().replace('T', ' ').slice(0, 19);
  return {
    ...more,
    access_token: tokens.kis,
    token_type: 'Bearer',
    expires_in: 86_400,
    access_token_token_expired: tomorrow,
    token: tokens.kiwoom,
    expires_dt: tomorrow.replace(/\D/g, ''),
    return_code: 0,
    return_msg: 'ok',
  };
}
