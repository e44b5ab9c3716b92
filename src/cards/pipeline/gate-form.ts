import { dayOf } from '../../domain/calendar/calendar.ts';
import type { Deal } from '../../domain/deals/deal.ts';
import type { Missing } from '../../domain/pipeline/gates.ts';
import type { Criterion } from '../../domain/pipeline/pipeline.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import type { Field, Form } from '../kit/form.ts';
import { checklistField, dateField, form, memberField, textField } from '../kit/form-fields.ts';
import { dealName, stageName } from '../kit/names.ts';
import type { View } from '../kit/view.ts';

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
  switch (criterion) {
    case 'owner':
      return [memberField('owner', t('field.owner'), view.reader?.id ?? null, view, required)];
    case 'source':
      return [textField('source', deal.source, view, { required, hint: t('form.source-hint') })];
    case 'reachable': {
      const hint = t('form.either-hint');
      return [textField('phone', null, view, { hint }), textField('email', null, view, { hint })];
    }
    case 'contacted':
      return [
        textField('contacted', null, view, { required, hint: t('form.contacted-hint'), multiline: true }),
      ];
    case 'next-step':
      return [textField('nextStep', null, view, { required, hint: t('form.next-step-hint') })];
    case 'pain-point':
      return [
        textField('painPoint', null, view, { required, hint: t('form.pain-point-hint'), multiline: true }),
      ];
    case 'purchase-plan':
      return [textField('purchasePlan', null, view, { required, hint: t('form.purchase-plan-hint') })];
    case 'decision-maker':
      return [textField('decisionMaker', null, view, { required, hint: t('form.decision-maker-hint') })];
    case 'amount':
      return [
        textField('amount', null, view, {
          required,
          hint: t('form.amount-hint', { currency: workspace.currency }),
        }),
      ];
    case 'quote-sent':
      return [dateField('quoteSentOn', dayOf(view.now, view.zone), view, { required })];
    case 'closing-checklist':
      return [checklistField(deal.checklist, view, required)];
    default:
      return criterion satisfies never;
  }
};
