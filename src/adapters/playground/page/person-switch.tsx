import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Role } from '../../../domain/team/member.ts';
import type { WordKey } from '../words.ts';
import { addPerson } from './api.ts';
import { Avatar } from './avatar.tsx';
import { useChat } from './chat.ts';
import { Icon } from './icons.tsx';
import { Modal } from './modal.tsx';
import { Popup } from './popup.tsx';

const ROLE_WORDS: Record<Role, WordKey> = {
  admin: 'role-admin',
  manager: 'role-manager',
  rep: 'role-rep',
  viewer: 'role-viewer',
};

/** Who looks at the page; anyone can be anyone here. */
export const PersonSwitch = ({ onPerson }: { onPerson(person: string): Promise<void> }): JSX.Element => {
  const { me, people, word } = useChat();
  const [open, setOpen] = useState(false);
  const [adding, setAdding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="person-switch">
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`${word('you-are')} ${me.name}, ${word(ROLE_WORDS[me.role])}. ${word('switch-person')}`}
        onClick={() => setOpen(!open)}
      >
        <Avatar id={me.id} name={me.name} />
        <span class="person">
          <strong>{me.name}</strong>
          <span>{word(ROLE_WORDS[me.role])}</span>
        </span>
        <Icon name="chevron" />
      </button>
      {open ? (
        <Popup id="people" label={word('switch-person')} anchor={button} onClose={() => setOpen(false)}>
          {people.map((one) => (
            <button
              key={one.id}
              type="button"
              role="menuitemradio"
              aria-checked={one.id === me.id}
              tabIndex={-1}
              class="person-option"
              onClick={() => {
                setOpen(false);
                button.current?.focus();
                void onPerson(one.id);
              }}
            >
              <Avatar id={one.id} name={one.name} />
              <span class="person">
                <strong>{one.name}</strong>
                <span>
                  {word(ROLE_WORDS[one.role])} · {one.language === 'zh-CN' ? '中文' : 'English'}
                </span>
              </span>
              {one.id === me.id ? <Icon name="check" /> : null}
            </button>
          ))}
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            class="person-option add"
            onClick={() => {
              setOpen(false);
              setAdding(true);
            }}
          >
            <Icon name="plus" />
            {word('add-person')}
          </button>
        </Popup>
      ) : null}
      {adding ? (
        <AddPerson
          onClose={() => setAdding(false)}
          onAdded={(person) => {
            setAdding(false);
            void onPerson(person);
          }}
        />
      ) : null}
    </div>
  );
};

const AddPerson = (props: { onClose(): void; onAdded(person: string): void }): JSX.Element => {
  const { word } = useChat();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  return (
    <Modal title={word('add-person')} narrow onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          addPerson(name).then(
            ({ id }) => props.onAdded(id),
            (failure: unknown) => setError(failure instanceof Error ? failure.message : word('failed')),
          );
        }}
      >
        <div class="modal-body">
          <div class="field">
            <label for="new-person">{word('person-name')}</label>
            <input
              id="new-person"
              required
              maxLength={60}
              autoComplete="off"
              aria-invalid={error !== null}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
            {error === null ? null : <p class="field-error">{error}</p>}
          </div>
        </div>
        <footer>
          <button type="button" class="button normal" onClick={props.onClose}>
            {word('cancel')}
          </button>
          <button type="submit" class="button primary">
            {word('add-person')}
          </button>
        </footer>
      </form>
    </Modal>
  );
};
