import { describe, expect, it } from 'vitest';
import { renderForm } from '../../../src/adapters/feishu/render/form.ts';
import { renderCard } from '../../../src/adapters/feishu/render/render.ts';
import { formView } from '../../../src/adapters/slack/render/form.ts';
import { renderMessage } from '../../../src/adapters/slack/render/render.ts';
import type { DigestChannel } from '../../../src/cards/digests/digest-channel.ts';
import { digestsForm } from '../../../src/cards/digests/digests-form.ts';
import { setupCard } from '../../../src/cards/digests/setup-card.ts';
import { channelName } from '../../../src/cards/kit/channel-name.ts';
import { plainText } from '../../../src/cards/kit/plain-text.ts';
import { defaultDigests } from '../../../src/domain/digests/digest-settings.ts';
import type { Member } from '../../../src/domain/team/member.ts';
import { refusals } from '../../support/fake-feishu-cards.ts';
import { checkBlocks, checkView } from '../../support/fake-slack-blocks.ts';
import { WORKSPACE } from '../../support/histories.ts';
import { BOB, LANGUAGES, seenBy } from '../people.ts';

const ADMIN: Member = { ...BOB, role: 'admin' };
const LONG = '很长的名字'.repeat(12);

const channel = (id: number): DigestChannel => ({
  id,
  workspace: WORKSPACE.id,
  platform: id % 2 === 0 ? 'slack' : 'feishu',
  tenant: 'T1',
  external: id % 2 === 0 ? `C0${id}` : `oc_f6ccf9b5b8f4f9d2${id}`,
  kind: 'channel',
  name: LONG,
  isShared: false,
  isInsisted: false,
  digests: {
    ...defaultDigests(540),
    stuckOn: [1, 2, 3, 4, 5, 6, 7],
    scope: { owner: ADMIN.id, team: LONG, source: LONG.slice(0, 100) },
  },
  language: 'en',
});
const channels = (count: number) => Array.from({ length: count }, (_, at) => channel(at + 1));

describe.each(LANGUAGES)('the settings of many channels in %s', (language) => {
  const view = seenBy(ADMIN, language);
  const here = channel(30);
  const card = setupCard(channels(40), here, WORKSPACE, view);

  it('fit on a card, the channel they are asked in among them, and say how many more there are', () => {
    const text = plainText(card);
    expect(text).toContain(view.t('setup.this-channel'));
    expect(text).toContain(view.t('setup.beyond', { count: 28 }));
    expect(text.split(view.t('digest-kind.quarterly')).length - 1).toBe(12);
  });

  it('are whole on Slack, where its channels are named by itself', () => {
    const { blocks } = renderMessage(card);
    checkBlocks(blocks, 'message');
    const shown = JSON.stringify(blocks);
    expect(shown).toContain('<#C02>');
    expect(shown).not.toContain('… +');
  });

  it('are whole on Feishu', () => {
    const rendered = renderCard(card);
    expect(refusals(rendered)).toEqual([]);
    expect(JSON.stringify(rendered)).not.toContain('… +');
  });
});

describe('a channel elsewhere', () => {
  const view = seenBy(ADMIN, 'en');
  const nameOf = (platform: 'slack' | 'feishu', name: string | null) =>
    channelName({ ...channel(1), platform, name }, null, view);

  it('goes by its name and messenger, or by the end of its id until that is known', () => {
    expect(nameOf('slack', 'sales')).toBe('#sales (Slack)');
    expect(nameOf('feishu', '华东销售群')).toBe('华东销售群 (Feishu)');
    expect(nameOf('feishu', null)).toBe('Feishu channel …4f9d21');
  });
});

describe('the form of a channel', () => {
  const names = Array.from({ length: 300 }, (_, at) => `${at} ${'x'.repeat(95)}`);
  const parts = {
    channel: channel(1),
    isHere: false,
    workspace: WORKSPACE,
    teams: names.map((name) => name.slice(0, 60)),
    sources: names,
  };

  it.each(LANGUAGES)(
    'is taken by Slack and Feishu however many teams and sources there are, in %s',
    (language) => {
      const form = digestsForm(parts, seenBy(ADMIN, language));
      checkView(formView(form, { channel: 'C1', direct: false, isPrivate: false, responseUrl: null }));
      expect(refusals(renderForm(form))).toEqual([]);
      const source = form.fields.find(({ name }) => name === 'source');
      expect(source?.hint).toContain('98');
    },
  );
});
