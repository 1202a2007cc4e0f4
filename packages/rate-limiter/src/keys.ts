/** Keys of one tag share a hash tag, so on Redis Cluster they live in one slot and one script may touch them all. */
export const stateKey = (tag: string): string => `{rl:${tag}}:state`;
export const ringKey = (tag: string, scope: string): string => `{rl:${tag}}:ring:${scope}`;
export const prioritySlotsKey = (tag: string, scope: string): string => `{rl:${tag}}:priority:${scope}`;
export const askersKey = (tag: string, scope: string): string => `{rl:${tag}}:askers:${scope}`;
