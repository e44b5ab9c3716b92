/**
 * How somebody was in touch with the customer. `twoWay`: the customer was in it, too, which gates ask for; a note is for
 * the team, and an attempt that nobody answered is only an attempt.
 */
const CHANNELS = {
  note: { twoWay: false },
  call: { twoWay: true },
  meet: { twoWay: true },
  wechat: { twoWay: true },
  email: { twoWay: true },
  'no-answer': { twoWay: false },
} as const;

export type TouchChannel = keyof typeof CHANNELS;

/** In the order in which a form offers them. */
export const TOUCH_CHANNELS = [
  'note',
  'call',
  'meet',
  'wechat',
  'email',
  'no-answer',
] as const satisfies readonly TouchChannel[];

export const isTwoWay = (channel: TouchChannel): boolean => CHANNELS[channel].twoWay;
