import { isTokenTrouble } from './errors.ts';

export interface Health {
  answered(): void;
  failed(code: string): void;
  /** Socket Mode only: whether the line to Slack is open. */
  socket(open: boolean): void;
  healthProblem(): string | null;
}

const REINSTALL = 'reinstall the app in Slack and set SLACK_BOT_TOKEN to its new token';

/** What /readyz has to say about Slack: one failed call is nothing, a dead token or line is. */
export const createHealth = (inSocketMode: boolean): Health => {
  let state: 'unknown' | 'well' | { code: string } = 'unknown';
  let open = !inSocketMode;

  return {
    answered() {
      state = 'well';
    },
    failed(code) {
      if (isTokenTrouble(code) || state !== 'well') state = { code };
    },
    socket(isOpen) {
      open = isOpen;
    },
    healthProblem() {
      if (state === 'unknown') return 'Slack has not answered yet.';
      if (state !== 'well') {
        return isTokenTrouble(state.code)
          ? `Slack said ${state.code}: ${REINSTALL}.`
          : `Slack cannot be used: ${state.code}.`;
      }
      return open ? null : 'The Socket Mode connection to Slack is down; it is being opened again.';
    },
  };
};
