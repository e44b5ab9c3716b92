import type { StuckLine } from '../../domain/digests/message.ts';
import type { StageId } from '../../domain/pipeline/pipeline.ts';
import type { StuckReason } from '../../domain/stuck/stuck.ts';
import { cut } from '../../lib/text.ts';
import { day, percent } from '../kit/format.ts';
import { stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { sampled } from '../reports/sample.ts';

/** Why a deal is stuck and for how long: "8 working days in Proposal (limit 7)". */
const stuckWords = (reason: StuckReason, stage: StageId, view: View): string => {
  const { t } = view;
  switch (reason.rule) {
    case 'stage-age':
      return t('stuck.stage-age', {
        count: reason.days,
        stage: stageName(stage, view),
        limit: reason.limit,
      });
    case 'follow-up':
      return t(reason.days === 0 ? 'stuck.follow-up-today' : 'stuck.follow-up', {
        count: reason.days,
        due: day(reason.due, view),
      });
    case 'waiting':
      return t(reason.days === 0 ? 'stuck.waiting-today' : 'stuck.waiting', {
        count: reason.days,
        what: cut(reason.what, 60),
        due: day(reason.due, view),
      });
    case 'quiet':
      return t('stuck.quiet', { count: reason.days, limit: reason.limit });
    default:
      return reason satisfies never;
  }
};

export const allStuckWords = (reasons: readonly StuckReason[], stage: StageId, view: View): string =>
  reasons.map((reason) => stuckWords(reason, stage, view)).join(view.t('stuck.and'));

/** What became of the closed deals that stood here as long: "of deals older than 18 working days here, 6% were won". */
export const hintWords = ({ days, share, of }: NonNullable<StuckLine['hint']>, view: View): string =>
  view.t('stuck.hint', { count: days, share: sampled(percent(share, view), of, view) });
