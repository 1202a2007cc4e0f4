export { type Balance, balanceSchema } from './balance.ts';
export { type Candle, candleIntervalSchema, candleSchema } from './candle.ts';
export { type CircuitState, circuitDefaults, circuitStateSchema, untouchedCircuit } from './circuit-state.ts';
export { finalitySchema, saturatedFieldsSchema } from './data-quality.ts';
export { priceSchema, quantitySchema, signedDecimalSchema } from './decimal-text.ts';
export {
  type ErrorCode,
  type ErrorCodeEntry,
  errorCodes,
  isErrorCode,
  type RetryAdvice,
} from './error-codes.ts';
export { type ErrorDetail, errorDetail, errorDetailSchema } from './error-detail.ts';
export { type Execution, executionSchema } from './execution.ts';
export { type Holding, holdingSchema } from './holding.ts';
export { invalidTaskResponse } from './invalid-task-response.ts';
export { type MarketScope, marketScopeSchema } from './market-scope.ts';
export { symbolSchema } from './market-symbol.ts';
export { tradingDaySchema, utcInstantSchema } from './market-time.ts';
export { type Order, type OrderStatus, orderSchema, orderStatusSchema } from './order.ts';
export { type OrderSide, type OrderType, orderSideSchema, orderTypeSchema } from './order-words.ts';
export {
  MAX_ORDERBOOK_LEVELS,
  type Orderbook,
  type OrderbookLevel,
  orderbookLevelSchema,
  orderbookSchema,
} from './orderbook.ts';
export { type ParsedResponse, parseResponse } from './parse-response.ts';
export { type ParseTaskOptions, parseTask } from './parse-task.ts';
export type { InvalidTask, ParsedTask } from './parsed-task.ts';
export { type Quote, quoteSchema } from './quote.ts';
export {
  type ErrorResponse,
  errorResponseSchema,
  type PartialAnswer,
  partialAnswerSchema,
  type RateLimitedResponse,
  type RejectedResponse,
  type Response,
  rateLimitedResponseSchema,
  rejectedResponseSchema,
  responseSchema,
  type SuccessResponse,
  successResponseSchema,
} from './response.ts';
export { noClientReason, REASON_CIRCUIT_OPEN, REASON_RATE_LIMIT_TIMEOUT } from './response-reasons.ts';
export { type SourceType, sourceTypeSchema } from './source-type.ts';
export { type Task, type TaskInput, taskDefaults, taskSchema, UNKNOWN_TASK_ID } from './task.ts';
export type { TaskFault } from './task-fault.ts';
export { type Tick, tickSchema } from './tick.ts';
export { type Timing, timingSchema } from './timing.ts';
export type { UnreadablePayload } from './wire-object.ts';
export { WIRE_VERSION } from './wire-version.ts';
