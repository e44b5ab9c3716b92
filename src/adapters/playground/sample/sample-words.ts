import type { Language } from '../../../domain/language.ts';

type Some = readonly [string, ...string[]];

/** What the sample team's deals are made of. All of it is invented. */
export interface SampleWords {
  brands: Some;
  trades: Some;
  suffixes: Some;
  contacts: Some;
  needs: Some;
  pains: Some;
  plans: Some;
  deciders: Some;
  steps: Some;
  notes: Some;
  calls: Some;
  meetings: Some;
  followUps: Some;
  backReasons: Some;
}

/** What the sample's customers are called and want, in each language. */
export const SAMPLE_WORDS: Record<Language, SampleWords> = {
  en: {
    brands: [
      'Alderfinch',
      'Bluegate',
      'Cedarlock',
      'Copperline',
      'Dovetail',
      'Eastmoor',
      'Fernhollow',
      'Granite Bay',
      'Harrowgate',
      'Inkwell',
      'Juniper Row',
      'Kestrel',
      'Larkspur',
      'Millbrook',
    ],
    trades: ['Logistics', 'Foods', 'Clinics', 'Robotics', 'Textiles', 'Interiors', 'Learning', 'Instruments'],
    suffixes: ['', '', ' Ltd', ' Inc', ' GmbH'],
    contacts: [
      'Jane Doe',
      'Omar Haddad',
      'Priya Nair',
      'Lukas Meyer',
      'Sofia Rossi',
      'Tom Becker',
      'Hannah Cole',
      'Diego Alvarez',
      'Mei Tanaka',
      'Ruth Okafor',
    ],
    needs: [
      'wants a demo',
      'comparing three vendors',
      'asked for prices',
      'read the buyer’s guide twice',
      'replacing a spreadsheet',
      'needs it before the new season',
    ],
    pains: [
      'quotes are typed by hand and take two days',
      'nobody knows which orders are late',
      'three branches, three price lists',
      'the old system is switched off this year',
      'new hires need months to learn it',
    ],
    plans: [
      'decide this quarter',
      'budget round in autumn',
      'pilot first, roll-out after',
      'before the trade fair',
    ],
    deciders: ['the CFO', 'managing director', 'head of sales, with IT', 'the owner herself'],
    steps: ['send the case study', 'demo for the whole team', 'call with their IT', 'visit on site'],
    notes: [
      'Opened the proposal three times.',
      'Prefers e-mail to calls.',
      'Their contract with the old vendor ends soon.',
      'Asked about integrations.',
    ],
    calls: [
      'Talked through how others in the trade do it; very open.',
      'Short call, wants figures to show inside.',
      'Went over the open questions one by one.',
      'They agree on the value; price is next.',
    ],
    meetings: [
      'Demo with four people, good questions.',
      'Met at their office, saw the warehouse.',
      'Workshop on the roll-out.',
    ],
    followUps: ['send case study', 'ask about the budget', 'check the questionnaire', 'remind of the demo'],
    backReasons: ['the purchase plan changed', 'a new decision maker came in'],
  },
  'zh-CN': {
    brands: [
      '星河澜',
      '云帆启',
      '远山禾',
      '蓝鲸湾',
      '晨曦木',
      '鼎新源',
      '恒信达',
      '优联创',
      '博睿思',
      '青松岭',
      '海川行',
      '锦绣坊',
      '北辰光',
      '禾谷田',
      '智行者',
      '白鹭洲',
    ],
    trades: ['科技', '医疗', '物流', '教育', '餐饮', '智造', '传媒', '建材'],
    suffixes: ['', '', '有限公司', '股份有限公司'],
    contacts: [
      '李娜',
      '张伟强',
      '陈晓东',
      '刘洋',
      '赵敏',
      '孙建国',
      '周婷',
      '吴桐',
      '郑海涛',
      '林晓雨',
      '何静',
      '马俊',
    ],
    needs: ['想看演示', '正在对比三家', '咨询报价', '看完了选型指南', '想替换表格', '旺季前要上线'],
    pains: [
      '报价全靠手工，要两天',
      '订单延误没人知道',
      '三个分公司三套价格',
      '老系统今年要停用',
      '新人上手要几个月',
    ],
    plans: ['本季度内决定', '明年预算里', '先试点再推广', '展会之前上线'],
    deciders: ['老板', '财务总监', '销售总监，IT 参与', '总经理'],
    steps: ['发同行案例', '给全组做演示', '约 IT 对接', '上门拜访'],
    notes: ['方案打开了三次', '喜欢用微信沟通', '与原供应商的合同快到期了', '问了系统对接'],
    calls: [
      '聊了同行的做法，很感兴趣',
      '简短通话，需要内部汇报的数据',
      '逐条过了疑问',
      '认可价值，下一步谈价格',
    ],
    meetings: ['四个人参加演示，问题很具体', '到公司拜访，看了仓库', '一起过了上线计划'],
    followUps: ['发案例', '问预算进展', '看问卷是否填完', '提醒参加演示'],
    backReasons: ['采购计划变了', '换了决策人'],
  },
};

interface SampleSource {
  name: string;
  weight: number;
  /** How much likelier than the average the source's deals are to go on. */
  quality: number;
}

/** Where its leads come from: `weight` how often, `quality` how well they do. */
export const SAMPLE_SOURCES: readonly [SampleSource, ...SampleSource[]] = [
  { name: '知乎', weight: 22, quality: 1.04 },
  { name: 'SEO', weight: 20, quality: 1.02 },
  { name: '抖音', weight: 18, quality: 0.88 },
  { name: 'B站', weight: 13, quality: 0.96 },
  { name: 'referral', weight: 11, quality: 1.18 },
  { name: 'webinar', weight: 9, quality: 1.06 },
  { name: 'form', weight: 7, quality: 0.94 },
];
