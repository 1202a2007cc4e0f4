/** How the process ends. Operators and supervisors decide by these numbers, so they never change meaning. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  redisUnavailable: 69,
  bug: 70,
  configuration: 78,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What the help text says about each. */
export const exitCodeMeanings: readonly (readonly [code: string, meaning: string])[] = [
  [`${exitCodes.ok}`, 'stopped as asked, or the question of the option is answered well'],
  [`${exitCodes.failed}`, '--healthcheck: not healthy'],
  [`${exitCodes.redisUnavailable}`, 'Redis was away longer than HUB_REDIS_WAIT_LIMIT'],
  [`${exitCodes.bug}`, 'a defect of the worker; the log has it'],
  [`${exitCodes.configuration}`, 'wrong options or settings; every error is listed'],
  ['130, 143', 'a second SIGINT or SIGTERM: ended at once, tasks in hand return when the lease ends'],
];
