import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readAction } from '../../../../src/adapters/feishu/inbound/read-action.ts';
import { LIMITS } from '../../../../src/adapters/feishu/render/limits.ts';
import { plainTextOf, renderCard } from '../../../../src/adapters/feishu/render/render.ts';
import { listAt, textAt } from '../../../../src/adapters/shared/payload.ts';
import type { Card, CardElement, Control } from '../../../../src/cards/kit/card.ts';
import type { Command } from '../../../../src/cards/kit/command.ts';
import { contactCards, everyCard } from '../../../cards/every-card.ts';
import { AMY, LANGUAGES, seenBy } from '../../../cards/people.ts';
import { cards } from '../../../support/any-card.ts';
import { command } from '../../../support/command-schema.ts';
import { refusals } from '../../../support/fake-feishu-cards.ts';
import { histories } from '../../../support/histories.ts';
import { offersOfCard, wordsOfCard } from '../../../support/seen-feishu-cards.ts';

const cardOf = (body: readonly CardElement[], more: Card['more'] = null): Card => ({
  title: 'Title',
  tone: 'normal',
  body,
  more,
});
const button = (label: string, press: Command = { kind: 'show-deal', deal: { id: 1 } }): Control => ({
  type: 'button',
  label,
  press,
  style: 'normal',
  confirm: null,
});
const more = { label: 'All', press: { kind: 'show-stuck', page: 1 } as const };
const elementsOf = (card: unknown) => listAt(card, 'body', 'elements');
const tagsOf = (card: unknown) => elementsOf(card).map((element) => textAt(element, 'tag'));
/** The only texts of a card that Feishu looks for markup in. */
const markdownOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = textAt(value, 'tag') === 'markdown' ? [textAt(value, 'content') ?? ''] : [];
  return [...own, ...Object.values(value).flatMap(markdownOf)];
};
const names = (card: unknown) => offersOfCard(card).map(({ name }) => name);

