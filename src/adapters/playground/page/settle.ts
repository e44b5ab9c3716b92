import type { Form } from '../../../cards/kit/form.ts';
import type { Answer } from '../http/wire.ts';

/** What can come of an act, for the part of the page that shows it. */
export interface Outcome {
  show(message: number): void;
  open(form: Form): void;
  tell(notice: string): void;
  /** Nothing was changed: what was typed goes back. */
  refuse(): void;
  /** The server could not be reached, or did not understand the page. */
  fail(error: unknown): void;
}

/** Shows what became of an act; null when it never reached the bot. */
export const settle = async (sent: Promise<Answer>, outcome: Outcome): Promise<Answer | null> => {
  let answer: Answer;
  try {
    answer = await sent;
  } catch (error) {
    outcome.fail(error);
    return null;
  }
  switch (answer.kind) {
    case 'shown':
      outcome.show(answer.message);
      return answer;
    case 'refused':
      outcome.show(answer.message);
      outcome.refuse();
      return answer;
    case 'form':
      outcome.open(answer.form);
      return answer;
    case 'done':
      if (answer.notice !== null) outcome.tell(answer.notice);
      return answer;
    case 'said':
    case 'field-errors':
      return answer;
    default:
      return answer satisfies never;
  }
};
