import { createServer } from 'node:http';
import type { ServedAdapter } from '../../src/adapters/shared/http.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Form } from '../../src/cards/kit/form.ts';
import { withLongNames } from '../../src/cards/kit/press-names.ts';
import type { Dispatcher } from '../../src/chat/adapter.ts';
import type { ChatEvent, Search } from '../../src/chat/event.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { InboundIdentity } from '../../src/domain/ports/team.ts';

export const card = (title: string, text = 'body'): Card => ({
  title,
  tone: 'normal',
  body: [{ type: 'text', text }],
  more: null,
});

export const withButton = (title: string, label: string): Card => ({
  ...card(title),
  body: [
    {
      type: 'actions',
      controls: [
        {
          type: 'button',
          label,
          press: { kind: 'show-deal', deal: { id: 12 } },
          style: 'normal',
          confirm: null,
        },
      ],
    },
  ],
});

export const lostForm: Form = {
  title: 'Lost',
  intro: null,
  submit: 'Save',
  cancel: 'Cancel',
  ref: { form: 'lost', deal: 12, expectedVersion: 3 },
  again: { kind: 'open-form', ref: { form: 'lost', deal: 12, expectedVersion: 3 } },
  fields: [
    {
      type: 'select',
      name: 'reason',
      label: 'Reason',
      required: true,
      hint: null,
      value: null,
      options: [{ value: 'price', label: 'Price' }],
    },
    {
      type: 'text',
      name: 'text',
      label: 'More',
      required: false,
      hint: null,
      value: '',
      placeholder: null,
      multiline: true,
    },
  ],
};

/** Answers every event as told and keeps what it was asked. */
export class StubDispatcher implements Dispatcher {
  readonly events: ChatEvent[] = [];
  readonly searches: Search[] = [];
  reply: Reply | ((event: ChatEvent) => Reply | Promise<Reply>) = { kind: 'card', card: card('#12 Acme') };

  async dispatch(read: ChatEvent): Promise<Reply> {
    const event = withNames(read);
    this.events.push(event);
    return typeof this.reply === 'function' ? this.reply(event) : this.reply;
  }

  async search(search: Search) {
    this.searches.push(search);
    return [{ value: '7', label: 'Bob <Miller>' }];
  }

  async home(who: InboundIdentity): Promise<Card> {
    return withButton(`Home of ${who.user}`, 'Open');
  }
}

/** A press or a form as it was before it stood in a card: what comes in is the dispatcher's to read. */
const withNames = (event: ChatEvent): ChatEvent => {
  if (event.kind === 'press') return { ...event, press: withLongNames(event.press) };
  return event.kind === 'submit' ? { ...event, ref: withLongNames(event.ref) } : event;
};

/** The adapter's path on a real server, as the bot serves it. */
export const served = async ({ http }: ServedAdapter): Promise<{ url: string; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    if (http === null) response.writeHead(404).end();
    else http.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
