/** Put in by the build from package.json. */
declare const HUB_WORKER_VERSION: string | undefined;

/** The version of this worker; `source` when it runs unbuilt. */
export const buildVersion = typeof HUB_WORKER_VERSION === 'string' ? HUB_WORKER_VERSION : 'source';
