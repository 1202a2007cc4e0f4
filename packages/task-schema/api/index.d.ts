import * as z from 'zod';

/**
 * An account's money and positions. It carries the account's name in the configuration, never its number. What the
 * broker did not give is null or absent, never zero. Amounts are in whole units of `currency`.
 */
declare const balanceSchema: z.ZodObject<{
    account: z.ZodString;
    time: z.ZodISODateTime;
    cash: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    cash_d1: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    cash_d2: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    orderable_cash: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    total: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    currency: z.ZodOptional<z.ZodString>;
    holdings: z.ZodArray<z.ZodObject<{
        symbol: z.ZodString;
        name: z.ZodOptional<z.ZodString>;
        quantity: z.ZodString;
        sellable_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        average_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        currency: z.ZodOptional<z.ZodString>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strip>>;
    saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Balance = z.infer<typeof balanceSchema>;

/** A number and its unit: t ticks, s seconds, m minutes, h hours, d days, w weeks, mo months, y years. */
declare const candleIntervalSchema: z.ZodString;
/**
 * One candle. It holds trades from `open_time` on, up to and without the next candle's `open_time`.
 * What the broker did not give is null or absent, never zero.
 */
declare const candleSchema: z.ZodObject<{
    symbol: z.ZodString;
    interval: z.ZodString;
    open_time: z.ZodISODateTime;
    trading_day: z.ZodOptional<z.ZodISODate>;
    open: z.ZodString;
    high: z.ZodString;
    low: z.ZodString;
    close: z.ZodString;
    volume: z.ZodNullable<z.ZodString>;
    value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    market_scope: z.ZodNullable<z.ZodEnum<{
        KRX: "KRX";
        NXT: "NXT";
        COMBINED: "COMBINED";
    }>>;
    adjusted: z.ZodBoolean;
    finality: z.ZodOptional<z.ZodEnum<{
        provisional: "provisional";
        final: "final";
    }>>;
    saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Candle = z.infer<typeof candleSchema>;

/** The circuit breaker in front of a provider, as every answer that is no success carries it (WIRE part 1). */
declare const circuitStateSchema: z.ZodObject<{
    name: z.ZodString;
    state: z.ZodEnum<{
        CLOSED: "CLOSED";
        OPEN: "OPEN";
        HALF_OPEN: "HALF_OPEN";
    }>;
    failure_count: z.ZodInt;
    failure_threshold: z.ZodInt;
    recovery_timeout: z.ZodNumber;
    last_failure_time: z.ZodNumber;
}, z.core.$strip>;
type CircuitState = z.infer<typeof circuitStateSchema>;
/** Configuration defaults kept from the predecessor (DESIGN 6, `circuit_breaker`). */
declare const circuitDefaults: {
    readonly failureThreshold: 5;
    readonly recoveryTimeoutSeconds: 30;
};
/** The state of a breaker that has seen nothing: for answers that never came near a provider. */
declare function untouchedCircuit(name: string): CircuitState;

/** Whether the broker may still change the figures. Absent when it does not say. */
declare const finalitySchema: z.ZodEnum<{
    provisional: "provisional";
    final: "final";
}>;
/**
 * Names of fields that are null because the broker's counter ran into its ceiling (2^31 - 1, 2^32 - 1, or those
 * divided by 1000): such a figure looks real and is not.
 */
declare const saturatedFieldsSchema: z.ZodArray<z.ZodString>;

/**
 * A price: its magnitude. Brokers put the sign of the day's direction before prices; the direction is a field of its
 * own here. No zero padding, no commas, no plus sign.
 */
declare const priceSchema: z.ZodString;
/** A volume, count or traded value. Text like prices, so that fractions of shares and large turnovers stay exact. */
declare const quantitySchema: z.ZodString;
/** A difference or rate, which may be negative. */
declare const signedDecimalSchema: z.ZodString;

/**
 * What the reader of an error should do about it.
 * - `never`: the same task fails again, or must not be repeated.
 * - `safe`: nothing was done at the broker; repeat after a pause.
 * - `outcome-unknown`: it may have been done; look at the broker before repeating.
 */
type RetryAdvice = 'never' | 'safe' | 'outcome-unknown';
/** One line of the catalogue. */
interface ErrorCodeEntry {
    readonly retry: RetryAdvice;
    readonly meaning: string;
    readonly whatToDo: string;
}
/** Every error code of the hub. Codes never change meaning; the table in the README is kept equal by a test. */
declare const errorCodes: {
    readonly ERR_TASK_INVALID: {
        readonly retry: "never";
        readonly meaning: "The task is an object that breaks the schema.";
        readonly whatToDo: "Correct the fields named in the message and send a new task.";
    };
    readonly ERR_TASK_NOT_JSON: {
        readonly retry: "never";
        readonly meaning: "The payload is not JSON; it is in the dead letters, no response is possible.";
        readonly whatToDo: "Correct the sender; push one JSON object per element.";
    };
    readonly ERR_TASK_NOT_AN_OBJECT: {
        readonly retry: "never";
        readonly meaning: "The payload is JSON but no object; it is in the dead letters, no response is possible.";
        readonly whatToDo: "Correct the sender; push one JSON object per element, not a list of them.";
    };
    readonly ERR_TASK_TOO_LARGE: {
        readonly retry: "never";
        readonly meaning: "The payload is larger than the limit; it is in the dead letters, no response is possible.";
        readonly whatToDo: "Send less in one task.";
    };
    readonly ERR_TASK_POISON: {
        readonly retry: "never";
        readonly meaning: "Workers crashed on this task again and again; it is in the dead letters.";
        readonly whatToDo: "Report it with the dead letter; for an order, look at the broker first.";
    };
    readonly ERR_NO_PROVIDER: {
        readonly retry: "never";
        readonly meaning: "No provider of this name is registered.";
        readonly whatToDo: "Correct `provider`, or enable that provider in the hub.";
    };
    readonly ERR_DEADLINE_EXCEEDED: {
        readonly retry: "never";
        readonly meaning: "The deadline passed before the call was started; nothing was sent.";
        readonly whatToDo: "Send a new task with a later deadline if the answer is still wanted.";
    };
    readonly ERR_CIRCUIT_OPEN: {
        readonly retry: "safe";
        readonly meaning: "The provider failed too often and is left alone for a while; it was not called.";
        readonly whatToDo: "Repeat after the recovery timeout in `circuit_state`.";
    };
    readonly ERR_RATE_LIMITED: {
        readonly retry: "safe";
        readonly meaning: "No permit in the time allowed, or the broker said too many; the call was not carried out.";
        readonly whatToDo: "Repeat after `retry_after_ms`; send fewer calls.";
    };
    readonly ERR_PROVIDER_UNAVAILABLE: {
        readonly retry: "safe";
        readonly meaning: "The call was not sent, or surely not executed.";
        readonly whatToDo: "Repeat with growing pauses.";
    };
    readonly ERR_PROVIDER_REJECTED: {
        readonly retry: "never";
        readonly meaning: "The broker understood the call and refused it.";
        readonly whatToDo: "Look up `provider_code` in the broker's list and correct the call.";
    };
    readonly ERR_PROVIDER_TIMEOUT: {
        readonly retry: "safe";
        readonly meaning: "The broker did not answer a query in time; a query changes nothing.";
        readonly whatToDo: "Repeat; raise the timeout if it happens often.";
    };
    readonly ERR_PROVIDER_OUTCOME_UNKNOWN: {
        readonly retry: "outcome-unknown";
        readonly meaning: "The call was sent and not answered: it may have happened.";
        readonly whatToDo: "Compare with the order list of the broker; never repeat blindly.";
    };
    readonly ERR_QUEUE_FULL: {
        readonly retry: "safe";
        readonly meaning: "The queue is longer than its limit; the task was not queued.";
        readonly whatToDo: "Slow the sender down and repeat later.";
    };
    readonly ERR_QUEUE_DRAINING: {
        readonly retry: "safe";
        readonly meaning: "The lane is being drained and takes no new tasks; none was added.";
        readonly whatToDo: "Try again when an operator has resumed the lane.";
    };
    readonly ERR_QUEUE_UNAVAILABLE: {
        readonly retry: "safe";
        readonly meaning: "Redis cannot be reached, or the client is closing.";
        readonly whatToDo: "Repeat when Redis is back; use an `idempotency_key` for tasks that must not run twice.";
    };
    readonly ERR_QUEUE_LEASE_LOST: {
        readonly retry: "never";
        readonly meaning: "Another worker owns the task now.";
        readonly whatToDo: "Stop working on it and write nothing.";
    };
    readonly ERR_RESPONSE_TIMEOUT: {
        readonly retry: "outcome-unknown";
        readonly meaning: "No response was seen in the time the caller waited; the task may still run.";
        readonly whatToDo: "Read the response key later; repeat queries freely, orders only after looking at the broker.";
    };
    readonly ERR_CANCELLED: {
        readonly retry: "never";
        readonly meaning: "The caller's signal fired.";
        readonly whatToDo: "Nothing; a task already taken by a worker still runs to its end.";
    };
    readonly ERR_PARTIAL_ANSWER: {
        readonly retry: "safe";
        readonly meaning: "The broker gave only a part of what was asked, and the caller did not allow that.";
        readonly whatToDo: "Ask again for what is missing, or allow partial answers.";
    };
    readonly ERR_INTERNAL: {
        readonly retry: "outcome-unknown";
        readonly meaning: "A defect of the hub; it cannot say how far the task came.";
        readonly whatToDo: "Report it with the task id; for an order, look at the broker first.";
    };
};
type ErrorCode = keyof typeof errorCodes;
/** Whether a text is a code of the catalogue; a newer hub may send codes this version does not know. */
declare function isErrorCode(code: string): code is ErrorCode;

/** The `error` object of a response (WIRE part 2). */
declare const errorDetailSchema: z.ZodObject<{
    code: z.ZodString;
    retry: z.ZodEnum<{
        never: "never";
        safe: "safe";
        "outcome-unknown": "outcome-unknown";
    }>;
    provider_code: z.ZodOptional<z.ZodString>;
    message: z.ZodString;
    retry_after_ms: z.ZodOptional<z.ZodNumber>;
}, z.core.$strip>;
type ErrorDetail = z.infer<typeof errorDetailSchema>;
/** An `error` object whose advice is the one of the catalogue, so that the two cannot disagree. */
declare function errorDetail(code: ErrorCode, message: string, more?: Pick<ErrorDetail, 'provider_code' | 'retry_after_ms'>): ErrorDetail;

/** A fill of an order, or the sum of its fills where the broker tells no more. Null or absent is not zero. */
declare const executionSchema: z.ZodObject<{
    execution_id: z.ZodOptional<z.ZodString>;
    order_id: z.ZodString;
    account: z.ZodString;
    symbol: z.ZodString;
    side: z.ZodNullable<z.ZodEnum<{
        BUY: "BUY";
        SELL: "SELL";
    }>>;
    trading_day: z.ZodOptional<z.ZodISODate>;
    time: z.ZodNullable<z.ZodISODateTime>;
    price: z.ZodNullable<z.ZodString>;
    quantity: z.ZodNullable<z.ZodString>;
    amount: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    fee: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    tax: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    market_scope: z.ZodNullable<z.ZodEnum<{
        KRX: "KRX";
        NXT: "NXT";
        COMBINED: "COMBINED";
    }>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Execution = z.infer<typeof executionSchema>;

/**
 * One position. A position that was sold stays, with quantity 0, until it is settled. What the broker did not give is
 * null or absent, never zero. Amounts are in whole units of `currency`.
 */
declare const holdingSchema: z.ZodObject<{
    symbol: z.ZodString;
    name: z.ZodOptional<z.ZodString>;
    quantity: z.ZodString;
    sellable_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    average_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    currency: z.ZodOptional<z.ZodString>;
    saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
}, z.core.$strip>;
type Holding = z.infer<typeof holdingSchema>;

/** A task as the hub works on it: checked, defaults filled in, names as on the wire (WIRE part 1 and part 2). */
interface Task {
    /** Undefined when the sender gave no usable id: the task runs, but no response is stored. */
    readonly task_id: string | undefined;
    /** As sent; compare without regard to case. */
    readonly provider: string;
    readonly tr_id: string;
    readonly params: Readonly<Record<string, unknown>>;
    /** Which credentials to use. */
    readonly account: string;
    /** Epoch milliseconds; the task is not started after this moment. */
    readonly deadline_ms?: number | undefined;
    /** Attempts allowed for errors that are safe to repeat, at least 1. */
    readonly max_attempts?: number | undefined;
    /** A Redis list that gets the response pushed, besides the stored one. */
    readonly callback_key?: string | undefined;
    readonly idempotency_key?: string | undefined;
    readonly caller?: string | undefined;
    /** W3C trace context. */
    readonly traceparent?: string | undefined;
    readonly v?: number | undefined;
    /** When the sender pushed it, as it wrote it: epoch milliseconds or seconds, or a date as text. */
    readonly submitted_at?: string | number | undefined;
}
/** What is assumed where a task or the caller of `parseTask` says nothing. */
declare const taskDefaults: {
    readonly account: "default";
    readonly maxBytes: 1048576;
};
/** The placeholder old producers send when they have no id; answers to it would overwrite each other. */
declare const UNKNOWN_TASK_ID = "unknown";
/**
 * The task on the wire, as senders should write it. `null` counts as absent. `parseTask` forgives more than this
 * schema: fields that old senders fill with anything are left out with a warning.
 */
declare const taskSchema: z.ZodObject<{
    task_id: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    provider: z.ZodString;
    tr_id: z.ZodString;
    params: z.ZodOptional<z.ZodNullable<z.ZodObject<{}, z.core.$loose>>>;
    v: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    account: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    deadline_ms: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    max_attempts: z.ZodOptional<z.ZodNullable<z.ZodInt>>;
    callback_key: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    idempotency_key: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    caller: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    traceparent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    timestamp: z.ZodOptional<z.ZodNullable<z.ZodUnion<readonly [z.ZodString, z.ZodNumber]>>>;
    submitted_at: z.ZodOptional<z.ZodNullable<z.ZodUnion<readonly [z.ZodString, z.ZodNumber]>>>;
    priority: z.ZodOptional<z.ZodNullable<z.ZodUnion<readonly [z.ZodString, z.ZodNumber]>>>;
}, z.core.$strip>;
/** What a sender may write; see {@link Task} for what the hub makes of it. */
type TaskInput = z.input<typeof taskSchema>;

/** One field of a wire object that breaks its schema. The message tells the type received, never the value. */
interface TaskFault {
    readonly path: string;
    readonly message: string;
}

/** Text that cannot become a task or response at all; there is nothing in it that could be answered. */
interface UnreadablePayload {
    readonly kind: 'unreadable';
    readonly code: 'ERR_TASK_NOT_JSON' | 'ERR_TASK_NOT_AN_OBJECT' | 'ERR_TASK_TOO_LARGE';
    readonly message: string;
}

/** An object that breaks the schema (`ERR_TASK_INVALID`), with what is still known of it so that it can be answered. */
interface InvalidTask {
    readonly kind: 'invalid';
    readonly taskId: string | undefined;
    readonly provider: string | undefined;
    readonly trId: string | undefined;
    readonly callbackKey: string | undefined;
    readonly faults: readonly TaskFault[];
    /** Names every bad field. */
    readonly message: string;
}
/** What `parseTask` makes of a payload. */
type ParsedTask = {
    readonly kind: 'task';
    readonly task: Task;
    readonly warnings: readonly string[];
} | InvalidTask | UnreadablePayload;

/** An answer that is not whole, and why. */
declare const partialAnswerSchema: z.ZodObject<{
    reason: z.ZodString;
    resume: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
}, z.core.$strip>;
declare const successResponseSchema: z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"SUCCESS">;
    data: z.ZodUnknown;
    candles: z.ZodOptional<z.ZodArray<z.ZodObject<{
        symbol: z.ZodString;
        interval: z.ZodString;
        open_time: z.ZodISODateTime;
        trading_day: z.ZodOptional<z.ZodISODate>;
        open: z.ZodString;
        high: z.ZodString;
        low: z.ZodString;
        close: z.ZodString;
        volume: z.ZodNullable<z.ZodString>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        adjusted: z.ZodBoolean;
        finality: z.ZodOptional<z.ZodEnum<{
            provisional: "provisional";
            final: "final";
        }>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    ticks: z.ZodOptional<z.ZodArray<z.ZodObject<{
        symbol: z.ZodString;
        time: z.ZodISODateTime;
        price: z.ZodString;
        volume: z.ZodNullable<z.ZodString>;
        side: z.ZodOptional<z.ZodEnum<{
            BUY: "BUY";
            SELL: "SELL";
        }>>;
        cumulative_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    orderbook: z.ZodOptional<z.ZodObject<{
        symbol: z.ZodString;
        time: z.ZodISODateTime;
        asks: z.ZodArray<z.ZodObject<{
            price: z.ZodString;
            volume: z.ZodNullable<z.ZodString>;
        }, z.core.$strip>>;
        bids: z.ZodArray<z.ZodObject<{
            price: z.ZodString;
            volume: z.ZodNullable<z.ZodString>;
        }, z.core.$strip>>;
        total_ask_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        total_bid_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>;
    quote: z.ZodOptional<z.ZodObject<{
        symbol: z.ZodString;
        time: z.ZodISODateTime;
        price: z.ZodNullable<z.ZodString>;
        open: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        high: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        low: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        previous_close: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        change: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        change_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        upper_limit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        lower_limit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        trading_status: z.ZodOptional<z.ZodEnum<{
            TRADING: "TRADING";
            NO_TRADE: "NO_TRADE";
            HALTED: "HALTED";
            DELISTED: "DELISTED";
        }>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        finality: z.ZodOptional<z.ZodEnum<{
            provisional: "provisional";
            final: "final";
        }>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>;
    balance: z.ZodOptional<z.ZodObject<{
        account: z.ZodString;
        time: z.ZodISODateTime;
        cash: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cash_d1: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cash_d2: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        orderable_cash: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        total: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        currency: z.ZodOptional<z.ZodString>;
        holdings: z.ZodArray<z.ZodObject<{
            symbol: z.ZodString;
            name: z.ZodOptional<z.ZodString>;
            quantity: z.ZodString;
            sellable_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            average_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            currency: z.ZodOptional<z.ZodString>;
            saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        }, z.core.$strip>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>;
    orders: z.ZodOptional<z.ZodArray<z.ZodObject<{
        order_id: z.ZodString;
        original_order_id: z.ZodOptional<z.ZodString>;
        account: z.ZodString;
        symbol: z.ZodString;
        action: z.ZodOptional<z.ZodEnum<{
            NEW: "NEW";
            AMEND: "AMEND";
            CANCEL: "CANCEL";
        }>>;
        side: z.ZodNullable<z.ZodEnum<{
            BUY: "BUY";
            SELL: "SELL";
        }>>;
        order_type: z.ZodNullable<z.ZodEnum<{
            LIMIT: "LIMIT";
            MARKET: "MARKET";
            OTHER: "OTHER";
        }>>;
        broker_order_type: z.ZodOptional<z.ZodString>;
        trading_day: z.ZodOptional<z.ZodISODate>;
        time: z.ZodNullable<z.ZodISODateTime>;
        quantity: z.ZodNullable<z.ZodString>;
        price: z.ZodNullable<z.ZodString>;
        filled_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        average_fill_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        remaining_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cancelled_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        status: z.ZodEnum<{
            OPEN: "OPEN";
            PARTIALLY_FILLED: "PARTIALLY_FILLED";
            FILLED: "FILLED";
            CANCELLED: "CANCELLED";
            REJECTED: "REJECTED";
            UNKNOWN: "UNKNOWN";
        }>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    executions: z.ZodOptional<z.ZodArray<z.ZodObject<{
        execution_id: z.ZodOptional<z.ZodString>;
        order_id: z.ZodString;
        account: z.ZodString;
        symbol: z.ZodString;
        side: z.ZodNullable<z.ZodEnum<{
            BUY: "BUY";
            SELL: "SELL";
        }>>;
        trading_day: z.ZodOptional<z.ZodISODate>;
        time: z.ZodNullable<z.ZodISODateTime>;
        price: z.ZodNullable<z.ZodString>;
        quantity: z.ZodNullable<z.ZodString>;
        amount: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        fee: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        tax: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    partial: z.ZodOptional<z.ZodObject<{
        reason: z.ZodString;
        resume: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    provider: z.ZodOptional<z.ZodString>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
declare const errorResponseSchema: z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"ERROR">;
    reason: z.ZodString;
    circuit_state: z.ZodOptional<z.ZodObject<{
        name: z.ZodString;
        state: z.ZodEnum<{
            CLOSED: "CLOSED";
            OPEN: "OPEN";
            HALF_OPEN: "HALF_OPEN";
        }>;
        failure_count: z.ZodInt;
        failure_threshold: z.ZodInt;
        recovery_timeout: z.ZodNumber;
        last_failure_time: z.ZodNumber;
    }, z.core.$strip>>;
    error: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        retry: z.ZodEnum<{
            never: "never";
            safe: "safe";
            "outcome-unknown": "outcome-unknown";
        }>;
        provider_code: z.ZodOptional<z.ZodString>;
        message: z.ZodString;
        retry_after_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    provider: z.ZodOptional<z.ZodString>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
declare const rejectedResponseSchema: z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"REJECTED">;
    reason: z.ZodString;
    circuit_state: z.ZodObject<{
        name: z.ZodString;
        state: z.ZodEnum<{
            CLOSED: "CLOSED";
            OPEN: "OPEN";
            HALF_OPEN: "HALF_OPEN";
        }>;
        failure_count: z.ZodInt;
        failure_threshold: z.ZodInt;
        recovery_timeout: z.ZodNumber;
        last_failure_time: z.ZodNumber;
    }, z.core.$strip>;
    error: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        retry: z.ZodEnum<{
            never: "never";
            safe: "safe";
            "outcome-unknown": "outcome-unknown";
        }>;
        provider_code: z.ZodOptional<z.ZodString>;
        message: z.ZodString;
        retry_after_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    provider: z.ZodOptional<z.ZodString>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
declare const rateLimitedResponseSchema: z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"RATE_LIMITED">;
    reason: z.ZodString;
    provider: z.ZodString;
    error: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        retry: z.ZodEnum<{
            never: "never";
            safe: "safe";
            "outcome-unknown": "outcome-unknown";
        }>;
        provider_code: z.ZodOptional<z.ZodString>;
        message: z.ZodString;
        retry_after_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
/** What is stored at `api:response:{task_id}`, told apart by `status`. */
declare const responseSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"SUCCESS">;
    data: z.ZodUnknown;
    candles: z.ZodOptional<z.ZodArray<z.ZodObject<{
        symbol: z.ZodString;
        interval: z.ZodString;
        open_time: z.ZodISODateTime;
        trading_day: z.ZodOptional<z.ZodISODate>;
        open: z.ZodString;
        high: z.ZodString;
        low: z.ZodString;
        close: z.ZodString;
        volume: z.ZodNullable<z.ZodString>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        adjusted: z.ZodBoolean;
        finality: z.ZodOptional<z.ZodEnum<{
            provisional: "provisional";
            final: "final";
        }>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    ticks: z.ZodOptional<z.ZodArray<z.ZodObject<{
        symbol: z.ZodString;
        time: z.ZodISODateTime;
        price: z.ZodString;
        volume: z.ZodNullable<z.ZodString>;
        side: z.ZodOptional<z.ZodEnum<{
            BUY: "BUY";
            SELL: "SELL";
        }>>;
        cumulative_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    orderbook: z.ZodOptional<z.ZodObject<{
        symbol: z.ZodString;
        time: z.ZodISODateTime;
        asks: z.ZodArray<z.ZodObject<{
            price: z.ZodString;
            volume: z.ZodNullable<z.ZodString>;
        }, z.core.$strip>>;
        bids: z.ZodArray<z.ZodObject<{
            price: z.ZodString;
            volume: z.ZodNullable<z.ZodString>;
        }, z.core.$strip>>;
        total_ask_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        total_bid_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>;
    quote: z.ZodOptional<z.ZodObject<{
        symbol: z.ZodString;
        time: z.ZodISODateTime;
        price: z.ZodNullable<z.ZodString>;
        open: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        high: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        low: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        previous_close: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        change: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        change_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        upper_limit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        lower_limit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        trading_status: z.ZodOptional<z.ZodEnum<{
            TRADING: "TRADING";
            NO_TRADE: "NO_TRADE";
            HALTED: "HALTED";
            DELISTED: "DELISTED";
        }>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        finality: z.ZodOptional<z.ZodEnum<{
            provisional: "provisional";
            final: "final";
        }>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>;
    balance: z.ZodOptional<z.ZodObject<{
        account: z.ZodString;
        time: z.ZodISODateTime;
        cash: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cash_d1: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cash_d2: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        orderable_cash: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        total: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        currency: z.ZodOptional<z.ZodString>;
        holdings: z.ZodArray<z.ZodObject<{
            symbol: z.ZodString;
            name: z.ZodOptional<z.ZodString>;
            quantity: z.ZodString;
            sellable_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            average_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            cost: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            profit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            profit_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
            currency: z.ZodOptional<z.ZodString>;
            saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        }, z.core.$strip>>;
        saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>;
    orders: z.ZodOptional<z.ZodArray<z.ZodObject<{
        order_id: z.ZodString;
        original_order_id: z.ZodOptional<z.ZodString>;
        account: z.ZodString;
        symbol: z.ZodString;
        action: z.ZodOptional<z.ZodEnum<{
            NEW: "NEW";
            AMEND: "AMEND";
            CANCEL: "CANCEL";
        }>>;
        side: z.ZodNullable<z.ZodEnum<{
            BUY: "BUY";
            SELL: "SELL";
        }>>;
        order_type: z.ZodNullable<z.ZodEnum<{
            LIMIT: "LIMIT";
            MARKET: "MARKET";
            OTHER: "OTHER";
        }>>;
        broker_order_type: z.ZodOptional<z.ZodString>;
        trading_day: z.ZodOptional<z.ZodISODate>;
        time: z.ZodNullable<z.ZodISODateTime>;
        quantity: z.ZodNullable<z.ZodString>;
        price: z.ZodNullable<z.ZodString>;
        filled_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        average_fill_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        remaining_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        cancelled_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        status: z.ZodEnum<{
            OPEN: "OPEN";
            PARTIALLY_FILLED: "PARTIALLY_FILLED";
            FILLED: "FILLED";
            CANCELLED: "CANCELLED";
            REJECTED: "REJECTED";
            UNKNOWN: "UNKNOWN";
        }>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    executions: z.ZodOptional<z.ZodArray<z.ZodObject<{
        execution_id: z.ZodOptional<z.ZodString>;
        order_id: z.ZodString;
        account: z.ZodString;
        symbol: z.ZodString;
        side: z.ZodNullable<z.ZodEnum<{
            BUY: "BUY";
            SELL: "SELL";
        }>>;
        trading_day: z.ZodOptional<z.ZodISODate>;
        time: z.ZodNullable<z.ZodISODateTime>;
        price: z.ZodNullable<z.ZodString>;
        quantity: z.ZodNullable<z.ZodString>;
        amount: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        fee: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        tax: z.ZodOptional<z.ZodNullable<z.ZodString>>;
        market_scope: z.ZodNullable<z.ZodEnum<{
            KRX: "KRX";
            NXT: "NXT";
            COMBINED: "COMBINED";
        }>>;
        source_type: z.ZodEnum<{
            REST_API_KIS: "REST_API_KIS";
            REST_API_KIWOOM: "REST_API_KIWOOM";
            WEBSOCKET_KIS: "WEBSOCKET_KIS";
            WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
            TICK_AGGREGATION: "TICK_AGGREGATION";
            MOCK: "MOCK";
            TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
            TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
        }>;
    }, z.core.$strip>>>;
    partial: z.ZodOptional<z.ZodObject<{
        reason: z.ZodString;
        resume: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    provider: z.ZodOptional<z.ZodString>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>, z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"ERROR">;
    reason: z.ZodString;
    circuit_state: z.ZodOptional<z.ZodObject<{
        name: z.ZodString;
        state: z.ZodEnum<{
            CLOSED: "CLOSED";
            OPEN: "OPEN";
            HALF_OPEN: "HALF_OPEN";
        }>;
        failure_count: z.ZodInt;
        failure_threshold: z.ZodInt;
        recovery_timeout: z.ZodNumber;
        last_failure_time: z.ZodNumber;
    }, z.core.$strip>>;
    error: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        retry: z.ZodEnum<{
            never: "never";
            safe: "safe";
            "outcome-unknown": "outcome-unknown";
        }>;
        provider_code: z.ZodOptional<z.ZodString>;
        message: z.ZodString;
        retry_after_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    provider: z.ZodOptional<z.ZodString>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>, z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"REJECTED">;
    reason: z.ZodString;
    circuit_state: z.ZodObject<{
        name: z.ZodString;
        state: z.ZodEnum<{
            CLOSED: "CLOSED";
            OPEN: "OPEN";
            HALF_OPEN: "HALF_OPEN";
        }>;
        failure_count: z.ZodInt;
        failure_threshold: z.ZodInt;
        recovery_timeout: z.ZodNumber;
        last_failure_time: z.ZodNumber;
    }, z.core.$strip>;
    error: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        retry: z.ZodEnum<{
            never: "never";
            safe: "safe";
            "outcome-unknown": "outcome-unknown";
        }>;
        provider_code: z.ZodOptional<z.ZodString>;
        message: z.ZodString;
        retry_after_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    provider: z.ZodOptional<z.ZodString>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>, z.ZodObject<{
    task_id: z.ZodString;
    status: z.ZodLiteral<"RATE_LIMITED">;
    reason: z.ZodString;
    provider: z.ZodString;
    error: z.ZodOptional<z.ZodObject<{
        code: z.ZodString;
        retry: z.ZodEnum<{
            never: "never";
            safe: "safe";
            "outcome-unknown": "outcome-unknown";
        }>;
        provider_code: z.ZodOptional<z.ZodString>;
        message: z.ZodString;
        retry_after_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    v: z.ZodOptional<z.ZodInt>;
    tr_id: z.ZodOptional<z.ZodString>;
    attempts: z.ZodOptional<z.ZodInt>;
    timing: z.ZodOptional<z.ZodObject<{
        enqueued_ms: z.ZodOptional<z.ZodNumber>;
        claimed_ms: z.ZodOptional<z.ZodNumber>;
        sent_ms: z.ZodOptional<z.ZodNumber>;
        answered_ms: z.ZodOptional<z.ZodNumber>;
        stored_ms: z.ZodOptional<z.ZodNumber>;
        queue_ms: z.ZodOptional<z.ZodNumber>;
        permit_ms: z.ZodOptional<z.ZodNumber>;
        permit_scope: z.ZodOptional<z.ZodString>;
        token_ms: z.ZodOptional<z.ZodNumber>;
        call_ms: z.ZodOptional<z.ZodNumber>;
        finish_ms: z.ZodOptional<z.ZodNumber>;
        total_ms: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    shared_with: z.ZodOptional<z.ZodString>;
}, z.core.$strip>], "status">;
type SuccessResponse = z.infer<typeof successResponseSchema>;
type ErrorResponse = z.infer<typeof errorResponseSchema>;
type RejectedResponse = z.infer<typeof rejectedResponseSchema>;
type RateLimitedResponse = z.infer<typeof rateLimitedResponseSchema>;
type Response = z.infer<typeof responseSchema>;
type PartialAnswer = z.infer<typeof partialAnswerSchema>;

/**
 * The `ERROR` response to a task that breaks the schema.
 *
 * @param circuitState - the breaker of the provider named, where there is one; else one that has seen nothing
 * @returns undefined when the task has no usable id, so that no response can be stored
 */
declare function invalidTaskResponse(invalid: InvalidTask, circuitState?: CircuitState): ErrorResponse | undefined;

/**
 * Which Korean market a figure belongs to: the exchange (KRX), the alternative venue (NXT) or both together. Series of
 * different scopes must never be mixed. Null where the question does not arise (indices, derivatives, overseas).
 */
declare const marketScopeSchema: z.ZodNullable<z.ZodEnum<{
    KRX: "KRX";
    NXT: "NXT";
    COMBINED: "COMBINED";
}>>;
type MarketScope = z.infer<typeof marketScopeSchema>;

/** Codes are not six digits only (`28513K`, `0156T0`, `BRK.B`, `USD/KRW`); always upper case. */
declare const symbolSchema: z.ZodString;

/**
 * An instant in UTC: ISO 8601 text that ends in Z, with seconds, and a fraction where the broker gives one. Korean
 * local times are converted where they enter.
 */
declare const utcInstantSchema: z.ZodISODateTime;
/** A day of the exchange's own calendar, `2026-11-23`. */
declare const tradingDaySchema: z.ZodISODate;

/**
 * - `OPEN`: accepted, nothing executed. `PARTIALLY_FILLED`: some of it, the rest is waiting. `FILLED`: all of it.
 * - `CANCELLED`: what was not executed is cancelled or has run out. `REJECTED`: never placed.
 * - `UNKNOWN`: the broker's words do not say.
 */
declare const orderStatusSchema: z.ZodEnum<{
    OPEN: "OPEN";
    PARTIALLY_FILLED: "PARTIALLY_FILLED";
    FILLED: "FILLED";
    CANCELLED: "CANCELLED";
    REJECTED: "REJECTED";
    UNKNOWN: "UNKNOWN";
}>;
/**
 * One order in the broker's books. Order numbers are the broker's text, zeros in front too, and are unique within a
 * trading day only. What the broker did not give is null or absent, never zero.
 */
declare const orderSchema: z.ZodObject<{
    order_id: z.ZodString;
    original_order_id: z.ZodOptional<z.ZodString>;
    account: z.ZodString;
    symbol: z.ZodString;
    action: z.ZodOptional<z.ZodEnum<{
        NEW: "NEW";
        AMEND: "AMEND";
        CANCEL: "CANCEL";
    }>>;
    side: z.ZodNullable<z.ZodEnum<{
        BUY: "BUY";
        SELL: "SELL";
    }>>;
    order_type: z.ZodNullable<z.ZodEnum<{
        LIMIT: "LIMIT";
        MARKET: "MARKET";
        OTHER: "OTHER";
    }>>;
    broker_order_type: z.ZodOptional<z.ZodString>;
    trading_day: z.ZodOptional<z.ZodISODate>;
    time: z.ZodNullable<z.ZodISODateTime>;
    quantity: z.ZodNullable<z.ZodString>;
    price: z.ZodNullable<z.ZodString>;
    filled_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    average_fill_price: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    remaining_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    cancelled_quantity: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    status: z.ZodEnum<{
        OPEN: "OPEN";
        PARTIALLY_FILLED: "PARTIALLY_FILLED";
        FILLED: "FILLED";
        CANCELLED: "CANCELLED";
        REJECTED: "REJECTED";
        UNKNOWN: "UNKNOWN";
    }>;
    market_scope: z.ZodNullable<z.ZodEnum<{
        KRX: "KRX";
        NXT: "NXT";
        COMBINED: "COMBINED";
    }>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Order = z.infer<typeof orderSchema>;
type OrderStatus = z.infer<typeof orderStatusSchema>;

declare const orderSideSchema: z.ZodEnum<{
    BUY: "BUY";
    SELL: "SELL";
}>;
/**
 * The kind of price of an order. Brokers know more than these two (conditional, best, after hours); those are `OTHER`,
 * with the broker's own code beside it.
 */
declare const orderTypeSchema: z.ZodEnum<{
    LIMIT: "LIMIT";
    MARKET: "MARKET";
    OTHER: "OTHER";
}>;
type OrderSide = z.infer<typeof orderSideSchema>;
type OrderType = z.infer<typeof orderTypeSchema>;

/** Both brokers show ten levels at most. */
declare const MAX_ORDERBOOK_LEVELS = 10;
/** One price level. */
declare const orderbookLevelSchema: z.ZodObject<{
    price: z.ZodString;
    volume: z.ZodNullable<z.ZodString>;
}, z.core.$strip>;
/** The orderbook, best price first on both sides. A level the broker left empty is left out, not written as zero. */
declare const orderbookSchema: z.ZodObject<{
    symbol: z.ZodString;
    time: z.ZodISODateTime;
    asks: z.ZodArray<z.ZodObject<{
        price: z.ZodString;
        volume: z.ZodNullable<z.ZodString>;
    }, z.core.$strip>>;
    bids: z.ZodArray<z.ZodObject<{
        price: z.ZodString;
        volume: z.ZodNullable<z.ZodString>;
    }, z.core.$strip>>;
    total_ask_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    total_bid_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    market_scope: z.ZodNullable<z.ZodEnum<{
        KRX: "KRX";
        NXT: "NXT";
        COMBINED: "COMBINED";
    }>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Orderbook = z.infer<typeof orderbookSchema>;
type OrderbookLevel = z.infer<typeof orderbookLevelSchema>;

/** What `parseResponse` makes of a stored text. */
type ParsedResponse = {
    readonly kind: 'response';
    readonly response: Response;
    readonly warnings: readonly string[];
} | {
    readonly kind: 'invalid';
    readonly faults: readonly TaskFault[];
    readonly message: string;
} | {
    readonly kind: 'unreadable';
    readonly message: string;
};
/** Read a stored response. Never throws; unknown fields are dropped, so newer hubs stay readable. */
declare function parseResponse(text: string): ParsedResponse;

/** How `parseTask` reads a payload. */
interface ParseTaskOptions {
    /** Largest payload accepted, UTF-8 bytes. @defaultValue 1_048_576 */
    readonly maxBytes?: number;
}
/**
 * Read one task from the text a Redis list gave.
 *
 * Never throws, whatever the payload; all faults are reported at once and no value is ever quoted.
 */
declare function parseTask(payload: string, options?: ParseTaskOptions): ParsedTask;

/** The state of a symbol now. What the broker did not give is null or absent, never zero. */
declare const quoteSchema: z.ZodObject<{
    symbol: z.ZodString;
    time: z.ZodISODateTime;
    price: z.ZodNullable<z.ZodString>;
    open: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    high: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    low: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    previous_close: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    change: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    change_percent: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    value: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    upper_limit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    lower_limit: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    trading_status: z.ZodOptional<z.ZodEnum<{
        TRADING: "TRADING";
        NO_TRADE: "NO_TRADE";
        HALTED: "HALTED";
        DELISTED: "DELISTED";
    }>>;
    market_scope: z.ZodNullable<z.ZodEnum<{
        KRX: "KRX";
        NXT: "NXT";
        COMBINED: "COMBINED";
    }>>;
    finality: z.ZodOptional<z.ZodEnum<{
        provisional: "provisional";
        final: "final";
    }>>;
    saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Quote = z.infer<typeof quoteSchema>;

/** `reason` of a `REJECTED` response (WIRE part 1). */
declare const REASON_CIRCUIT_OPEN = "CIRCUIT_OPEN";
/** `reason` of a `RATE_LIMITED` response (WIRE part 1). */
declare const REASON_RATE_LIMIT_TIMEOUT = "RATE_LIMIT_TIMEOUT";
/** `reason` of the `ERROR` response to a task for a provider nobody registered (WIRE part 1). */
declare function noClientReason(provider: string): string;

/**
 * Where a figure came from.
 *
 * Assumption: of the predecessor's six values the documents at hand name only `REST_API_KIS` and `REST_API_KIWOOM`
 * literally; the next four are formed after them. The last two are additions: candles built from ticks, compared with
 * the broker's own candle or not.
 */
declare const sourceTypeSchema: z.ZodEnum<{
    REST_API_KIS: "REST_API_KIS";
    REST_API_KIWOOM: "REST_API_KIWOOM";
    WEBSOCKET_KIS: "WEBSOCKET_KIS";
    WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
    TICK_AGGREGATION: "TICK_AGGREGATION";
    MOCK: "MOCK";
    TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
    TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
}>;
type SourceType = z.infer<typeof sourceTypeSchema>;

/** One trade. What the broker did not give is null or absent, never zero. */
declare const tickSchema: z.ZodObject<{
    symbol: z.ZodString;
    time: z.ZodISODateTime;
    price: z.ZodString;
    volume: z.ZodNullable<z.ZodString>;
    side: z.ZodOptional<z.ZodEnum<{
        BUY: "BUY";
        SELL: "SELL";
    }>>;
    cumulative_volume: z.ZodOptional<z.ZodNullable<z.ZodString>>;
    market_scope: z.ZodNullable<z.ZodEnum<{
        KRX: "KRX";
        NXT: "NXT";
        COMBINED: "COMBINED";
    }>>;
    saturated_fields: z.ZodOptional<z.ZodArray<z.ZodString>>;
    source_type: z.ZodEnum<{
        REST_API_KIS: "REST_API_KIS";
        REST_API_KIWOOM: "REST_API_KIWOOM";
        WEBSOCKET_KIS: "WEBSOCKET_KIS";
        WEBSOCKET_KIWOOM: "WEBSOCKET_KIWOOM";
        TICK_AGGREGATION: "TICK_AGGREGATION";
        MOCK: "MOCK";
        TICK_AGGREGATION_VERIFIED: "TICK_AGGREGATION_VERIFIED";
        TICK_AGGREGATION_UNVERIFIED: "TICK_AGGREGATION_UNVERIFIED";
    }>;
}, z.core.$strip>;
type Tick = z.infer<typeof tickSchema>;

/** When a task passed which point (epoch ms), and how long the parts took (ms). Whatever is not known is absent. */
declare const timingSchema: z.ZodObject<{
    enqueued_ms: z.ZodOptional<z.ZodNumber>;
    claimed_ms: z.ZodOptional<z.ZodNumber>;
    sent_ms: z.ZodOptional<z.ZodNumber>;
    answered_ms: z.ZodOptional<z.ZodNumber>;
    stored_ms: z.ZodOptional<z.ZodNumber>;
    queue_ms: z.ZodOptional<z.ZodNumber>;
    permit_ms: z.ZodOptional<z.ZodNumber>;
    permit_scope: z.ZodOptional<z.ZodString>;
    token_ms: z.ZodOptional<z.ZodNumber>;
    call_ms: z.ZodOptional<z.ZodNumber>;
    finish_ms: z.ZodOptional<z.ZodNumber>;
    total_ms: z.ZodOptional<z.ZodNumber>;
}, z.core.$strip>;
type Timing = z.infer<typeof timingSchema>;

/** The wire version this package speaks; a task without `v` means this one (WIRE part 2). */
declare const WIRE_VERSION = 1;

export { MAX_ORDERBOOK_LEVELS, REASON_CIRCUIT_OPEN, REASON_RATE_LIMIT_TIMEOUT, UNKNOWN_TASK_ID, WIRE_VERSION, balanceSchema, candleIntervalSchema, candleSchema, circuitDefaults, circuitStateSchema, errorCodes, errorDetail, errorDetailSchema, errorResponseSchema, executionSchema, finalitySchema, holdingSchema, invalidTaskResponse, isErrorCode, marketScopeSchema, noClientReason, orderSchema, orderSideSchema, orderStatusSchema, orderTypeSchema, orderbookLevelSchema, orderbookSchema, parseResponse, parseTask, partialAnswerSchema, priceSchema, quantitySchema, quoteSchema, rateLimitedResponseSchema, rejectedResponseSchema, responseSchema, saturatedFieldsSchema, signedDecimalSchema, sourceTypeSchema, successResponseSchema, symbolSchema, taskDefaults, taskSchema, tickSchema, timingSchema, tradingDaySchema, untouchedCircuit, utcInstantSchema };
export type { Balance, Candle, CircuitState, ErrorCode, ErrorCodeEntry, ErrorDetail, ErrorResponse, Execution, Holding, InvalidTask, MarketScope, Order, OrderSide, OrderStatus, OrderType, Orderbook, OrderbookLevel, ParseTaskOptions, ParsedResponse, ParsedTask, PartialAnswer, Quote, RateLimitedResponse, RejectedResponse, Response, RetryAdvice, SourceType, SuccessResponse, Task, TaskFault, TaskInput, Tick, Timing, UnreadablePayload };