describe('Rendering for Feishu', () => {
  test.prop([cards()], { numRuns: 150 })('gives a card that Feishu takes, whatever it says', (card) => {
    expect(refusals(renderCard(card))).toEqual([]);
    expect(Buffer.byteLength(plainTextOf(card))).toBeLessThan(150 * 1024);
  });

  test.prop(
    [fc.tuple(histories({ id: 1 }), histories({ id: 2 })), fc.constantFrom(...LANGUAGES), fc.boolean()],
    { numRuns: 12 },
  )('shows every card there is whole, in both languages', (told, language, shared) => {
    const newest = Math.max(...told.map(({ deal }) => deal.lastEventAt));
    const view = seenBy(shared ? null : AMY, language, newest);
    for (const card of [...everyCard(told, view), ...contactCards(told, view)]) {
      const shown = renderCard(card);
      expect(refusals(shown)).toEqual([]);
      expect(wordsOfCard(shown, String)).not.toContain('… +');
    }
  });

  test.prop([cards()], { numRuns: 100 })('notifies nobody but the members whose ids are given', (card) => {
    const shown = renderCard(card, { mentions: new Map([[3, 'ou_3']]) });
    const tags = markdownOf(shown).flatMap((content) => content.match(/<at[^>]*>?/g) ?? []);
    expect(tags.filter((tag) => tag !== '<at id=ou_3>')).toEqual([]);
    expect(plainTextOf(card)).not.toMatch(/<|\]\(/);
  });

  test.prop([cards()], { numRuns: 100 })('gives every control a value that is a command again', (card) => {
    for (const { action } of offersOfCard(renderCard(card))) {
      const read = readAction(action);
      expect(command.safeParse(read?.kind === 'press' ? read.press : null).success).toBe(true);
    }
  });

  it('shows the tone in the colour of the header, and shares the card', () => {
    const colours = (['normal', 'warning', 'success', 'danger'] as const).map(
      (tone) => renderCard({ ...cardOf([]), tone }).header?.template,
    );
    expect(colours).toEqual(['blue', 'orange', 'green', 'red']);
    expect(renderCard(cardOf([])).config).toEqual({ update_multi: true, summary: { content: 'Title' } });
    expect(renderCard({ ...cardOf([]), title: '' })).not.toHaveProperty('header');
  });

  it('mentions members by the ids that are given, others by name', () => {
    const text = [
      { member: 3, name: 'Bob', mention: true },
      ' → ',
      { member: 4, name: '<at id=all></at>', mention: true },
      { member: 3, name: 'Bob', mention: false },
    ];
    const card = renderCard(cardOf([{ type: 'text', text }]), {
      mentions: new Map([
        [3, 'ou_3'],
        [4, 'all'],
      ]),
    });
    expect(elementsOf(card)).toEqual([
      { tag: 'markdown', content: '<at id=ou_3></at> → &#60;at id=all&#62;&#60;/at&#62;Bob' },
    ]);
  });

  it('gives lines their own rows of buttons while there is room, else one sign each', () => {
    const lines = (count: number) =>
      cardOf(
        Array.from(
          { length: count },
          (_, at): CardElement => ({
            type: 'line',
            text: `Deal ${at}`,
            controls: [button('Open'), button('Snooze', { kind: 'show-summary', summary: 'weekly' })],
          }),
        ),
      );
    expect(tagsOf(renderCard(lines(20))).slice(0, 2)).toEqual(['markdown', 'column_set']);
    const dense = renderCard(lines(25));
    expect(tagsOf(dense)).toEqual(Array.from({ length: 25 }, () => 'column_set'));
    expect(names(dense).slice(0, 2)).toEqual(['Open', 'Snooze']);
    expect(refusals(dense)).toEqual([]);
  });

  it('never hides a question behind a sign', () => {
    const asked: Control = {
      type: 'button',
      label: 'Release',
      press: { kind: 'release-deal', deal: { id: 1 } },
      style: 'danger',
      confirm: 'Sure?',
    };
    const body = Array.from(
      { length: 30 },
      (): CardElement => ({ type: 'line', text: 'x', controls: [asked, button('Open')] }),
    );
    const shown = JSON.stringify(renderCard(cardOf(body)));
    expect(shown).toContain('"confirm":{"title":{"tag":"plain_text","content":"Release"}');
    expect(shown).not.toContain('overflow');
  });

  it('cuts what is too long visibly, with the way to the rest', () => {
    const body = Array.from({ length: 300 }, (_, at): CardElement => ({ type: 'text', text: `Line ${at}` }));
    const shown = renderCard(cardOf(body, more));
    expect(refusals(shown)).toEqual([]);
    const words = wordsOfCard(shown, String);
    expect(words).toContain('Line 195\n… +104');
    expect(names(shown)).toEqual(['All']);
    const many = renderCard(
      cardOf(Array.from({ length: 20 }, () => ({ type: 'text', text: '漏'.repeat(2_000) }))),
    );
    expect(refusals(many)).toEqual([]);
    expect(wordsOfCard(many, String)).toMatch(/… \+1\d$/);
    expect(plainTextOf(cardOf(body))).toContain('Line 299');
  });

  it.each([[6], [60]])('keeps the first of %i columns in sight', (count) => {
    const columns = Array.from({ length: count }, (_, at) => ({ label: `C${at}`, align: 'left' as const }));
    const rows = [columns.map(() => 'x')];
    const shown = renderCard(cardOf([{ type: 'table', caption: '', columns, rows }]));
    expect(refusals(shown)).toEqual([]);
    expect(listAt(elementsOf(shown)[0], 'columns')).toHaveLength(Math.min(count, LIMITS.tableColumns));
    expect(elementsOf(shown)[0]).toHaveProperty('freeze_first_column', true);
  });

  it('leaves a table of five columns as it is', () => {
    const columns = Array.from({ length: 5 }, (_, at) => ({ label: `C${at}`, align: 'left' as const }));
    const rows = [columns.map(() => 'x')];
    const shown = renderCard(cardOf([{ type: 'table', caption: '', columns, rows }]));
    expect(elementsOf(shown)[0]).not.toHaveProperty('freeze_first_column');
  });

  it('shows tables natively at the root, and offers their rows in a select', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [
      { text: `#${at} <b>Acme</b>`, press: { kind: 'show-deal', deal: { id: at + 1 } } as const },
      { text: '¥5', number: 5 },
    ]);
    const columns = [
      { label: 'Company', align: 'left' as const },
      { label: 'Amount', align: 'right' as const },
    ];
    const table = { type: 'table' as const, caption: 'Deals', columns, rows };
    const shown = renderCard(cardOf([table]));
    expect(tagsOf(shown)).toEqual(['markdown', 'table', 'select_static']);
    expect(elementsOf(shown)[1]).toMatchObject({
      page_size: 10,
      columns: [
        { name: 'c0', display_name: 'Company', data_type: 'text', horizontal_align: 'left' },
        { name: 'c1', display_name: 'Amount', data_type: 'text', horizontal_align: 'right' },
      ],
    });
    expect(listAt(elementsOf(shown)[1], 'rows')[0]).toEqual({ c0: '#0 <b>Acme</b>', c1: '¥5' });
    expect(names(shown)[0]).toBe('Company › #0 <b>Acme</b>');
    const six = renderCard(cardOf(Array.from({ length: 6 }, () => ({ ...table, rows: rows.slice(0, 2) }))));
    expect(tagsOf(six).filter((tag) => tag === 'table')).toHaveLength(LIMITS.tables);
    expect(refusals(six)).toEqual([]);
    expect(wordsOfCard(six, String)).toContain('#1 <b>Acme</b> · ¥5');
  });

  it('cuts a table that is too large visibly, with the way to the rest', () => {
    const rows = Array.from({ length: 900 }, (_, at) => [`公司 ${at}`, 'x'.repeat(300)]);
    const columns = ['Company', 'Note'].map((label) => ({ label, align: 'left' as const }));
    const shown = renderCard(cardOf([{ type: 'table', caption: '', columns, rows }], more));
    expect(refusals(shown)).toEqual([]);
    const kept = listAt(elementsOf(shown)[0], 'rows').length;
    expect(kept).toBeGreaterThan(20);
    expect(wordsOfCard(shown, String)).toContain(`… +${900 - kept}`);
    expect(names(shown)).toEqual(['All']);
  });

  const series = (name: string, ...counts: number[]) => ({
    name,
    values: counts.map((value, at) => ({ label: `Stage ${at}`, value })),
  });

  it('shows one series as a native funnel and several as bars side by side', () => {
    const chart = (...all: ReturnType<typeof series>[]): CardElement => ({
      type: 'chart',
      chart: { title: 'Funnel', series: all },
    });
    const shown = renderCard(
      cardOf([chart(series('Now', 9, 3)), chart(series('Now', 9), series('Before', 4))]),
    );
    expect(refusals(shown)).toEqual([]);
    expect(elementsOf(shown)).toMatchObject([
      {
        tag: 'chart',
        chart_spec: {
          type: 'funnel',
          categoryField: 'name',
          valueField: 'value',
          data: {
            values: [
              { name: 'Stage 0', value: 9 },
              { name: 'Stage 1', value: 3 },
            ],
          },
        },
      },
      { tag: 'chart', chart_spec: { type: 'bar', xField: ['stage', 'series'], seriesField: 'series' } },
    ]);
    const sixth = renderCard(cardOf(Array.from({ length: 6 }, () => chart(series('Now', 9, 3)))));
    expect(tagsOf(sixth)).toEqual([...Array.from({ length: 5 }, () => 'chart'), 'markdown']);
    expect(wordsOfCard(sixth, String)).toContain('▇▇▇▇ 3 Stage 1');
  });

  it('shows counts over time as a native line chart, one line a series', () => {
    const shown = renderCard(
      cardOf([
        {
          type: 'lines',
          chart: {
            title: 'Weeks',
            categories: ['Mar 2', 'Mar 9'],
            series: [
              { name: 'New', values: [9, 3] },
              { name: 'Won', values: [1, 2] },
            ],
          },
        },
        { type: 'lines', chart: { title: 'Nothing yet', categories: [], series: [] } },
      ]),
    );
    expect(refusals(shown)).toEqual([]);
    expect(elementsOf(shown)).toMatchObject([
      {
        tag: 'chart',
        chart_spec: { type: 'line', xField: 'period', yField: 'value', seriesField: 'series' },
      },
      { tag: 'markdown', content: 'Nothing yet' },
    ]);
    expect(listAt(elementsOf(shown)[0], 'chart_spec', 'data', 'values')).toEqual([
      { period: 'Mar 2', series: 'New', value: 9 },
      { period: 'Mar 9', series: 'New', value: 3 },
      { period: 'Mar 2', series: 'Won', value: 1 },
      { period: 'Mar 9', series: 'Won', value: 2 },
    ]);
  });

  it('shows how far a deal is, and its fields in columns', () => {
    const shown = renderCard(
      cardOf([
        { type: 'progress', steps: ['New', 'Qualified', 'Contract'], current: 1, state: 'open' },
        { type: 'fields', pairs: [{ label: 'Owner', value: '' }] },
      ]),
    );
    expect(wordsOfCard(shown, String)).toBe('Title\n✓ New › ● Qualified › ○ Contract\nOwner\n–');
  });

  it('passes a command too long for an option as a button, and the same option once', () => {
    const long = { kind: 'open-form', ref: { form: 'lead', text: 'x'.repeat(1_500) } } as const;
    const same = { label: 'Open', press: { kind: 'show-summary', summary: 'weekly' } as const };
    const menu: Control = {
      type: 'menu',
      label: 'More',
      options: [{ label: 'Add', press: long }, same, same],
    };
    const shown = renderCard(cardOf([{ type: 'actions', controls: [menu] }]));
    expect(names(shown)).toEqual(['More › Open', 'Add']);
    expect(readAction(offersOfCard(shown)[1]?.action)).toEqual({ kind: 'press', press: long });
  });
});
