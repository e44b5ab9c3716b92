/** Epoch milliseconds, UTC. */
export type Instant = number;
/** A calendar day in the workspace's zone, `YYYY-MM-DD`. */
export type Day = string;
/** An IANA zone name, such as `Asia/Shanghai`. */
export type Zone = string;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
