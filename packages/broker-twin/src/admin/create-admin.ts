import { type Listener, listen } from '../http/listener.ts';
import { adminReply } from './admin-reply.ts';
import type { AdminSubject } from './admin-subject.ts';

/** HTTP on the loopback address only: it asks nobody who they are. */
export function createAdmin(twin: AdminSubject, port: number): Promise<Listener> {
  return listen({
    host: '127.0.0.1',
    port,
    now: () => twin.clock.now(),
    serve: (raw, body, answer) =>
      answer({ kind: 'reply', reply: adminReply(twin, raw.method, raw.target, body) }),
  });
}
