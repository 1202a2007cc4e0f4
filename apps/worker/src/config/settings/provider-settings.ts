import * as z from 'zod';
import {
  decimalNumber,
  httpUrl,
  optionalDecimalNumber,
  seconds,
  secretText,
  wholeNumber,
} from '../setting-kinds.ts';

const waitsFor = 'real providers';

interface ProviderDefaults {
  readonly name: string;
  readonly baseUrl: string;
  readonly baseUrlEnvironment: string;
  readonly rateNote: string;
}

function providerSettings({ name, baseUrl, baseUrlEnvironment, rateNote }: ProviderDefaults) {
  return z.strictObject({
    base_url: httpUrl({
      fallback: baseUrl,
      environment: baseUrlEnvironment,
      summary: `Address of the ${name} REST API.`,
      waitsFor,
    }),
    app_key: secretText({ environment: `${name}_APP_KEY`, summary: `App key of ${name}.`, waitsFor }),
    app_secret: secretText({
      environment: `${name}_APP_SECRET`,
      summary: `App secret of ${name}.`,
      waitsFor,
    }),
    timeout: seconds({
      fallback: 10,
      min: 0.001,
      max: 3600,
      summary: 'Longest time of one HTTP exchange.',
      waitsFor,
    }),
    rate_limit: optionalDecimalNumber({
      min: 0.01,
      max: 5_000,
      environment: `${name}_RATE_LIMIT`,
      summary: rateNote,
    }),
    max_retries: wholeNumber({ fallback: 3, min: 0, max: 100, summary: 'Repeats of a safe call.', waitsFor }),
    backoff_factor: decimalNumber({
      fallback: 2,
      min: 1,
      max: 100,
      summary: 'Growth of the pauses.',
      waitsFor,
    }),
  });
}

export const providersSettings = z.strictObject({
  KIS: providerSettings({
    name: 'KIS',
    baseUrl: 'https://openapi.koreainvestment.com:9443',
    baseUrlEnvironment: 'KIS_BASE_URL',
    rateNote: 'Calls per second and app key. Unset: what the broker has published; the mock has no limit.',
  }),
  KIWOOM: providerSettings({
    name: 'KIWOOM',
    baseUrl: 'https://api.kiwoom.com',
    baseUrlEnvironment: 'KIWOOM_API_URL',
    rateNote: 'Calls per second and API id. Unset: what the broker has published; the mock has no limit.',
  }),
});
