import type { Command, DealForm, DealRef } from '../command.ts';
import { closing, losing } from './closing.ts';
import type { Mentioned, ParseContext } from './context.ts';
import type { Verb } from './deal-words.ts';
import { editing } from './edit-field.ts';
import { memberNamed, personAtStart } from './member-name.ts';
import { moving, movingBack } from './moving.ts';
import { planning, snoozing, waiting } from './planning.ts';

/** What a verb and the text behind it ask of a deal. */
export const dealVerb = async (
  verb: Verb,
  deal: DealRef,
  said: Mentioned,
  context: ParseContext,
): Promise<Command> => {
  const { text, people } = said;
  const form = (name: DealForm): Command => ({ kind: 'open-deal-form', form: name, deal });
  switch (verb) {
    case 'show':
      return { kind: 'show-deal', deal };
    case 'timeline':
      return { kind: 'show-timeline', deal };
    case 'playbook':
      return { kind: 'show-playbook', deal };
    case 'contact':
      return { kind: 'reveal-contact', deal };
    case 'post':
      return { kind: 'post-deal', deal };
    case 'reopen':
      return { kind: 'reopen-deal', deal };
    case 'undo':
      return { kind: 'undo-deal', deal };
    case 'claim':
      return { kind: 'claim-deal', deal };
    case 'release':
      return { kind: 'release-deal', deal };
    case 'done':
      return { kind: 'finish-follow-up', deal };
    case 'answered':
      return { kind: 'end-waiting', deal };
    case 'wake':
      return { kind: 'wake-deal', deal };
    case 'move':
      return text === '' ? form('move') : moving(deal, text, context);
    case 'next':
      return { kind: 'move-deal', deal, to: 'next' };
    case 'back':
      return movingBack(deal, text, context);
    case 'won':
      return closing(deal, text, context);
    case 'lost':
      return text === '' ? form('lost') : losing(deal, text, context);
    case 'note':
    case 'call':
    case 'meet':
      return text === '' ? form('log') : { kind: 'touch-deal', deal, channel: verb, text };
    case 'follow':
      return text === '' ? form('follow-up') : planning(deal, text, context);
    case 'wait':
      return text === '' ? form('wait') : waiting(deal, text, context);
    case 'snooze':
      return text === '' ? form('snooze') : snoozing(deal, text, context);
    case 'edit':
      return text === '' ? form('edit') : editing(deal, text, context);
    case 'assign': {
      const { person } = personAtStart(text.replace(/^(?:to\s+|给)/iu, ''));
      if (person === '') return form('assign');
      return {
        kind: 'assign-deal',
        deal,
        to: await memberNamed(person, people, context, {
          en: '/deal 12 assign @bob',
          'zh-CN': '/商机 12 分配 @小李',
        }),
      };
    }
    default:
      return verb satisfies never;
  }
};
