import { SetupError } from './setup-error.ts';

type Attempted<Found> = { found: Found; failed: null } | { failed: string };

/** What a check found, or why it could not. */
export const attempt = async <Found>(check: () => Promise<Found>): Promise<Attempted<Found>> => {
  try {
    return { found: await check(), failed: null };
  } catch (error) {
    if (error instanceof SetupError) return { failed: error.message };
    throw error;
  }
};
