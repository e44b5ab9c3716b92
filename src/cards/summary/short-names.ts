import type { MemberId } from '../../funnel/member.ts';
import type { StageId } from '../../funnel/pipeline.ts';
import type { NamedDeal } from '../../funnel/summary.ts';
import { clip } from '../format.ts';
import { dealName, ownerName, stageName } from '../names.ts';
import type { View } from '../view.ts';

/** A summary names dozens of things on one card: as much of each as tells them apart. */
const MOST = 24;

export const short = (name: string): string => clip(name, MOST);

export const shortDeal = (deal: NamedDeal): string => clip(dealName(deal), MOST + 8);

export const shortOwner = (owner: MemberId | null, view: View): string => short(ownerName(owner, view));

export const shortStage = (stage: StageId, view: View): string => short(stageName(stage, view));
