import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/adapters/slack/render/render.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import type { TranslationKey } from '../../../src/cards/kit/translation-key.ts';
import { DEFINED, definitionsCard } from '../../../src/cards/reports/definitions-card.ts';
import { funnelCard } from '../../../src/cards/reports/funnel-card.ts';
import { summaryCard } from '../../../src/cards/reports/summary-card.ts';
import { checkBlocks } from '../../support/fake-slack-blocks.ts';
import { figuresWith, quarterlyWith, summaryWith } from '../../support/summaries.ts';
import { LANGUAGES, seenBy } from '../people.ts';
import { reportingCards } from '../reporting-cards.ts';
import { labelsOf } from '../tables.ts';

/** Columns that name what a row is about, and are no figures. */
const NAMES: readonly TranslationKey[] = [
  'field.stage',
  'field.source',
  'field.campaign',
  'field.deal',
  'field.owner',
  'field.lostReason',
  'lost-report.stage',
  'summary.outcome',
];

describe.each(LANGUAGES)('what the numbers mean, in %s', (language) => {
  const view = seenBy(null, language);
  const explained = DEFINED.flatMap(([, figures]) => figures.flatMap(([, ...names]) => names));

  it('is told for every figure that a card shows', () => {
    const cards = [
      summaryCard(summaryWith(), view),
      summaryCard(quarterlyWith(), view),
      funnelCard(figuresWith(), null, { span: 'quarter', label: '' }, view),
      ...reportingCards(view),
    ];
    const known = new Set([...NAMES, ...explained].map((key) => view.t(key)));
    const labels = cards.flatMap(labelsOf).filter((label) => !label.startsWith('→ '));
    expect(labels.length).toBeGreaterThan(30);
    expect(labels.filter((label) => !known.has(label))).toEqual([]);
  });

  it('fits into one message of Slack', () => {
    const { blocks } = renderMessage(definitionsCard(view));
    checkBlocks(blocks, 'message');
    expect(JSON.stringify(blocks)).not.toContain('… +');
  });

  it('is one line for each', () => {
    const lines = plainText(definitionsCard(view)).split('\n');
    for (const [figure, ...names] of DEFINED.flatMap(([, figures]) => figures)) {
      const words = `${names.map((name) => view.t(name)).join(' · ')}  ${view.t(`define.${figure}`)}`;
      expect(lines).toContain(words);
    }
  });
});
