import type { StageId } from '../../../domain/pipeline/pipeline.ts';
import type { NamedDeal } from '../../../domain/reports/summary.ts';
import type { MemberId } from '../../../domain/team/member.ts';
import { clip } from '../../kit/format.ts';
import { dealName, ownerName, stageName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

/** A summary names dozens of things on one card: as much of each as tells them apart. */
const MAX_COUNT = 24;

export const short = (name: string): string => clip(name, MAX_COUNT);

export const shortDeal = (deal: NamedDeal): string => clip(dealName(deal), MAX_COUNT + 8);

export const shortOwner = (owner: MemberId | null, view: View): string => short(ownerName(owner, view));

export const shortStage = (stage: StageId, view: View): string => short(stageName(stage, view));
