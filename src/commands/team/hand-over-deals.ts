import { z } from 'zod';
import { handOverDoneCard, handOverPreviewCard, type Share } from '../../cards/team/hand-over-card.ts';
import { handOverForm, WAYS } from '../../cards/team/hand-over-form.ts';
import { handOverDeal, shareOut } from '../../domain/deals/ownership.ts';
import { sumByCurrency } from '../../domain/money.ts';
import type { MemberId } from '../../domain/team/member.ts';
import { allow } from '../../domain/team/permission.ts';
import { rulesOf } from '../context.ts';
import { defineCommand } from '../define-command.ts';
import { defineForm } from '../define-form.ts';
import { CommandError } from '../error.ts';
import type { Mentioned, ParseContext } from '../grammar/context.ts';
import { memberNamed, personAtStart } from '../grammar/member-name.ts';
import { id } from '../inputs.ts';
import { receiver } from '../receiver.ts';
import { formerMember } from './former-member.ts';
import { openDealsOf } from './open-deals-of.ts';

/** More people than this do not share one's deals; a button could not name them either. */
const MAX_RECEIVERS = 50;

const input = z.strictObject({
  kind: z.literal('hand-over-deals'),
  from: id,
  /** In turn; nobody: the pool. */
  to: z.array(id).max(MAX_RECEIVERS),
  /** How many deals the person saw that it is about; absent: they have yet to see it. */
  deals: z.int().nonnegative().optional(),
});
const formInput = z.strictObject({ form: z.literal('hand-over'), from: id.optional() });

declare module '../../cards/kit/command.ts' {
  interface Commands {
    'hand-over-deals': z.infer<typeof input>;
  }
  interface Forms {
    /** `from`: whose deals, where that is known. */
    'hand-over': z.infer<typeof formInput>;
  }
}

const EXAMPLE = { en: '/funnel handover @bob to @amy', 'zh-CN': '/漏斗 交接 @小李 给 @小王' };
const TO = /^(?:to|给|交给|转给|→|->)\s*/iu;
const POOL = /^(?:the\s+)?(?:pool|公海)$/iu;
const EVERYONE = /^(?:all|everyone|everybody|round\s?robin|所有人|大家|全部|轮流)$/iu;

/** Gives all open deals of somebody, as of who has left, to others; first it shows what would happen. */
export const handOverDeals = defineCommand({
  kind: 'hand-over-deals',
  about: null,
  permission: 'manage',
  effect: 'write',
  input,
  usage: {
    topic: 'team',
    en: ['/funnel handover @bob to @amy', '/funnel handover @bob to pool'],
    'zh-CN': ['/漏斗 交接 @小李 给 我', '/漏斗 交接 @小李 给 公海'],
  },
  verbs: [
    {
      under: 'funnel',
      words: { en: ['handover', 'hand-over'], 'zh-CN': ['交接', '移交'] },
      parse: readHandOver,
    },
  ],
  forms: [
    defineForm({
      name: 'hand-over',
      about: null,
      input: formInput,
      async open(ref, { store, workspace, view }) {
        const from = ref.from === undefined ? null : await store.team.member(workspace.id, ref.from);
        return handOverForm(ref, from, view);
      },
      async read(form, _ref, context) {
        const from = await form.requiredAnybody('from');
        const way = form.choice('way', WAYS);
        const to = way === 'one' ? await form.requiredMember('to') : undefined;
        if (from === undefined || way === undefined || (way === 'one' && to === undefined)) return null;
        const receivers = to === undefined ? await receiversBy(way, from, context) : [to];
        return { kind: 'hand-over-deals', from, to: receivers };
      },
    }),
  ],
  async handle({ from, to, deals: seen }, context) {
    const { store, workspace, view, now, member, requestKey } = context;
    if ((await store.team.member(workspace.id, from)) === null)
      throw new CommandError('member-gone', {}, EXAMPLE);
    for (const one of to) await receiver(one, context, EXAMPLE);
    if (to.includes(from)) throw new CommandError('hand-over-same', { who: view.name(from) }, EXAMPLE);
    const open = await openDealsOf(from, context);
    if (open.length === 0) throw new CommandError('hand-over-nothing', { who: view.name(from) }, EXAMPLE);
    const plan = shareOut(open, to);
    // What was shown is what happens: where it is another number by now, it is shown anew.
    if (seen !== open.length)
      return { kind: 'card', card: handOverPreviewCard({ from, to }, sharesOf(plan), view) };
    const given = new Map<MemberId | null, number>();
    for (const { deal, to: receives } of plan) {
      allow(member, 'assign', deal);
      const change = handOverDeal(deal, receives, rulesOf(context));
      const key = requestKey === null ? null : `${requestKey}:${deal.id}`;
      const { kind } = await store.deals.commit(workspace.id, change, key);
      if (kind !== 'conflict') given.set(receives, (given.get(receives) ?? 0) + 1);
    }
    for (const [receives, deals] of given) {
      if (receives === null || receives === member.id) continue;
      const body = { kind: 'handed-over', by: member.id, from, deals } as const;
      const key = requestKey === null ? null : `${requestKey}:told:${receives}`;
      await store.outbox.queue(workspace.id, { to: { kind: 'member', id: receives }, key, body }, null, now);
    }
    const moved = [...given.values()].reduce((sum, one) => sum + one, 0);
    return { kind: 'card', card: handOverDoneCard({ from, to, at: now }, moved, plan.length - moved, view) };
  },
});

