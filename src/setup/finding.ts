import { padToWidth, widthOf } from '../lib/text.ts';

/** One line of the doctor's. */
export interface Finding {
  /** null: nothing to check, or not to be known; no fault. */
  well: boolean | null;
  what: string;
  /** What was found; where it is wrong, with the remedy. */
  says: string;
}

export const fine = (what: string, says: string): Finding => ({ well: true, what, says });
export const wrong = (what: string, says: string): Finding => ({ well: false, what, says });
export const unknown = (what: string, says: string): Finding => ({ well: null, what, says });

const MARKS = new Map([
  [true, '✓'],
  [false, '✗'],
  [null, '–'],
]);

/** A shorter one is no secret, and would be found in ordinary words. */
const TELLING = 6;

/** `secrets` never come out, whatever an error message had in it. */
export const findingLines = (findings: readonly Finding[], secrets: readonly string[]): string[] => {
  const width = Math.max(...findings.map(({ what }) => widthOf(what)));
  return findings.map(({ well, what, says }) => {
    const line = `${MARKS.get(well)} ${padToWidth(what, width)}  ${says.replace(/\s*\n\s*/g, ' ')}`;
    return secrets.reduce(
      (text, secret) => (secret.length < TELLING ? text : text.replaceAll(secret, '•••')),
      line,
    );
  });
};
