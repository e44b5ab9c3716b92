/** Minutes since midnight of `09:00`, when a team starts work unless it says otherwise. */
export const NINE_O_CLOCK = 9 * 60;

/** Minutes since midnight of `18:00`. */
export const SIX_O_CLOCK = 18 * 60;

/** `09:00` of a minute of the day; 1440 is `24:00`, the end of it. */
export const minuteText = (minute: number): string =>
  `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

/** `7` as `07`, as clocks and dates write it. */
export const twoDigits = (value: number): string => String(value).padStart(2, '0');
