import type { Deal } from '../../domain/deals/deal.ts';
import type { FieldDefinition } from '../../domain/pipeline/define-field.ts';
import { fieldNamed, valueIn } from '../../domain/pipeline/field-values.ts';
import type { Missing } from '../../domain/pipeline/gates.ts';
import type { Criterion } from '../../domain/pipeline/pipeline.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { fieldControl, likelyValue } from '../kit/field-controls.ts';
import type { Field, Form } from '../kit/form.ts';
import { form, textField } from '../kit/form-fields.ts';
import { dealName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';
import { wordsOf } from '../kit/words-of.ts';

/**
 * Asks for just what a move or a win still needs. With `canOverride` nothing is compulsory in the form itself,
 * since a reason may stand in for the rest; what is missing then is found when it is read.
 */
export const gateForm = (
  deal: Deal,
  missing: Missing,
  canOverride: boolean,
  expectedVersion: number,
  workspace: Workspace,
  view: View,
): Form => {
  const { t } = view;
  const { to, criteria, needsReason } = missing;
  const offersOverride = canOverride && criteria.length > 0;
  const stage = to === 'won' ? t('status.won') : stageName(to, view);
  const intro = criteria.length > 0 ? 'form.gate-intro' : 'form.reason-intro';
  return form(
    { form: 'gate', deal: deal.id, to, expectedVersion },
    {
      title: t('form.gate', { number: deal.number, stage }),
      intro: t(intro, { deal: dealName(deal), stage }),
      submit: to === 'won' ? t('form.win-submit') : t('form.move-submit'),
    },
    [
      ...criteria.flatMap((criterion) => criterionFields(criterion, deal, !offersOverride, workspace, view)),
      ...(needsReason || offersOverride
        ? [
            textField('reason', null, view, {
              required: needsReason && !offersOverride,
              hint: offersOverride ? t('form.override-hint') : null,
              multiline: true,
            }),
          ]
        : []),
      ...(offersOverride ? [overrideField(view)] : []),
    ],
    view,
  );
};

const overrideField = ({ t }: View): Field => ({
  type: 'checks',
  name: 'override',
  label: t('field.override'),
  required: false,
  hint: null,
  value: [],
  options: [{ value: 'override', label: t('form.override') }],
});

const criterionFields = (
  criterion: Criterion,
  deal: Deal,
  required: boolean,
  workspace: Workspace,
  view: View,
): Field[] => {
  const { t } = view;
  const ask = (id: string, compulsory: boolean, hint: string | null = null): Field[] => {
    const field = fieldNamed(id);
    return field === undefined ? [] : [gateField(field, deal, compulsory, hint, workspace, view)];
  };
  if ('field' in criterion) return ask(criterion.field, required);
  if ('anyOf' in criterion) return criterion.anyOf.flatMap((id) => ask(id, false, t('form.either-hint')));
  if ('checklist' in criterion) return ask(criterion.checklist, required);
  return [textField('contacted', null, view, { required, hint: t('form.contacted-hint'), multiline: true })];
};

/** What a field holds already is shown with it; who is asked for is most likely whoever moves the deal. */
const gateField = (
  field: FieldDefinition,
  deal: Deal,
  required: boolean,
  hint: string | null,
  { currency }: Workspace,
  view: View,
): Field => {
  const { gateHint } = field.form;
  const held = field.type.kind === 'checks' ? valueIn(deal, field) : likelyValue(field, view);
  return fieldControl(
    field,
    {
      value: field.type.kind === 'member' ? (view.reader?.id ?? null) : held,
      required,
      hint: hint ?? wordsOf(gateHint ?? '', view),
      exemplified: false,
      currency,
    },
    view,
  );
};
