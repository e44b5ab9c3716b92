import type { Deal } from '../../../domain/deals/deal.ts';
import type { Form } from '../../kit/form.ts';
import { form, selectField } from '../../kit/form-fields.ts';
import { dealName, stageName } from '../../kit/names.ts';
import type { View } from '../../kit/view.ts';

/** Any other stage, on or back; what the move lacks is asked for afterwards. */
export const moveForm = (deal: Deal, expectedVersion: number, view: View): Form => {
  const { t, pipeline, language } = view;
  const here = pipeline.stages.findIndex((stage) => stage.id === deal.stage);
  const options = pipeline.stages.flatMap((stage, at) =>
    at === here ? [] : [{ value: stage.id, label: `${at > here ? '→' : '←'} ${stage.names[language]}` }],
  );
  return form(
    { form: 'move', deal: deal.id, expectedVersion },
    {
      title: t('form.move', { number: deal.number }),
      intro: t('form.stands-in', { deal: dealName(deal), stage: stageName(deal.stage, view) }),
      submit: t('form.move-submit'),
    },
    [selectField('to', t('field.to-stage'), pipeline.stages[here + 1]?.id ?? null, options)],
    view,
  );
};
