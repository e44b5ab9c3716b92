import type { JSX } from 'preact';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Form } from '../../../cards/kit/form.ts';
import type { State } from '../http/wire.ts';
import { type Act, getPeople, newRequest, press, submit } from './api.ts';
import { type Chat, ChatProvider } from './chat.ts';
import { Composer, type ComposerControl } from './composer.tsx';
import { FormDialog } from './form-dialog.tsx';
import { Header } from './header.tsx';
import { Home } from './home.tsx';
import { Log } from './log.tsx';
import { begin, HOME, reduce } from './model.ts';
import { settle } from './settle.ts';
import { Sidebar } from './sidebar.tsx';
import { follow } from './stream.ts';
import { Toasts, useToasts } from './toasts.tsx';

interface RoomProps {
  state: State;
  place: string;
  onPlace(place: string): void;
  onPerson(person: string): Promise<void>;
}

/** An open form: `act` is the request its submission will be, however often it is sent. */
interface OpenForm {
  form: Form;
  act: Act;
  message: number | null;
}

/** Everything one person sees. */
export const Room = ({ state, place, onPlace, onPerson }: RoomProps): JSX.Element => {
  const [model, dispatch] = useReducer(reduce, begin(state, place));
  const [form, setForm] = useState<OpenForm | null>(null);
  const [drawer, setDrawer] = useState(false);
  const [spot, setSpot] = useState<{ message: number } | null>(null);
  const toasts = useToasts();
  const composer = useRef<ComposerControl>(null);
  const drafts = useRef(new Map<string, string>());
  const me = state.person;
  const direct = state.channels.find(({ kind }) => kind === 'direct')?.id ?? '';
  const channel = model.place === HOME ? direct : model.place;

  useEffect(
    () =>
      follow(me.id, state.seq, {
        onMessage: (message) => dispatch({ kind: 'message', message }),
        onClock: (clock) => dispatch({ kind: 'clock', clock }),
        onOnline: (online) => dispatch({ kind: 'online', online }),
      }),
    [me.id, state.seq],
  );

  const go = (to: string) => {
    dispatch({ kind: 'go', place: to });
    onPlace(to);
    setDrawer(false);
  };
  useEffect(() => onPlace(model.place), []);

  /** A command may have changed a role or a language, also one's own. */
  const refreshPeople = async () => {
    const people = await getPeople().catch(() => state.people);
    if (JSON.stringify(people) !== JSON.stringify(state.people)) await onPerson(me.id);
  };

  const word: Chat['word'] = (key) => state.words[key] ?? key;
  const act = (): Act => ({ person: me.id, channel, request: newRequest() });
  const outcome = (message: number | null) => ({
    show(shown: number) {
      if (model.place === HOME) go(direct);
      setSpot({ message: shown });
      void refreshPeople();
    },
    open: (next: Form) => setForm({ form: next, act: act(), message }),
    tell(notice: string) {
      toasts.say(notice, 'normal');
      void refreshPeople();
    },
    fail: (error: unknown) => toasts.say(error instanceof Error ? error.message : word('failed'), 'danger'),
    refuse() {},
  });

  const chat = useMemo<Chat>(
    () => ({
      me,
      people: state.people,
      language: me.language,
      zone: state.clock.zone,
      word,
      press: (command, message) => settle(press(act(), message, command), outcome(message)).then(() => {}),
      propose: (text) => composer.current?.propose(text),
    }),
    [state, channel],
  );

  return (
    <ChatProvider value={chat}>
      <div class={drawer ? 'room drawer-open' : 'room'}>
        <Sidebar
          model={model}
          open={drawer}
          onGo={go}
          onPerson={onPerson}
          onClose={() => setDrawer(false)}
          toasts={toasts}
          onSample={() => dispatch({ kind: 'sample-loaded' })}
        />
        <main inert={drawer}>
          <Header model={model} dispatch={dispatch} toasts={toasts} onMenu={() => setDrawer(true)} />
          {model.online ? null : <p class="offline">{word('offline')}</p>}
          {model.place === HOME ? (
            <Home seq={model.messages.at(-1)?.seq ?? 0} />
          ) : (
            <>
              <Log
                key={model.place}
                model={model}
                spot={spot}
                onSample={() => dispatch({ kind: 'sample-loaded' })}
                toasts={toasts}
                onAct={(send, message) => settle(send(act()), outcome(message)).then(() => {})}
              />
              <Composer
                key={`composer-${model.place}`}
                control={composer}
                draft={drafts.current.get(model.place) ?? ''}
                onDraft={(text) => drafts.current.set(model.place, text)}
                act={act}
                outcome={outcome(null)}
                direct={model.place === direct}
              />
            </>
          )}
        </main>
      </div>
      {form === null ? null : (
        <FormDialog
          key={form.act.request}
          form={form.form}
          onClose={() => setForm(null)}
          onSubmit={async (values) => {
            const before = form;
            const answer = await settle(
              submit(form.act, form.message, form.form.ref, values),
              outcome(form.message),
            );
            if (answer === null) return null;
            if (answer.kind === 'field-errors') return answer.errors;
            // The answer may be another form, which is open by now.
            setForm((now) => (now === before ? null : now));
            return null;
          }}
        />
      )}
      <Toasts toasts={toasts} />
    </ChatProvider>
  );
};
