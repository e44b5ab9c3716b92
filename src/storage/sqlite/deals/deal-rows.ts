import type { Deal, DealFields } from '../../../domain/deals/deal.ts';
import type { DealDraft } from '../../../domain/deals/event.ts';
import { companyKey } from '../../../domain/leads/company-key.ts';
import { checklist } from '../../../domain/pipeline/fields/checklist.ts';
import type { deals } from '../schema/deals.ts';
import type { PersonIndex } from '../team/people.ts';

/**
 * A deal as it stands in the table: instants in epoch ms, money in minor units, people by the id they were written
 * with.
 */
export type DealRow = typeof deals.$inferSelect;
/** A row but for what the store itself gives. */
export type DraftRow = Omit<DealRow, 'id' | 'workspace' | 'number' | 'outcome'>;

/** As the column's default has it; the most common value is not parsed. */
const NO_VALUES = '{}';

/** Only our own rows are read. */
export const toDeal = (row: DealRow, who: PersonIndex): Deal => ({
  id: row.id,
  workspace: row.workspace,
  number: row.number,
  version: row.version,
  createdAt: row.createdAt,
  createdBy: who.personOrNone(row.createdBy),
  lastEventAt: row.lastEventAt,
  company: row.company,
  contact: row.contact,
  phone: row.phone,
  email: row.email,
  need: row.need,
  source: row.source,
  campaign: row.campaign,
  referredBy: row.referredBy,
  amount:
    row.amountMinor === null || row.amountCurrency === null
      ? null
      : { minor: row.amountMinor, currency: row.amountCurrency },
  owner: who.personOrNone(row.owner),
  status: row.status,
  stage: row.stage,
  furthest: row.furthest,
  stageEnteredAt: row.stageEnteredAt,
  closedAt: row.closedAt,
  lostReason: row.lostReason,
  lostText: row.lostText,
  winBackOn: row.winBackOn,
  painPoint: row.painPoint,
  purchasePlan: row.purchasePlan,
  decisionMaker: row.decisionMaker,
  nextStep: row.nextStep,
  quoteSentOn: row.quoteSentOn,
  checklist: row.checklist === '' ? [] : row.checklist.split(' ').filter(isChecklistItem),
  contactedAt: row.contactedAt,
  followUp:
    row.followUpAt === null
      ? null
      : { at: row.followUpAt, ...overdueAfter(row.followUpOverdueAfter), text: row.followUpText ?? '' },
  waiting:
    row.waitingSince === null || row.waitingDue === null
      ? null
      : {
          what: row.waitingWhat ?? '',
          since: row.waitingSince,
          due: row.waitingDue,
          ...overdueAfter(row.waitingOverdueAfter),
        },
  snoozedUntil: row.snoozedUntil,
  custom: row.custom === NO_VALUES ? {} : JSON.parse(row.custom),
});

const overdueAfter = (at: number | null) => (at === null ? {} : { overdueAfter: at });

/** A deal as it will be stored. The same columns that `columnsOf` gives field by field. */
export const toRow = (draft: DealDraft): DraftRow => ({
  version: draft.version,
  createdAt: draft.createdAt,
  createdBy: draft.createdBy,
  lastEventAt: draft.lastEventAt,
  ...companyColumns(draft),
  contact: draft.contact,
  phone: draft.phone,
  email: draft.email,
  need: draft.need,
  source: draft.source,
  campaign: draft.campaign,
  referredBy: draft.referredBy,
  ...amountColumns(draft),
  owner: draft.owner,
  status: draft.status,
  stage: draft.stage,
  furthest: draft.furthest,
  stageEnteredAt: draft.stageEnteredAt,
  closedAt: draft.closedAt,
  lostReason: draft.lostReason,
  lostText: draft.lostText,
  winBackOn: draft.winBackOn,
  painPoint: draft.painPoint,
  purchasePlan: draft.purchasePlan,
  decisionMaker: draft.decisionMaker,
  nextStep: draft.nextStep,
  quoteSentOn: draft.quoteSentOn,
  ...checklistColumns(draft),
  contactedAt: draft.contactedAt,
  ...followUpColumns(draft),
  ...waitingColumns(draft),
  snoozedUntil: draft.snoozedUntil,
  ...customColumns(draft),
});

/** The part of a row that tells of one field. */
export const columnsOf = (draft: DealDraft, field: keyof DealFields): Partial<DraftRow> => {
  switch (field) {
    case 'company':
      return companyColumns(draft);
    case 'amount':
      return amountColumns(draft);
    case 'checklist':
      return checklistColumns(draft);
    case 'followUp':
      return followUpColumns(draft);
    case 'waiting':
      return waitingColumns(draft);
    case 'custom':
      return customColumns(draft);
    default:
      return { [field]: draft[field] };
  }
};

const companyColumns = ({ company }: DealDraft) => ({ company, companyKey: companyKey(company) });

const amountColumns = ({ amount }: DealDraft) => ({
  amountMinor: amount?.minor ?? null,
  amountCurrency: amount?.currency ?? null,
});

const checklistColumns = ({ checklist }: DealDraft) => ({ checklist: checklist.join(' ') });

const followUpColumns = ({ followUp }: DealDraft) => ({
  followUpAt: followUp?.at ?? null,
  followUpText: followUp?.text ?? null,
  followUpOverdueAfter: followUp?.overdueAfter ?? null,
});

const waitingColumns = ({ waiting }: DealDraft) => ({
  waitingWhat: waiting?.what ?? null,
  waitingSince: waiting?.since ?? null,
  waitingDue: waiting?.due ?? null,
  waitingOverdueAfter: waiting?.overdueAfter ?? null,
});

const customColumns = ({ custom }: DealDraft) => ({ custom: JSON.stringify(custom) });

type ChecklistItem = DealFields['checklist'][number];
const ITEMS: ReadonlySet<string> = new Set(checklist.type.options);
const isChecklistItem = (item: string): item is ChecklistItem => ITEMS.has(item);
