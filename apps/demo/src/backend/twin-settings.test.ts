import { createBrokerTwin } from '@hub/broker-twin';
import { describe, expect, test } from 'vitest';
import { twinSettings } from './twin-settings.ts';

describe('twinSettings', () => {
  test("has the twin's addresses and keys, whatever our own environment says", async () => {
    await using twin = await createBrokerTwin();
    const ours = {
      KIS_BASE_URL: 'https://broker.example',
      KIS_APP_KEY: 'ours',
      KIS_ACCOUNTS: '{}',
      KIWOOM_APP_SECRET_FILE: '/run/secrets/ours',
      ENABLE_MOCK: 'true',
      HUB_BATCH_SIZE: '7',
      ORDERS_ENABLED: 'true',
    };
    const settings = twinSettings(twin, ours);
    expect(settings).toMatchObject({
      ENABLE_MOCK: 'false',
      KIS_BASE_URL: twin.kis.real.url,
      KIWOOM_API_URL: twin.kiwoom.real.url,
      HUB_BATCH_SIZE: '7',
      ORDERS_ENABLED: 'true',
    });
    const keys = [settings['KIS_APP_KEY'], settings['KIS_APP_SECRET'], settings['KIWOOM_APP_SECRET']];
    for (const key of keys) expect(key).toMatch(/^FAKE-/);
    expect(settings).not.toHaveProperty('KIS_ACCOUNTS');
    expect(settings).not.toHaveProperty('KIWOOM_APP_SECRET_FILE');
  });
});
