import type { Act } from '../funnel/permission.ts';
import type { CommandKind, FormRef } from './command.ts';

/** What each command needs to be allowed to: asked once, where its deal is loaded, or in `run` where there is none. */
export const ACTS: Readonly<Record<CommandKind, Act>> = {
  'open-form': 'read',
  'open-deal-form': 'read',
  'add-lead': 'create',
  'show-deal': 'read',
  'show-timeline': 'read',
  'show-playbook': 'read',
  'reveal-contact': 'reveal',
  'post-deal': 'create',
  'list-deals': 'read',
  'edit-deal': 'change',
  'move-deal': 'change',
  'win-deal': 'change',
  'lose-deal': 'change',
  'reopen-deal': 'change',
  'undo-deal': 'undo',
  'touch-deal': 'change',
  'plan-follow-up': 'change',
  'finish-follow-up': 'change',
  'start-waiting': 'change',
  'end-waiting': 'change',
  'assign-deal': 'assign',
  'claim-deal': 'claim',
  'release-deal': 'change',
  'snooze-deal': 'change',
  'wake-deal': 'change',
  'show-funnel': 'read',
  'show-stuck': 'read',
  'show-summary': 'read',
  'show-help': 'read',
  'set-digests': 'configure',
  'set-role': 'set-role',
  'set-language': 'read',
  'retry-send': 'create',
};

/** Nobody shall fill in a form whose answer would be refused. */
export const FORM_ACTS: Readonly<Record<FormRef['form'], Act>> = {
  lead: 'create',
  edit: 'change',
  move: 'change',
  gate: 'change',
  lost: 'change',
  'follow-up': 'change',
  log: 'change',
  wait: 'change',
  snooze: 'change',
  assign: 'assign',
};
