import type { TeamFollowUp } from '../funnel/team-follow-up.ts';
import type { CardElement } from './card.ts';
import { button, line } from './elements.ts';
import { clip, dayAndTime } from './format.ts';
import type { View } from './view.ts';

/** A fix in a list: what there is to do until when, and a button to say that it is done. */
export const fixLine = ({ id, at, text }: TeamFollowUp, view: View): CardElement =>
  line(
    [{ bold: clip(text, 60) }, `\n${dayAndTime(at, view)}`],
    [button(view.t('fix.done'), { kind: 'finish-fix', fix: id })],
  );
