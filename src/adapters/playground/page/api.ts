import type { Card } from '../../../cards/kit/card.ts';
import type { FormRef } from '../../../cards/kit/command.ts';
import type { FormValues, Option, SearchSource } from '../../../cards/kit/form.ts';
import type { Answer, ClockState, Jump, PlaygroundPerson, State } from '../http/wire.ts';

/** The server said no, in its own words. */
class Failed extends Error {}

const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(`/playground/api/${path}`, init);
  const body = await response.json();
  if (!response.ok) throw new Failed(typeof body.error === 'string' ? body.error : response.statusText);
  return body;
};

const send = <T>(path: string, body: object): Promise<T> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Who acts where; `request` stays the same when the same act is tried again. */
export interface Act {
  person: string;
  channel: string;
  request: string;
}

/** An id by which the server knows a request that is sent again. */
export const newRequest = (): string => crypto.randomUUID();

/** All the page begins with. */
export const getState = (person: string): Promise<State> => ask(`state?${new URLSearchParams({ person })}`);
/** Who can be played. */
export const getPeople = (): Promise<readonly PlaygroundPerson[]> => ask('people');
/** The person's home, a card. */
export const getHome = (person: string): Promise<Card> => ask(`home?${new URLSearchParams({ person })}`);
/** What a search box offers. */
export const search = (person: string, source: SearchSource, text: string): Promise<readonly Option[]> =>
  ask(`search?${new URLSearchParams({ person, source, text })}`);
/** A line that was typed. */
export const say = (act: Act, text: string): Promise<Answer> => send('say', { ...act, text });
/** A press of a control. */
export const press = (act: Act, message: number | null, command: unknown): Promise<Answer> =>
  send('press', { ...act, message, press: command });
/** A form that was filled in. */
export const submit = (act: Act, message: number | null, ref: FormRef, values: FormValues): Promise<Answer> =>
  send('submit', { ...act, message, ref, values });
/** Makes a lead of somebody's message. */
export const toLead = (act: Act, message: number): Promise<Answer> => send('to-lead', { ...act, message });
/** Takes a message that only this person sees away. */
export const dismiss = (person: string, message: number): Promise<object> =>
  send('dismiss', { person, message });
/** Moves the bot's clock. */
export const travel = (jump: Jump): Promise<ClockState> => send('clock', { jump });
/** Somebody new joins the team. */
export const addPerson = (name: string): Promise<PlaygroundPerson> => send('people', { name });
/** Fills the funnel with sample deals. */
export const loadSample = (): Promise<{ deals: number }> => send('sample', {});
