import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person, SeenCard, Session } from '../support/driver.ts';
import { type OtherMessenger, startTwoMessengers, type TwoMessengers } from '../support/two-messengers.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);

/** The newest card of a team's channel on which all the words can be read. */
const cardIn = (session: Session, ...words: readonly string[]): SeenCard => {
  const found = session.channel().findLast(({ text }) => words.every((word) => text.includes(word)));
  if (found === undefined) throw new Error(`nobody sees ${words.join(' … ')}`);
  return found;
};

const count = (text: string, word: string): number => text.split(word).length - 1;

describe.each<[string, OtherMessenger]>([
  ['Feishu', 'feishu'],
  ['the playground', 'playground'],
])('on Slack and %s at once', (_, other) => {
  let both: TwoMessengers;
  /** An admin, and Amy, on both; Bob and Mia on one each. */
  let ada: Person;
  let adaThere: Person;
  let amy: Person;
  let amyThere: Person;
  let bob: Person;
  let mia: Person;

  beforeEach(async () => {
    both = await startTwoMessengers(other);
    const { slack, there } = both;
    if (other === 'playground') {
      adaThere = await there.person('Ada');
      ada = await slack.person('Ada');
    } else {
      ada = await slack.person('Ada');
      adaThere = await there.person('Ada');
    }
    [amy, bob] = [await slack.person('Amy'), await slack.person('Bob')];
    [amyThere, mia] = [await there.person('Amy'), await there.person('Mia')];
    const admin = other === 'playground' ? adaThere : ada;
    await admin.says(`/funnel link slack:Ada ${other}:Ada`);
    expect(admin.answer().text).toContain('one person from now on: Ada, admin');
    await admin.says(`/funnel link slack:Amy ${other}:Amy`);
    expect(admin.answer().text).toContain('one person from now on: Amy, rep');
  });
  afterEach(() => both.stop());

  /** A second passes, and who sits in front of the playground sees what happened on Slack meanwhile. */
  const look = () => both.there.travel(both.there.now() + 1_000);

  it('everybody works the same funnel', async () => {
    const { slack, there } = both;
    await ada.says('/funnel here');
    await adaThere.says('/funnel here');
    await mia.says('/lead Acme Ltd, from zhihu, 50k');
    await bob.says('/deal 1');
    expect(bob.answer().text).toContain('Acme Ltd');
    await bob.says('/deal list team');
    expect(bob.answer().text).toContain('Acme Ltd');
    await bob.says('/funnel');
    expect(bob.answer().text).toMatch(/New lead[\s\S]*1/);
    await there.travel(at('2026-03-06T09:00'));
    for (const session of [slack, there]) {
      expect(cardIn(session, 'Stuck deals', 'Acme Ltd').text).toContain('Mia');
    }
  });

  it('a card posted on both stays in step, each in its channel’s language', async () => {
    const { slack, there } = both;
    await adaThere.says('/funnel language zh here');
    await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu');
    await amyThere.says('/deal 1 post');
    const [here, over] = [cardIn(slack, 'Acme Ltd'), cardIn(there, 'Acme Ltd')];
    expect(here.text).toContain('New lead');
    expect(over.text).toContain('获取线索');

    await amyThere.presses(over, '→ 线索培育');
    expect(cardIn(slack, 'Acme Ltd').text).toContain('Amy moved it to Nurturing');
    expect(cardIn(there, 'Acme Ltd').text).toContain('线索培育');
    // What was on the screen on Slack meanwhile is stale there.
    await amy.presses(here, '→ Nurturing');
    expect(amy.answer().text).toContain('nothing was changed');

    await amy.says('/deal 1 lost price');
    await look();
    expect(cardIn(slack, 'Acme Ltd').controls).not.toContain('→ Qualified');
    expect(cardIn(there, 'Acme Ltd').text).toContain('输单');
    for (const session of [slack, there]) {
      expect(session.channel().filter(({ text }) => text.includes('Acme Ltd'))).toHaveLength(1);
    }
  });

  it('a card stays in step whatever changes the deal, on either side', async () => {
    const { slack, there } = both;
    await amy.says('/lead Acme Ltd, jane@acme.com, from zhihu');
    await amyThere.says('/deal 1 post');
    const acts: readonly [string, Person, string][] = [
      ['/deal 1 note asks for a demo', amyThere, 'asks for a demo'],
      ['/deal 1 follow tomorrow 10am send the case study', amy, 'send the case study'],
      ['/deal 1 move nurturing', amyThere, 'moved it to Nurturing'],
      ['/deal 1 undo', amyThere, 'took the last change back'],
      ['/deal 1 snooze 3d', amy, 'snoozed it'],
      ['/deal 1 wait quote 3d', amyThere, 'quote'],
      ['/deal 1 release', amy, 'pool'],
    ];
    for (const [text, who, shown] of acts) {
      await who.says(text);
      await look();
      for (const session of [slack, there]) {
        expect(cardIn(session, '#1 Acme Ltd').text, text).toContain(shown);
      }
    }
    await amyThere.says('/deal 1 claim');
    await amyThere.says('/deal 1 edit');
    await amyThere.submits({ Company: 'Acme Group' });
    await look();
    for (const session of [slack, there]) {
      expect(session.channel().filter(({ text }) => text.includes('#1 Acme Group'))).toHaveLength(1);
    }
  });

  it('a person is one owner, with one line in the digest', async () => {
    const { slack, there } = both;
    await ada.says('/funnel here');
    await adaThere.says('/funnel here');
    await amy.says('/lead Acme Ltd, from zhihu');
    await amyThere.says('/lead Beta GmbH, from seo');
    for (const herself of [amy, amyThere]) {
      await herself.says('/deal list mine');
      expect(herself.answer().text).toMatch(/(?=[\s\S]*Acme Ltd)(?=[\s\S]*Beta GmbH)/);
    }
    await amyThere.says('/deal 1 note done here');
    expect(amyThere.answer().text).not.toContain('belongs to');
    await amy.says('/deal 2 claim');
    expect(amy.answer().text).toMatch(/already/i);
    await there.travel(at('2026-03-06T09:00'));
    for (const session of [slack, there]) {
      const digest = cardIn(session, 'Stuck deals', 'Acme Ltd', 'Beta GmbH');
      expect(count(digest.text, 'Amy')).toBe(1);
    }
  });

  it('a person is written to once, where they were active last', async () => {
    const directs = () => [amy.direct().length, amyThere.direct().length];
    const [here = 0, over = 0] = directs();
    await look();
    await amyThere.says('/deal list mine');
    await bob.says('/lead Acme Ltd, from zhihu, owner @Amy');
    await look();
    expect(directs()).toEqual([here, over + 1]);
    await amy.says('/deal list mine');
    await bob.says('/lead Beta GmbH, from zhihu, owner @Amy');
    await look();
    expect(directs()).toEqual([here + 1, over + 1]);
  });

  it('two people again have each what was theirs', async () => {
    await ada.says('/funnel unlink @Amy');
    await amy.says('/lead Acme Ltd, from zhihu');
    await amyThere.says('/lead Beta GmbH, from seo');
    await ada.says(`/funnel link @Amy ${other}:Amy`);
    await amy.says('/deal list mine');
    expect(amy.answer().text).toMatch(/2 deals/);
    await ada.says('/funnel unlink @Amy');
    expect(ada.answer().text).toContain('Separate people again');
    await amy.says('/deal list mine');
    expect(amy.answer().text).toContain('Acme Ltd');
    expect(amy.answer().text).not.toContain('Beta GmbH');
    await amyThere.says('/deal list mine');
    expect(amyThere.answer().text).toContain('Beta GmbH');
    expect(amyThere.answer().text).not.toContain('Acme Ltd');
  });
});

