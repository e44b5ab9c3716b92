import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/adapters/feishu/render/render.ts';
import { render } from '../../../src/adapters/playground/render/render.ts';
import { renderMessage } from '../../../src/adapters/slack/render/render.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import type { View } from '../../../src/cards/kit/view.ts';
import { summaryCard } from '../../../src/cards/reports/summary-card.ts';
import type { Language } from '../../../src/domain/language.ts';
import { fullest } from '../../support/extreme-summaries.ts';
import { refusals } from '../../support/fake-feishu-cards.ts';
import { checkBlocks } from '../../support/fake-slack-blocks.ts';
import { wordsOfBlocks } from '../../support/seen-blocks.ts';
import { wordsOfCard } from '../../support/seen-feishu-cards.ts';
import { LANGUAGES, seenBy } from '../people.ts';

const KINDS = ['weekly', 'quarterly'] as const;
const CASES = LANGUAGES.flatMap((language) => KINDS.map((kind) => ({ language, kind })));

/** A team whose people and stages have long names. */
const wordy = (language: Language): View => {
  const view = seenBy(null, language);
  const stages = view.pipeline.stages.map((stage, at) => ({
    ...stage,
    names: { en: `${at}${'S'.repeat(39)}`, 'zh-CN': `${at}${'阶'.repeat(39)}` },
  }));
  return { ...view, pipeline: { stages }, name: () => '名'.repeat(40) };
};

describe.each(CASES)('the fullest $kind summary there can be, in $language', ({ language, kind }) => {
  const card = summaryCard(fullest(kind), wordy(language));
  const last = seenBy(null, language).t(`summary.agenda.${kind}`);

  it('is taken whole by Slack', () => {
    const { blocks } = renderMessage(card);
    checkBlocks(blocks, 'message');
    const words = wordsOfBlocks(blocks, String);
    expect(words).toContain(last);
    expect(words).not.toContain('… +');
    expect(blocks.filter(({ type }) => type === 'data_visualization')).toHaveLength(2);
  });

  it('is taken whole by Feishu', () => {
    const shown = renderCard(card);
    expect(refusals(shown)).toEqual([]);
    const words = wordsOfCard(shown, String);
    expect(words).toContain(last);
    expect(words).not.toContain('… +');
  });

  it('is shown whole in the playground', () => {
    expect(plainText(render(card))).toBe(plainText(card));
  });
});
