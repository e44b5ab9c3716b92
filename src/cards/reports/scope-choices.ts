import type { Option } from '../kit/form.ts';

// A select has no empty choice, hence a word for each.
export const ANY = 'any';
export const TEAM_LANGUAGE = 'team';
export const EVERY_WORKING_DAY = 'working';

/** As many as a select may have, with the one for all and the chosen one. */
export const OFFERED = 98;

/** A name as an option's value: with a sign in front, so that a source called "any" is not all of them. */
export const choiceOf = (name: string | null): string => (name === null ? ANY : `=${name}`);

export const nameOf = (choice: string): string | null => (choice === ANY ? null : choice.slice(1));

/** Those in use, and the chosen one in any case: it may be out of use by now. */
export const choicesOf = (inUse: readonly string[], chosen: string | null): Option[] => {
  const offered = inUse.filter((name) => name !== chosen).slice(0, OFFERED);
  return [...(chosen === null ? [] : [chosen]), ...offered].map((name) => ({
    value: choiceOf(name),
    label: name,
  }));
};
