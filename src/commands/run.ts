import { allow } from '../domain/team/permission.ts';
import { ACTS } from './acts.ts';
import type { Command, CommandKind, CommandOf } from './command.ts';
import type { Context, Handlers } from './handler.ts';
import { addLead } from './handlers/add-lead.ts';
import { setCalendar, setDays, showCalendar } from './handlers/calendar.ts';
import { loseDeal, reopenDeal, undoDeal } from './handlers/close-deal.ts';
import { pauseDigests, saveDigests, showSetup } from './handlers/digest-settings.ts';
import { editDeal } from './handlers/edit-deal.ts';
import { assignFix, finishFix } from './handlers/fixes.ts';
import { finishFollowUp, planFollowUp } from './handlers/follow-up.ts';
import { linkMembers, unlinkMember } from './handlers/linking.ts';
import { listDeals } from './handlers/list-deals.ts';
import { moveDeal, winDeal } from './handlers/move-deal.ts';
import { openDealForm, openForm } from './handlers/open-form.ts';
import { assignDeal, claimDeal, releaseDeal } from './handlers/ownership.ts';
import { endTimeOff, setMorningNote, setTeam, setTimeOff } from './handlers/people.ts';
import { previewDigest } from './handlers/preview-digest.ts';
import { showDefinitions, showForecast, showLost, showSources, showSummary } from './handlers/reports.ts';
import { showContact } from './handlers/reveal-contact.ts';
import { retrySend, setChannelLanguage, setDigests, setLanguage, setRole } from './handlers/settings.ts';
import { postDeal, showDeal, showPlaybook, showTimeline } from './handlers/show-deal.ts';
import { showFunnel } from './handlers/show-funnel.ts';
import { showHelp } from './handlers/show-help.ts';
import { showStuck } from './handlers/show-stuck.ts';
import { addSpend, setTarget } from './handlers/targets.ts';
import { touchDeal } from './handlers/touch-deal.ts';
import { endWaiting, snoozeDeal, startWaiting, wakeDeal } from './handlers/waiting.ts';
import type { Reply } from './reply.ts';

const HANDLERS: Handlers = {
  'open-form': openForm,
  'open-deal-form': openDealForm,
  'add-lead': addLead,
  'show-deal': showDeal,
  'show-timeline': showTimeline,
  'show-playbook': showPlaybook,
  'reveal-contact': showContact,
  'post-deal': postDeal,
  'list-deals': listDeals,
  'edit-deal': editDeal,
  'move-deal': moveDeal,
  'win-deal': winDeal,
  'lose-deal': loseDeal,
  'reopen-deal': reopenDeal,
  'undo-deal': undoDeal,
  'touch-deal': touchDeal,
  'plan-follow-up': planFollowUp,
  'finish-follow-up': finishFollowUp,
  'start-waiting': startWaiting,
  'end-waiting': endWaiting,
  'assign-deal': assignDeal,
  'claim-deal': claimDeal,
  'release-deal': releaseDeal,
  'snooze-deal': snoozeDeal,
  'wake-deal': wakeDeal,
  'show-funnel': showFunnel,
  'show-stuck': showStuck,
  'show-summary': showSummary,
  'show-forecast': showForecast,
  'show-sources': showSources,
  'show-lost': showLost,
  'show-definitions': showDefinitions,
  'set-target': setTarget,
  'add-spend': addSpend,
  'assign-fix': assignFix,
  'finish-fix': finishFix,
  'show-setup': showSetup,
  'save-digests': saveDigests,
  'pause-digests': pauseDigests,
  'preview-digest': previewDigest,
  'show-calendar': showCalendar,
  'set-calendar': setCalendar,
  'set-days': setDays,
  'set-time-off': setTimeOff,
  'end-time-off': endTimeOff,
  'set-team': setTeam,
  'set-morning-note': setMorningNote,
  'show-help': showHelp,
  'set-digests': setDigests,
  'set-role': setRole,
  'link-members': linkMembers,
  'unlink-member': unlinkMember,
  'set-language': setLanguage,
  'set-channel-language': setChannelLanguage,
  'retry-send': retrySend,
};

/**
 * Does what was asked, if the person may. Throws RuleError and CommandError: nothing was changed then.
 * What is about a deal is checked where the deal is loaded.
 */
export const run = async (command: Command, context: Context): Promise<Reply> => {
  if (!('deal' in command)) allow(context.member, ACTS[command.kind], null);
  return handled(command.kind, command, context);
};

const handled = <K extends CommandKind>(kind: K, command: CommandOf<K>, context: Context): Promise<Reply> =>
  HANDLERS[kind](command, context);
