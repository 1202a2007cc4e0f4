import type { TwinReply } from '../http/exchange.ts';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};

/** What a proxy in front of a broker answers when the broker does not. */
export function proxyPage(status: number): TwinReply {
  const title = `${status} ${REASONS[status] ?? 'Error'}`;
  return page(
    status,
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  );
}

/** The page of an outage, which leads browsers to an error page (kis-api 7, shape 4). */
export function outagePage(status: number): TwinReply {
  return page(
    status,
    '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><script>location.href="/error.html";</script></head><body></body></html>\n',
  );
}

function page(status: number, body: string): TwinReply {
  return { status, headers: [['Content-Type', 'text/html; charset=utf-8']], body };
}