/** `@bob`, `@bob to @amy @lee`, `@小李 给 公海`: without receivers the form asks for them. */
async function readHandOver({ text, people }: Mentioned, context: ParseContext) {
  const { person, rest } = personAtStart(text);
  if (person === '') return { kind: 'open-form', ref: { form: 'hand-over' } } as const;
  const from = await formerMember(person, people, context, EXAMPLE);
  const said = rest.replace(TO, '').trim();
  if (said === '') return { kind: 'open-form', ref: { form: 'hand-over', from } } as const;
  if (POOL.test(said)) return { kind: 'hand-over-deals', from, to: [] as MemberId[] } as const;
  if (EVERYONE.test(said))
    return { kind: 'hand-over-deals', from, to: await receiversBy('everyone', from, context) } as const;
  const to: MemberId[] = [];
  for (let left = said; left !== '' && to.length < MAX_RECEIVERS; ) {
    const next = personAtStart(left);
    left = next.rest.replace(/^(?:and|和|、)\s*/iu, '');
    const one = await memberNamed(next.person, people, context, EXAMPLE);
    if (!to.includes(one)) to.push(one);
  }
  return { kind: 'hand-over-deals', from, to } as const;
}

/** Reps in turn: of the same team, or all. Throws CommandError where there is none but the one whose deals it is about. */
const receiversBy = async (
  way: (typeof WAYS)[number],
  from: MemberId,
  { store, workspace }: Pick<ParseContext, 'store' | 'workspace'>,
): Promise<MemberId[]> => {
  if (way === 'pool') return [];
  const members = await store.team.members(workspace.id);
  const team = way === 'team' ? (members.find(({ id: one }) => one === from)?.team ?? null) : null;
  const reps = members.filter(
    (one) =>
      one.id !== from &&
      one.barred === undefined &&
      one.role === 'rep' &&
      (team === null || one.team === team),
  );
  if (reps.length === 0) throw new CommandError('hand-over-nobody', {}, EXAMPLE);
  return reps.slice(0, MAX_RECEIVERS).map(({ id: one }) => one);
};

const sharesOf = (plan: ReturnType<typeof shareOut>): Share[] => {
  const receivers = [...new Set(plan.map(({ to }) => to))];
  return receivers.map((to) => {
    const deals = plan.filter((one) => one.to === to).map(({ deal }) => deal);
    return { to, deals, amounts: sumByCurrency(deals.map(({ amount }) => amount)) };
  });
};
