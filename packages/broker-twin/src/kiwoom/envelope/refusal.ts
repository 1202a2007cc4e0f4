/** A call that was not served: HTTP status, class and message (kiwoom-api 4). */
export interface Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  /** `return_code`: the class, not the four-digit code. */
  readonly code: number;
  /** `return_msg`: fixed text of the class, then the four-digit code in square brackets. */
  readonly message: string;
}

/** The text in front of the bracket. kiwoom-api 4 [A] */
const classTexts = {
  1: '잘못된 요청입니다',
  2: '입력 값 오류입니다',
  3: '인증에 실패했습니다',
  5: '허용된 요청 개수를 초과하였습니다',
  7: '서비스를 처리하는 중에 오류가 발생했습니다',
} as const;

type RefusalClass = keyof typeof classTexts;

/** `인증에 실패했습니다[8005:Token이 유효하지 않습니다]` */
export function refuse(code: RefusalClass, detail: number, text: string, status = 200): Refusal {
  const bracket = text === '' ? `[${detail}]` : `[${detail}:${text}]`;
  return { kind: 'refusal', status, code, message: `${classTexts[code]}${bracket}` };
}

/** Class 20, the order and account host: `[2000](RC4058:모의투자 장종료)`. kiwoom-api 4 [B] */
export function refuseByHost(code: string, text: string): Refusal {
  return { kind: 'refusal', status: 200, code: 20, message: `[2000](${code}:${text})` };
}
