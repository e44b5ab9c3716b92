import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person, SeenCard, Session } from '../../support/driver.ts';
import { slackSocketDriver } from '../../support/slack-driver.ts';

// The stories run over HTTP; this is the same road once over Socket Mode.
describe('The whole bot in Socket Mode', () => {
  let session: Session;
  let amy: Person;
  beforeEach(async () => {
    session = await slackSocketDriver.open();
    amy = await session.person('Amy');
  });
  afterEach(() => session.stop());

  const card = (): SeenCard => {
    const found = session.channel().at(-1);
    if (found === undefined) throw new Error('nothing in the channel');
    return found;
  };

  it('takes a lead from a form to won', async () => {
    await amy.says('/lead');
    await amy.submits({ Company: 'Acme Ltd', Email: 'nonsense' });
    expect(Object.keys(amy.form().errors)).toEqual(['Email']);
    await amy.submits({ Company: 'Acme Ltd', Email: 'jane@acme.com', Amount: '5万', Source: 'zhihu' });
    expect(amy.formIsOpen()).toBe(false);
    await amy.presses(card(), '→ Nurturing');
    await amy.presses(card(), 'Move to…');
    expect(amy.formIsOpen()).toBe(true);
    expect(card().text).toContain('● Nurturing');
  });

  it('answers what is typed in a direct message there', async () => {
    await amy.says('lead Acme Ltd, jane@acme.com, from zhihu', 'direct');
    expect(amy.answer().text).toContain('Acme Ltd');
    await amy.says('deal 1', 'direct');
    expect(amy.answer().text).toContain('#1 Acme Ltd');
  });
});
