import type { Pipeline } from './pipeline.ts';

/** What a new workspace starts with. */
export const DEFAULT_PIPELINE: Pipeline = {
  stages: [
    {
      id: 'new',
      names: { en: 'New lead', 'zh-CN': '获取线索' },
      phase: 'interest',
      limitDays: 2,
      winShare: 0.05,
      toLeave: [{ field: 'owner' }, { field: 'source' }, { anyOf: ['phone', 'email'] }],
    },
    {
      id: 'nurturing',
      names: { en: 'Nurturing', 'zh-CN': '线索培育' },
      phase: 'interest',
      limitDays: 10,
      winShare: 0.1,
      toLeave: [{ touch: 'two-way' }, { field: 'nextStep' }],
    },
    {
      id: 'qualified',
      names: { en: 'Qualified', 'zh-CN': '需求确认' },
      phase: 'consideration',
      limitDays: 7,
      winShare: 0.2,
      toLeave: [{ field: 'painPoint' }, { field: 'purchasePlan' }, { field: 'decisionMaker' }],
    },
    {
      id: 'proposal',
      names: { en: 'Proposal', 'zh-CN': '方案报价' },
      phase: 'consideration',
      limitDays: 7,
      winShare: 0.4,
      toLeave: [{ field: 'amount' }, { field: 'quoteSentOn' }],
    },
    {
      id: 'contract',
      names: { en: 'Contract', 'zh-CN': '签约成交' },
      phase: 'action',
      limitDays: 5,
      winShare: 0.7,
      toLeave: [{ checklist: 'checklist' }],
    },
  ],
};
