/** A card, list, digest or notice as a person sees it on some platform. */
export interface SeenCard {
  /** All that can be read on it, top to bottom, buttons left out. */
  text: string;
  /** Labels of buttons; a menu's options as `Menu label › option`. */
  controls: readonly string[];
  /** Opaque to the story: how the driver finds it again. */
  handle: unknown;
}

export interface SeenForm {
  title: string;
  /** Label of each field, in order. */
  fields: readonly string[];
  /** Label of a field to what is wrong with it. */
  errors: Readonly<Record<string, string>>;
}

/** A person in front of one messenger. Every action ends when the bot has answered it and all it queued has been sent. */
export interface Person {
  /** A slash command (`/lead …`) or text typed to the bot; in the team channel unless `direct`. */
  says(text: string, where?: 'channel' | 'direct'): Promise<void>;
  /** Presses a button, or (with `option`) chooses from a menu. */
  presses(card: SeenCard, label: string, option?: string): Promise<void>;
  /** Fills the open form in by label (options by their label, checks as a list, dates as typed values) and submits it. */
  submits(values: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** The open form; fails when none is open. */
  form(): SeenForm;
  formIsOpen(): boolean;
  /** The last private answer this person got (ephemeral or replaced in place); fails when there was none. */
  answer(): SeenCard;
  /** Direct messages from the bot to this person, oldest first. */
  direct(): readonly SeenCard[];
}

export interface Session {
  /** Same name, same person. The first one is the workspace's admin. */
  person(name: string, language?: 'en' | 'zh-CN'): Promise<Person>;
  /** What stands in the team channel now, oldest first: updated cards in their latest state. */
  channel(): readonly SeenCard[];
  /** Moves the bot's clock to `at` and runs what is due, including the sending. */
  travel(at: number): Promise<void>;
  now(): number;
  stop(): Promise<void>;
}

/** One messenger under test, with the real bot behind it. */
export interface Driver {
  name: string;
  open(): Promise<Session>;
}
