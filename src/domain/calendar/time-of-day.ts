/** `09:00`, of a minute of the day. */
export const clockOf = (minute: number): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
