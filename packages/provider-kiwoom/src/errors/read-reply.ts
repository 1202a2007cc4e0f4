/** The broker's body as an object: keys to texts, lists and the like. */
export type KiwoomBody = Readonly<Record<string, unknown>>;

/** What an answer says of itself, before anything is made of it. */
export type KiwoomReply =
  | { readonly success: true; readonly body: KiwoomBody; readonly message: string }
  | { readonly success: false; readonly code: string; readonly fallback: string; readonly message: string };

/** Detail code in brackets, `[1700:…]` or `[1634]` (kiwoom-api 4 [A]). */
const DETAIL = /\[(\d{4})/;
/** Behind `[2000]`, the code of the order and account host: `(RC4058:…)`, `(800033:…)` (kiwoom-api 4 [A]). */
const HOST_DETAIL = /\((RC\d{4}|\d{6}):/;

/**
 * Reads success or failure from the body; the HTTP status decides only where the body says nothing. `code` is the most
 * exact one given; `fallback` is what to look up if that one is in no list: the class (`class-20`) or the status.
 *
 * Nearly every failure comes as HTTP 200 with a class in `return_code` and the documented code inside the message
 * (kiwoom-api 4 [A]). Clients exist that expect the four-digit code in `return_code` itself, so both are taken [C].
 */
export function readReply(reply: { readonly status: number; readonly json: unknown }): KiwoomReply {
  const { status, json } = reply;
  const ofStatus = `http-${status}`;
  if (!isBody(json)) {
    const code = json === undefined && status < 400 ? 'not-json' : ofStatus;
    return { success: false, code, fallback: ofStatus, message: `HTTP ${status} without a JSON object` };
  }
  const message = textOf(json['return_msg'] ?? json['returnMsg'] ?? json['message'] ?? json['error']);
  const returned = textOf(json['return_code'] ?? json['returnCode']);
  if (returned === '0' && status !== 429) return { success: true, body: json, message };
  if (!/^\d+$/.test(returned) || returned === '0') {
    const code = status < 400 ? 'no-return-code' : ofStatus;
    return { success: false, code, fallback: ofStatus, message };
  }
  const fallback = status === 429 ? ofStatus : `class-${returned}`;
  return { success: false, code: detailOf(returned, message) ?? fallback, fallback, message };
}

function detailOf(returned: string, message: string): string | undefined {
  const detail = HOST_DETAIL.exec(message)?.[1] ?? DETAIL.exec(message)?.[1];
  if (detail !== undefined) return detail;
  return returned.length === 4 ? returned : undefined;
}

function isBody(value: unknown): value is KiwoomBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
