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

export const newRequest = (): string => crypto.randomUUID();

export const getState = (person: string): Promise<State> => ask(`state?${new URLSearchParams({ person })}`);
export const getPeople = (): Promise<readonly PlaygroundPerson[]> => ask('people');
export const getHome = (person: string): Promise<Card> => ask(`home?${new URLSearchParams({ person })}`);
export const search = (person: string, source: SearchSource, text: string): Promise<readonly Option[]> =>
  ask(`search?${new URLSearchParams({ person, source, text })}`);
export const say = (act: Act, text: string): Promise<Answer> => send('say', { ...act, text });
export const press = (act: Act, message: number | null, command: unknown): Promise<Answer> =>
  send('press', { ...act, message, press: command });
export const submit = (act: Act, message: number | null, ref: FormRef, values: FormValues): Promise<Answer> =>
  send('submit', { ...act, message, ref, values });
export const toLead = (act: Act, message: number): Promise<Answer> => send('to-lead', { ...act, message });
export const dismiss = (person: string, message: number): Promise<object> =>
  send('dismiss', { person, message });
export const travel = (jump: Jump): Promise<ClockState> => send('clock', { jump });
export const addPerson = (name: string): Promise<PlaygroundPerson> => send('people', { name });
export const loadSample = (): Promise<{ deals: number }> => send('sample', {});
