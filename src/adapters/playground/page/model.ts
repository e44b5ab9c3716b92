import type { ClockState, Message, State } from '../http/wire.ts';

/** The place that is no channel: the person's home. */
export const HOME = 'home';

/** What the page knows. `place`: a channel's id, or `HOME`. */
export interface Model {
  state: State;
  messages: readonly Message[];
  place: string;
  unread: Readonly<Record<string, number>>;
  /** Bot time minus the browser's, ms. */
  offset: number;
  online: boolean;
}

/** What changes the model. */
export type Action =
  | { kind: 'message'; message: Message }
  | { kind: 'clock'; clock: ClockState }
  | { kind: 'go'; place: string }
  | { kind: 'online'; online: boolean }
  | { kind: 'sample-loaded' };

/** The model of a page that has just been opened. */
export const begin = (state: State, place: string): Model => ({
  state,
  messages: state.messages,
  place: place === HOME || state.channels.some(({ id }) => id === place) ? place : firstPlace(state),
  unread: {},
  offset: state.clock.now - Date.now(),
  online: true,
});

const firstPlace = (state: State): string => state.channels[0]?.id ?? HOME;

/** The model after an action; messages come in any order, and more than once. */
export const reduce = (model: Model, action: Action): Model => {
  switch (action.kind) {
    case 'message':
      return arrive(model, action.message);
    case 'clock':
      return {
        ...model,
        state: { ...model.state, clock: action.clock },
        offset: action.clock.now - Date.now(),
      };
    case 'go':
      return { ...model, place: action.place, unread: { ...model.unread, [action.place]: 0 } };
    case 'online':
      return model.online === action.online ? model : { ...model, online: action.online };
    case 'sample-loaded':
      return { ...model, state: { ...model.state, sampleLoaded: true } };
    default:
      return action satisfies never;
  }
};

/** A changed message keeps its place; a new one goes where its number says. */
const arrive = (model: Model, message: Message): Model => {
  const before = model.messages.find(({ id }) => id === message.id);
  if (before !== undefined && before.seq >= message.seq) return model;
  const others = model.messages.filter(({ id }) => id !== message.id);
  if (message.body.kind === 'removed') return { ...model, messages: others };
  const after = others.findIndex(({ id }) => id > message.id);
  const at = after < 0 ? others.length : after;
  const isNews =
    before === undefined && message.channel !== model.place && message.author !== model.state.person.id;
  return {
    ...model,
    messages: [...others.slice(0, at), message, ...others.slice(at)],
    unread: isNews
      ? { ...model.unread, [message.channel]: (model.unread[message.channel] ?? 0) + 1 }
      : model.unread,
  };
};
