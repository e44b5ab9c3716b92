import type { Deal } from '../../domain/deals/deal.ts';
import type { StageId } from '../../domain/pipeline/pipeline.ts';
import type { MemberId } from '../../domain/team/member.ts';
import { cut } from '../../lib/text.ts';
import type { Span } from './card.ts';
import type { View } from './view.ts';

/** A stage's name in the reader's language; its id where the pipeline no longer has it. */
export const stageName = (id: StageId, { pipeline, language }: View): string =>
  pipeline.stages.find((stage) => stage.id === id)?.names[language] ?? id;

const oneLine = (text: string): string => (/[\n\t]/.test(text) ? text.replace(/\s+/g, ' ') : text);

/** `#12 Acme Ltd`. */
export const dealName = ({ number, company }: Pick<Deal, 'number' | 'company'>): string =>
  `#${number} ${cut(oneLine(company), 80)}`;

export const ownerName = (owner: MemberId | null, view: View): string =>
  owner === null ? view.t('member.pool') : view.name(owner);

/** The owner by name, without a notification: a card is redrawn with every change. */
export const ownerSpan = (owner: MemberId | null, view: View): Span =>
  owner === null ? view.t('member.pool') : { member: owner, name: view.name(owner), mention: false };

/** Who did something; null is the bot itself. */
export const actorName = (by: MemberId | null, view: View): string =>
  by === null ? view.t('member.bot') : view.name(by);
