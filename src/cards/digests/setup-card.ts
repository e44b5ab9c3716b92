import type { Conversation } from '../../domain/team/member.ts';
import { isAllowed, type Permission } from '../../domain/team/permission.ts';
import type { Workspace } from '../../domain/team/workspace.ts';
import { minuteText } from '../../lib/minute-of-day.ts';
import type { Card, CardElement, Control } from '../kit/card.ts';
import { countryName } from '../kit/country.ts';
import { actions, button, card, heading, quiet, text } from '../kit/elements.ts';
import type { View } from '../kit/view.ts';
import { type DigestChannel, digestChannelLine } from './digest-channel.ts';

/** More do not fit into a message; each shows its own settings where it is. */
const CHANNELS = 12;

/** The team's settings at a glance. `here`: where it is asked, null in a direct message. */
export const setupCard = (
  channels: readonly DigestChannel[],
  here: Conversation | null,
  { quietDays, calendar }: Workspace,
  view: View,
): Card => {
  const { t } = view;
  const ordered = [
    ...channels.filter(({ id }) => id === here?.id),
    ...channels.filter(({ id }) => id !== here?.id),
  ];
  const beyond = ordered.length - CHANNELS;
  return card(t('setup.title'), [
    heading(t('setup.digests')),
    ...(channels.length === 0 ? [text(t('setup.none'))] : []),
    ...ordered.slice(0, CHANNELS).map((one) => digestChannelLine(one, here?.id ?? null, view)),
    ...(beyond > 0 ? [quiet(t('setup.beyond', { count: beyond }))] : []),
    ...turnOnHere(channels, here, view),
    heading(t('setup.team')),
    text(
      [
        t('setup.working-time', {
          country: calendar.country === null ? t('setup.no-country') : countryName(calendar.country, view),
          hours: `${minuteText(calendar.opensAt)}–${minuteText(calendar.closesAt)}`,
          zone: view.zone,
        }),
        t('setup.quiet', { count: quietDays }),
      ].join('\n'),
    ),
    actions([
      button(t('setup.calendar'), { kind: 'show-calendar' }),
      ...only('manage', button(t('setup.targets'), { kind: 'open-form', ref: { form: 'target' } }), view),
    ]),
  ]);
};

const turnOnHere = (
  channels: readonly DigestChannel[],
  here: Conversation | null,
  view: View,
): CardElement[] => {
  const { t } = view;
  const isHere = channels.some(({ id }) => id === here?.id);
  const press =
    here === null || isHere || here.kind === 'direct'
      ? []
      : only(
          'configure',
          button(t('setup.turn-on'), {
            kind: 'open-form',
            ref: { form: 'digests', conversation: here.id },
          }),
          view,
        );
  return [
    ...(press.length === 0 ? [] : [actions(press)]),
    ...(channels.length === 0 ? [] : [quiet(t('setup.add'))]),
  ];
};

const only = (permission: Permission, control: Control, { reader }: View): Control[] =>
  reader !== null && isAllowed(reader, permission, null) ? [control] : [];