describe('on Slack and Feishu at once', () => {
  let both: TwoMessengers;
  beforeEach(async () => {
    both = await startTwoMessengers('feishu');
  });
  afterEach(() => both.stop());

  it('the settings name each channel as its people do, also after it was renamed', async () => {
    const { slack, there, onSlack, onFeishu } = both;
    const ada = await slack.person('Ada');
    const wei = await there.person('王伟');
    await ada.says('/funnel role @王伟 admin');
    await ada.says('/funnel here');
    await wei.says('/funnel here');
    await both.named();
    await ada.says('/funnel setup', 'direct');
    expect(ada.answer().text).toContain('销售群 (Feishu)');
    await wei.says('/funnel setup', 'direct');
    expect(wei.answer().text).toContain('#deals (Slack)');

    const group = [...(onFeishu?.feishu.chats.values() ?? [])].find(({ mode }) => mode === 'group')?.id ?? '';
    await onFeishu?.client.renames(group, '华东 <at id=all></at>');
    await onSlack.client.renames([...onSlack.slack.channels.keys()][0] ?? '', 'deals-east');
    await both.named();
    await ada.says('/funnel setup');
    expect(ada.answer().text).toContain('华东 <at id=all></at> (Feishu)');
    await wei.says('/funnel setup');
    expect(wei.answer().text).toContain('#deals-east (Slack)');
  });

  it('a person reads on each messenger what they read there, until they choose', async () => {
    const { slack, there } = both;
    const ada = await slack.person('Ada');
    const wei = await slack.person('王伟', 'en');
    const weiThere = await there.person('王伟', 'zh-CN');
    await ada.says('/funnel link slack:王伟 feishu:王伟');
    await weiThere.says('商机 列表 我的');
    expect(weiThere.answer().text).toContain('商机');
    await wei.says('/deal list mine');
    expect(wei.answer().text).not.toMatch(/商机/);
    // Where they wrote last, and in the language they read there.
    await ada.says('/lead Acme Ltd, from zhihu, owner @王伟');
    expect(wei.direct().at(-1)?.text).toContain('Ada');
    expect(wei.direct().at(-1)?.text).not.toMatch(/商机/);
    await there.travel(there.now() + 3_600_000);
    await weiThere.says('商机 1');
    await ada.says('/lead Beta GmbH, from zhihu, owner @王伟');
    expect(weiThere.direct().at(-1)?.text).toContain('Ada 把这个商机');
    await weiThere.says('／漏斗 语言 中文');
    await wei.says('/deal list mine');
    expect(wei.answer().text).toContain('商机');
  });

  it('accounts with the same confirmed address are one person from the first word on', async () => {
    const { slack, there, onSlack, onFeishu } = both;
    if (onFeishu === null) throw new Error('there is no Feishu');
    const email = 'amy@acme.com';
    const account = onSlack.slack.addUser.bind(onSlack.slack);
    onSlack.slack.addUser = (name, locale) => account(name, locale, { email, isEmailConfirmed: true });
    const inFeishu = onFeishu.feishu.addUser.bind(onFeishu.feishu);
    onFeishu.feishu.addUser = (name) => inFeishu(name, { email });
    const amy = await slack.person('Amy');
    await amy.says('/lead Acme Ltd, from zhihu');
    const amyThere = await there.person('Amy');
    await amyThere.says('/deal list mine');
    expect(amyThere.answer().text).toContain('Acme Ltd');
    await amyThere.says('/deal 1 won 5000');
    expect(amyThere.formIsOpen()).toBe(true);
  });
});
