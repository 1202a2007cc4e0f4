import * as z from 'zod';
import {
  decimalNumber,
  oneOf,
  optionalDecimalNumber,
  optionalHttpUrl,
  optionalShortText,
  seconds,
  secretJson,
  secretText,
  wholeNumber,
} from '../setting-kinds.ts';

interface ProviderDefaults {
  readonly name: string;
  readonly baseUrlEnvironment: string;
  readonly rateNote: string;
}

const perProvider = 'retries that differ between providers';

function providerSettings({ name, baseUrlEnvironment, rateNote }: ProviderDefaults) {
  return {
    environment: oneOf({
      choices: ['real', 'paper'],
      fallback: 'real',
      environment: `${name}_ENVIRONMENT`,
      summary: `Which of the brokers' worlds the keys below belong to. One worker serves one of them.`,
    }),
    base_url: optionalHttpUrl({
      environment: baseUrlEnvironment,
      summary: `Address of the ${name} REST API. Unset: the broker's host of the environment.`,
    }),
    app_key: secretText({
      environment: `${name}_APP_KEY`,
      summary: `App key of the account \`default\`. Unset: no such account.`,
    }),
    app_secret: secretText({ environment: `${name}_APP_SECRET`, summary: 'Its secret.' }),
    timeout: seconds({
      fallback: 10,
      min: 0.001,
      max: 3600,
      summary: 'Longest time of one HTTP exchange, with a token too.',
    }),
    rate_limit: optionalDecimalNumber({
      min: 0.01,
      max: 5_000,
      environment: `${name}_RATE_LIMIT`,
      summary: rateNote,
    }),
    max_retries: wholeNumber({
      fallback: 3,
      min: 0,
      max: 100,
      summary: 'Repeats of a safe call.',
      waitsFor: perProvider,
    }),
    backoff_factor: decimalNumber({
      fallback: 2,
      min: 1,
      max: 100,
      summary: 'Growth of the pauses.',
      waitsFor: perProvider,
    }),
  };
}

const kisAccount = z.strictObject({
  app_key: z.string().min(1),
  app_secret: z.string().min(1),
  account_number: z.string().regex(/^\d{8}(-?\d{2})?$/),
});
const kiwoomAccount = z.strictObject({ app_key: z.string().min(1), app_secret: z.string().min(1) });
const accountName = z.string().regex(/^[\w.-]{1,64}$/);

export const providersSettings = z.strictObject({
  KIS: z.strictObject({
    ...providerSettings({
      name: 'KIS',
      baseUrlEnvironment: 'KIS_BASE_URL',
      rateNote: 'Calls per second and app key. Unset: what the broker has published; the mock has no limit.',
    }),
    account_number: secretText({
      environment: 'KIS_ACCOUNT_NUMBER',
      summary: 'Number of the account `default`, `12345678-01`.',
    }),
    accounts: secretJson(z.record(accountName, kisAccount), {
      environment: 'KIS_ACCOUNTS',
      summary:
        'Further accounts by name: `{"second":{"app_key":"…","app_secret":"…","account_number":"12345678-01"}}`.',
    }),
  }),
  KIWOOM: z.strictObject({
    ...providerSettings({
      name: 'KIWOOM',
      baseUrlEnvironment: 'KIWOOM_API_URL',
      rateNote: 'Calls per second and API id. Unset: what the broker has published; the mock has no limit.',
    }),
    accounts: secretJson(z.record(accountName, kiwoomAccount), {
      environment: 'KIWOOM_ACCOUNTS',
      summary: 'Further accounts by name: `{"second":{"app_key":"…","app_secret":"…"}}`.',
    }),
    egress: optionalShortText({
      environment: 'KIWOOM_EGRESS',
      summary:
        'Name of the address calls leave from, where workers use several: a token serves only the one that got it.',
    }),
  }),
});
