/** `12`, `#12`, `１２`: nine digits are more deals than anybody has. */
export const NUMBER = /^[#＃]?([\d０-９]{1,9})(?![\d０-９\p{L}.])/u;
/** 12号推进: a Chinese word may follow without a blank. */
export const NUMBER_GLUED = /^[#＃]?([\d０-９]{1,9})号?(?=[\u4E00-\u9FFF])/u;

/** The number a text behind `/deal` begins with; null: none. */
export const dealNumberIn = (text: string): number | null => {
  const digits = (NUMBER.exec(text) ?? NUMBER_GLUED.exec(text))?.[1];
  return digits === undefined ? null : Number(digits.normalize('NFKC'));
};
