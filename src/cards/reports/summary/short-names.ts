import type { StageId } from '../../../domain/pipeline/pipeline.ts';
import type { NamedDeal } from '../../../domain/reports/summary.ts';
import type { MemberId } from '../../../domain/team/member.ts';
import { cutToWidth } from '../../../lib/text.ts';
import { dealName, ownerName, stageName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

/** A summary names dozens of things on one card: as much of each as tells them apart. A Chinese character is two columns. */
const COLUMNS = 28;

export const short = (name: string): string => cutToWidth(name, COLUMNS);

export const shortDeal = (deal: NamedDeal): string => cutToWidth(dealName(deal), COLUMNS + 8);

export const shortOwner = (owner: MemberId | null, view: View): string => short(ownerName(owner, view));

export const shortStage = (stage: StageId, view: View): string => short(stageName(stage, view));
