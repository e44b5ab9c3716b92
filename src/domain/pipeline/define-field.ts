import type { Language } from '../language.ts';
import type { RuleErrorCode } from '../rule-error.ts';
import type { FieldType } from './field-type.ts';

/**
 * Something that is known of a deal. All that shows it, asks for it, reads it or filters by it walks the list of
 * fields and does what the entry and its type say. Its name in both languages is `field.<id>` in the catalogues.
 */
export interface FieldDefinition {
  readonly id: string;
  readonly type: FieldType;
  /** What people call it when they type; the first is what they are told. */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** It has a property of its own on the deal, and a column, since rules or reports ask for it; else it stands in `custom`. */
  readonly own?: true;
  /** It is never empty: the refusal of who empties it. */
  readonly required?: RuleErrorCode;
  /** Set with a new lead, and from then on by commands of its own: never edited. */
  readonly assigned?: true;
  /** Hidden in part until somebody asks to see it, which is logged. */
  readonly masked?: true;
  /** A word of it finds the deal. */
  readonly searched?: true;
  /** The values that the team already has are offered, and keep their spelling. */
  readonly spelledLike?: 'sources';
  /** The history says what it was and what it became. */
  readonly traced?: true;
  /** What else will do where a gate asks for it. */
  readonly orElse?: (deal: { readonly followUp: object | null }) => boolean;
  readonly form: FormPlace;
  readonly lead?: LeadPart;
  readonly card?: CardLine;
  readonly list?: ListUse;
}

/** Where forms ask for it: lower positions first. Hints are keys of the catalogues. */
interface FormPlace {
  readonly position: number;
  readonly hint?: string;
  /** Said only where a gate asks for it. */
  readonly gateHint?: string;
}

/** It is known from the first day: the form of a new lead asks for it, and a quick add understands it. */
interface LeadPart {
  /** What a quick add may label it with; its `words` unless given. */
  readonly labels?: readonly string[];
  /** Which of the parts of a quick add that say nothing of what they are. */
  readonly plainPart?: 1 | 2;
  /** Whatever is nothing else. */
  readonly rest?: true;
  /** A person's or company's name: in running talk, nothing is taken for one. */
  readonly isName?: true;
  /** An example, as a key of the catalogues; its type has one unless given. */
  readonly like?: string;
}

/** How the deal's card shows it. */
interface CardLine {
  /** `contact`: in the line about how to reach the customer; else a line of its own, in the order of forms. */
  readonly line: 'own' | 'contact';
  /** Characters at most. */
  readonly max?: number;
  /** The line stands there even where it is empty. */
  readonly always?: true;
  /** It stands in another field's line, behind that. */
  readonly behind?: string;
}

interface ListUse {
  /** A column of every list of deals. */
  readonly column?: true;
  /** Lists can be of the deals without it, `lacks:…`. */
  readonly lacks?: true;
  /** Lists can be of the deals that have one value of it, `source:…`. */
  readonly is?: true;
}

const DEFINED = new WeakSet<object>();

/** The entry of a field, to be exported from a file of its own in `fields/`, where it is found. */
export const defineField = <const F extends FieldDefinition>(
  field: F,
): F & Omit<FieldDefinition, 'id' | 'type'> => {
  DEFINED.add(field);
  return field;
};

export const isField = (value: unknown): value is FieldDefinition =>
  typeof value === 'object' && value !== null && DEFINED.has(value);

/** The types of the fields there are by id: the file of a field adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled from the files of the fields
export interface BuiltInFields {}
