import type { Fix } from '../../domain/team/fix.ts';
import { cut } from '../../lib/text.ts';
import type { CardElement } from '../kit/card.ts';
import { button, line } from '../kit/elements.ts';
import { dayAndTime } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** A fix in a list: what there is to do until when, and a button to say that it is done. */
export const fixLine = ({ id, at, text }: Fix, view: View): CardElement =>
  line(
    [{ bold: cut(text, 60) }, `\n${dayAndTime(at, view)}`],
    [button(view.t('fix.done'), { kind: 'finish-fix', fix: id })],
  );
