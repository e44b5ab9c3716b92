import type { Member, Role } from '../../domain/team/member.ts';
import { ROLES } from '../../domain/team/member.ts';
import { isAllowed, type Permission } from '../../domain/team/permission.ts';
import type { Card, Control } from '../kit/card.ts';
import type { FormRef } from '../kit/command.ts';
import { actions, button, card, quiet, text } from '../kit/elements.ts';
import type { Form } from '../kit/form.ts';
import { form, memberField, selectField, textField } from '../kit/form-fields.ts';
import { NONE } from '../kit/format.ts';
import type { View } from '../kit/view.ts';

/** People on one page. */
export const MEMBERS_PAGE = 20;

/** Who is of the team, and as what; below it what whoever reads may change. */
export const membersCard = (members: readonly Member[], pageIndex: number, view: View): Card => {
  const { t } = view;
  const first = pageIndex * MEMBERS_PAGE;
  const shown = members.slice(first, first + MEMBERS_PAGE);
  const page = (label: string, to: number): Control => button(label, { kind: 'show-members', page: to });
  const opens = (label: string, ref: FormRef): Control => button(label, { kind: 'open-form', ref });
  const changes = [
    ...allowed(view, 'set-role', [
      opens(t('members.role'), { form: 'role' }),
      opens(t('members.link'), { form: 'link' }),
    ]),
    ...allowed(view, 'configure', [opens(t('members.team'), { form: 'team' })]),
    opens(t('members.time-off'), { form: 'time-off' }),
    opens(t('members.language'), { form: 'language' }),
  ];
  const turns = [
    ...(pageIndex > 0 ? [page(t('list.previous'), pageIndex - 1)] : []),
    ...(first + MEMBERS_PAGE < members.length ? [page(t('list.next'), pageIndex + 1)] : []),
  ];
  return card(t('members.title', { count: members.length }), [
    {
      type: 'table',
      caption: t('members.title', { count: members.length }),
      columns: [
        { label: t('field.who'), align: 'left' },
        { label: t('field.role'), align: 'left' },
        { label: t('field.team'), align: 'left' },
        { label: t('field.language'), align: 'left' },
      ],
      rows: shown.map((member) => [
        view.name(member.id),
        t(`role.${member.role}`),
        member.team ?? NONE,
        member.language === null ? NONE : t(`language.${member.language}`),
      ]),
    },
    ...(turns.length === 0 ? [] : [actions(turns)]),
    ...(view.reader !== null && !isAllowed(view.reader, 'set-role', null)
      ? [quiet(t('members.admins'))]
      : []),
    text(t('members.roles')),
    actions(changes),
  ]);
};

const allowed = (
  { reader }: View,
  permission: Permission,
  controls: readonly Control[],
): readonly Control[] => (reader === null || isAllowed(reader, permission, null) ? controls : []);

/** What somebody may do. */
export const roleForm = (ref: FormRef & { form: 'role' }, member: Member | null, view: View): Form =>
  form(
    ref,
    { title: view.t('members.role') },
    [
      memberField('who', view.t('field.who'), member?.id ?? null, view, true),
      selectField(
        'role',
        view.t('field.role'),
        member?.role ?? ('rep' satisfies Role),
        ROLES.map((role) => ({ value: role, label: view.t(`role.${role}`) })),
      ),
    ],
    view,
  );

/** The part of the team somebody is of; an empty one takes it away. */
export const teamForm = (ref: FormRef & { form: 'team' }, member: Member | null, view: View): Form =>
  form(
    ref,
    { title: view.t('members.team') },
    [
      memberField('who', view.t('field.who'), member?.id ?? null, view, true),
      textField('team', member?.team ?? null, view, { hint: view.t('members.team-hint') }),
    ],
    view,
  );

/** Two accounts that are one person's. */
export const linkForm = (ref: FormRef & { form: 'link' }, view: View): Form =>
  form(
    ref,
    { title: view.t('members.link'), intro: view.t('members.link-intro') },
    [
      memberField('who', view.t('field.who'), null, view, true),
      memberField('other', view.t('members.other'), null, view, true),
    ],
    view,
  );

/** In which language whoever asks reads. */
export const languageForm = (ref: FormRef & { form: 'language' }, view: View): Form =>
  form(
    ref,
    { title: view.t('members.language') },
    [
      selectField('language', view.t('field.language'), view.language, [
        { value: 'en', label: 'English' },
        { value: 'zh-CN', label: '简体中文' },
      ]),
    ],
    view,
  );
