import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { State } from '../http/wire.ts';
import { getState } from './api.ts';
import { Room } from './room.tsx';

const DEFAULT_PERSON = 'amy';

const read = (): { person: string; place: string } => {
  const query = new URLSearchParams(location.search);
  return { person: query.get('as') ?? DEFAULT_PERSON, place: query.get('in') ?? '' };
};

/** Who and where stands in the address: two windows can be two people, and a reload changes nothing. */
const write = (person: string, place: string): void =>
  history.replaceState(null, '', `?${new URLSearchParams({ as: person, in: place })}`);

/** The whole page. */
export const App = (): JSX.Element => {
  const [state, setState] = useState<State | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const become = (person: string) =>
    getState(person).then(
      (next) => {
        document.documentElement.lang = next.person.language;
        setTrouble(null);
        setState(next);
      },
      (error: unknown) => setTrouble(String(error)),
    );

  useEffect(() => {
    void become(read().person);
  }, []);

  if (state === null) {
    return (
      <main class="starting" aria-busy={trouble === null}>
        {trouble === null ? (
          <span class="spinner" />
        ) : (
          <>
            <p>{trouble}</p>
            <button type="button" class="button normal" onClick={() => become(read().person)}>
              ↻
            </button>
          </>
        )}
      </main>
    );
  }
  return (
    <Room
      // A change of language or role (a command can do both) starts the room anew as well.
      key={JSON.stringify([state.person, state.people])}
      state={state}
      place={read().place}
      onPlace={(place) => write(state.person.id, place)}
      onPerson={become}
    />
  );
};
