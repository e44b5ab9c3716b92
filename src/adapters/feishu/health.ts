import { isAppTrouble } from './errors.ts';

export interface Health {
  answered(): void;
  failed(code: string): void;
  healthProblem(): string | null;
}

const CREDENTIALS =
  'check FEISHU_APP_ID and FEISHU_APP_SECRET, and that the app is switched on in the tenant';

/** What /readyz has to say about Feishu: one failed call is nothing, an app that opens nothing or a dead line is. */
export const createHealth = (line: () => string | null): Health => {
  let state: 'unknown' | 'well' | { code: string } = 'unknown';

  return {
    answered() {
      state = 'well';
    },
    failed(code) {
      if (isAppTrouble(code) || state !== 'well') state = { code };
    },
    healthProblem() {
      if (state === 'unknown') return 'Feishu has not answered yet.';
      if (state !== 'well') {
        return isAppTrouble(state.code)
          ? `Feishu said ${state.code}: ${CREDENTIALS}.`
          : `Feishu cannot be used: ${state.code}.`;
      }
      return line();
    },
  };
};
