/** Behind what can be going on (a wait, a follow-up, a snooze): it is over. */
export const OVER = /^(?:done|over|off|stop|end|完成|结束|取消|已完成|收到)$/iu;
