import * as z from 'zod';
import { oneOf, seconds, yesNo } from '../setting-kinds.ts';

export const monitoringSettings = z.strictObject({
  log_level: oneOf({
    choices: ['TRACE', 'DEBUG', 'INFO', 'WARN', 'WARNING', 'ERROR', 'FATAL', 'CRITICAL'],
    fallback: 'INFO',
    environment: 'LOG_LEVEL',
    summary: 'Least important level that is logged.',
  }),
  log_format: oneOf({
    choices: ['json', 'pretty'],
    fallback: 'json',
    environment: 'LOG_FORMAT',
    summary: 'json: one object a line. pretty: lines for people, as the predecessor wrote them.',
  }),
  metrics_enabled: yesNo({
    fallback: true,
    environment: 'HUB_METRICS_ENABLED',
    summary: 'Serve metrics.',
    waitsFor: 'metrics',
  }),
  health_check_interval: seconds({
    fallback: 10,
    min: 0.1,
    max: 3600,
    environment: 'HUB_HEALTH_CHECK_INTERVAL',
    summary: 'Time between checks of the providers.',
    waitsFor: 'metrics',
  }),
  alert_on_circuit_open: yesNo({
    fallback: true,
    environment: 'HUB_ALERT_ON_CB_OPEN',
    summary: 'Log an alert (level error) when a circuit opens; otherwise a warning.',
  }),
});
