import type { Deal } from '../../domain/deals/deal.ts';
import type { DealEvent } from '../../domain/deals/event.ts';
import type { Permission } from '../../domain/team/permission.ts';
import type { Command } from '../kit/command.ts';
import type { TranslationKey } from '../kit/translation-key.ts';
import type { View } from '../kit/view.ts';
import type { CardAim } from './aim.ts';

/** What the menu on the card of an open deal offers. */
export interface MenuEntry {
  label: TranslationKey;
  /** Lower ones stand first. */
  position: number;
  /** What is asked: the command itself, or the form that asks for the rest. */
  press(aim: CardAim): Command;
  /** Whether it can be done with this deal now, `last` being what happened to it last; always unless given. */
  fits?(deal: Deal, view: View, last: DealEvent | null): boolean;
}

type AllowedEntry = MenuEntry & { permission: Permission };

const entries: AllowedEntry[] = [];

/** A command puts itself into the menu when its file is loaded, so that cards need to know of none. */
export const offerInMenu = (entry: AllowedEntry): void => {
  entries.push(entry);
  entries.sort((a, b) => a.position - b.position);
};

export const menuEntries = (): readonly AllowedEntry[] => entries;
