// Control characters other than tab and newline, halves of surrogate pairs (which no database gives back as
// they were) and the marks that turn the rest of a line around, so that a name cannot garble what stands next to it.
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** What a person typed without characters nobody can see, trimmed. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').trim();

/** `tidy`, and null when nothing is left that can be seen. */
export const tidyOrNull = (text: string | null | undefined): string | null => {
  const tidied = tidy(text ?? '');
  return /^[\s\p{Cf}]*$/u.test(tidied) ? null : tidied;
};
