import { CJK, firstWord } from './plain.ts';

export type Verb =
  | 'show'
  | 'move'
  | 'next'
  | 'back'
  | 'won'
  | 'lost'
  | 'reopen'
  | 'undo'
  | 'note'
  | 'call'
  | 'meet'
  | 'follow'
  | 'done'
  | 'wait'
  | 'answered'
  | 'assign'
  | 'claim'
  | 'release'
  | 'snooze'
  | 'wake'
  | 'edit'
  | 'timeline'
  | 'playbook'
  | 'contact'
  | 'post';

/** The first two of each are what help and suggestions name, in English and Chinese. */
const VERBS: Readonly<Record<Verb, readonly string[]>> = {
  show: ['show', '查看', 'view', 'open', '看', '详情', '显示'],
  move: ['move', '推进', '移动', '移到', '移至', '推进到', '推进至', '移动到', 'advance', 'stage'],
  next: ['next', '下一步', '下一阶段'],
  back: ['back', '退回', '回退', '退回到', '回到'],
  won: ['won', '赢单', 'win', '赢', '成交', '签单'],
  lost: ['lost', '输单', 'lose', '输', '丢单'],
  reopen: ['reopen', '重开', '重新打开'],
  undo: ['undo', '撤销', '撤回'],
  note: ['note', '备注', 'comment', '记录', '记'],
  call: ['call', '电话', 'called', 'phone', '致电', '打电话', '通话'],
  meet: ['meet', '拜访', 'met', 'meeting', 'visit', '会面', '见面', '面谈'],
  follow: ['follow', '跟进', 'followup', 'follow-up', 'remind', '提醒'],
  done: ['done', '完成', '跟进完成', '已跟进'],
  wait: ['wait', '等待', 'waiting', '等', '等客户'],
  answered: ['answered', '已回复', 'replied', '客户已回复', '结束等待'],
  assign: ['assign', '分配', '指派', '转给', '分配给', '指派给', 'owner', '负责人'],
  claim: ['claim', '认领', 'take', '领取'],
  release: ['release', '释放', '放回公海', '退回公海', '释放到公海', 'pool'],
  snooze: ['snooze', '暂停', '休眠', '稍后'],
  wake: ['wake', '唤醒', '恢复', 'unsnooze'],
  edit: ['edit', '编辑', '修改', 'change', 'set'],
  timeline: ['timeline', '动态', 'history', '历史', '时间线'],
  playbook: ['playbook', '打法', '攻略'],
  contact: ['contact', '联系方式', '联系人', 'reveal'],
  post: ['post', '发布', '发到群里', '分享', 'share'],
};

const isVerb = (name: string): name is Verb => Object.hasOwn(VERBS, name);

const BY_WORD: ReadonlyMap<string, Verb> = new Map(
  Object.entries(VERBS).flatMap(([verb, words]) =>
    isVerb(verb) ? words.map((word): [string, Verb] => [word, verb]) : [],
  ),
);

/** Longest first: 放回公海 before any shorter word it might begin with. 记 or 等 alone also begin other words. */
const CHINESE: readonly string[] = [...BY_WORD.keys()]
  .filter((word) => CJK.test(word) && word.length > 1)
  .sort((a, b) => b.length - a.length);

/** The verb a text begins with and what follows it; Chinese verbs need no blank behind them. null: none. */
export const verbAtStart = (text: string): { verb: Verb; rest: string } | null => {
  const { word, rest } = firstWord(text);
  const whole = BY_WORD.get(word.normalize('NFKC').toLowerCase().replace(/[:,]$/, ''));
  if (whole !== undefined) return { verb: whole, rest };
  const glued = CJK.test(word.charAt(0)) ? CHINESE.find((known) => word.startsWith(known)) : undefined;
  const verb = glued === undefined ? undefined : BY_WORD.get(glued);
  return glued === undefined || verb === undefined
    ? null
    : { verb, rest: text.slice(glued.length).replace(/^[\s:：,，]+/u, '') };
};

/** What a mistyped verb is compared with. */
export const VERB_WORDS: readonly string[] = Object.values(VERBS).flat();
