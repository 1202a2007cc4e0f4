export type { Clock } from './clock.ts';
export { type ErrorClass, errorClasses, isErrorClass } from './errors/error-class.ts';
export {
  defineErrorTable,
  type ErrorEntry,
  type ErrorTable,
  MOST_UNKNOWN,
  type Verdict,
} from './errors/error-table.ts';
export { verdictError } from './errors/verdict-error.ts';
export { openGate } from './open-gate.ts';
export { PageTape } from './paging/page-tape.ts';
export {
  type Page,
  type PageStop,
  type PageWalk,
  type WalkedPages,
  walkPages,
} from './paging/walk-pages.ts';
export { type DecimalOptions, decimalText, directionOf } from './parsing/decimal-text.ts';
export {
  koreanDateTimeMs,
  koreanDayOf,
  koreanTimeOf,
  koreanTimeToUtc,
  tradingDayText,
  utcText,
} from './parsing/korean-time.ts';
export { isSaturated, withoutSaturated } from './parsing/saturated-counters.ts';
export { scaleDecimalText, unitPowers } from './parsing/scale-decimal-text.ts';
export { type CheckedParams, checkParams, type RangeName, rangeNames } from './registry/check-params.ts';
export { createTrRegistry, type TrLookup, type TrRegistry } from './registry/create-tr-registry.ts';
export type { ParamFormat, ParamSpec, TrSpec } from './registry/tr-spec.ts';
export { createTokenCustody } from './token/create-token-custody.ts';
export { HeldToken } from './token/held-token.ts';
export { MemoryTokenStore } from './token/memory-token-store.ts';
export type { RedisCommands } from './token/redis-commands.ts';
export { RedisTokenStore } from './token/redis-token-store.ts';
export type {
  IssueContext,
  IssuedToken,
  TokenCustody,
  TokenCustodyOptions,
  TokenRequest,
} from './token/token-custody.ts';
export type { TokenEvent } from './token/token-event.ts';
export { type TokenKey, tokenKeyText } from './token/token-key.ts';
export { type TokenSettings, tokenDefaults } from './token/token-settings.ts';
export type {
  DeathReply,
  DeliveryReply,
  IssueFailure,
  StoredToken,
  TokenDelivery,
  TokenLook,
  TokenStore,
} from './token/token-store.ts';
export { createTransport } from './transport/create-transport.ts';
export { type GatedReply, type GatedSend, sendThroughGate } from './transport/send-through-gate.ts';
export type {
  SendOptions,
  Transport,
  TransportOptions,
  UpstreamReply,
  UpstreamRequest,
} from './transport/transport.ts';
export { unreadableReplyError } from './transport/unreadable-reply-error.ts';
