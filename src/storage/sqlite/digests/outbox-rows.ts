import type { DealId } from '../../../domain/deals/deal.ts';
import type { MessageBody, MorningNote, Outgoing } from '../../../domain/digests/message.ts';
import type { OutboxItem } from '../../../domain/ports/outbox.ts';
import type { Fix } from '../../../domain/team/fix.ts';
import type { WorkspaceId } from '../../../domain/team/member.ts';
import type { Instant } from '../../../domain/time.ts';
import { summaryOfPeople } from '../reports/summary/summary-people.ts';
import type { outbox } from '../schema/sending.ts';
import type { PersonIndex } from '../team/people.ts';
import { digestOfPeople, linesOfPeople } from './digest-people.ts';

/** A message as it stands in the table: `body` is JSON of a `MessageBody`, all times are epoch ms. */
export type OutboxRow = typeof outbox.$inferSelect;

/** A message as it is put in line, to go from `queuedAt` on. */
export const toOutboxRow = (
  workspace: WorkspaceId,
  { to, key, body }: Outgoing,
  deal: DealId | null,
  queuedAt: Instant,
): Omit<OutboxRow, 'id'> => ({
  workspace,
  toKind: to.kind,
  toId: to.id,
  deal,
  key,
  kind: body.kind,
  body: JSON.stringify(body),
  state: 'waiting',
  queuedAt,
  notBefore: queuedAt,
  leasedUntil: null,
  leasedBy: null,
  attempts: 0,
  deliveryUnknown: false,
  error: null,
  endedAt: null,
});

/** `row` as it is after it was taken. Only our own rows are read. */
export const toItem = (row: OutboxRow, who: PersonIndex): OutboxItem => {
  const body: MessageBody = JSON.parse(row.body);
  return {
    id: row.id,
    workspace: row.workspace,
    to: { kind: row.toKind, id: row.toKind === 'member' ? who.person(row.toId) : row.toId },
    deal: row.deal,
    body: who.plain ? body : ofPeople(body, who),
    attempts: row.attempts - 1,
    queuedAt: row.queuedAt,
    deliveryUnknown: row.deliveryUnknown,
  };
};

/** The message with each member as the person they are now: it may have been queued before they were linked. */
const ofPeople = (body: MessageBody, who: PersonIndex): MessageBody => {
  switch (body.kind) {
    case 'assigned':
      return { ...body, by: who.personOrNone(body.by) };
    case 'stuck-digest':
      return { ...body, digest: digestOfPeople(body.digest, who) };
    case 'summary':
      return { ...body, summary: summaryOfPeople(body.summary, who) };
    case 'morning-note':
      return { ...body, note: noteOfPeople(body.note, who) };
    case 'fix-assigned':
    case 'fix-due':
      return { ...body, fix: fixOfPeople(body.fix, who) };
    case 'follow-up-due':
    case 'waiting-over': {
      const { insteadOf } = body;
      if (insteadOf === undefined) return body;
      return { ...body, insteadOf: { ...insteadOf, owner: who.person(insteadOf.owner) } };
    }
    case 'has-left':
      return { ...body, member: who.person(body.member) };
    case 'handed-over':
      return { ...body, by: who.personOrNone(body.by), from: who.person(body.from) };
    case 'deal-card':
    case 'digest-refresh':
    case 'holidays-missing':
    case 'send-failed':
      return body;
    default:
      return body satisfies never;
  }
};

const noteOfPeople = (note: MorningNote, who: PersonIndex): MorningNote => ({
  ...note,
  owner: who.person(note.owner),
  fixes: note.fixes.map((fix) => fixOfPeople(fix, who)),
  stuck: linesOfPeople(note.stuck, who),
});

const fixOfPeople = (fix: Fix, who: PersonIndex): Fix => ({
  ...fix,
  owner: who.person(fix.owner),
  by: who.personOrNone(fix.by),
});
