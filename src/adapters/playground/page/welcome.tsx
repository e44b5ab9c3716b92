import type { JSX } from 'preact';
import { useChat } from './chat.ts';
import { Logo } from './icons.tsx';
import type { Model } from './model.ts';
import { SampleButton } from './sample-button.tsx';
import type { ToastBox } from './toasts.tsx';

interface WelcomeProps {
  model: Model;
  toasts: ToastBox;
  onSample(): void;
}

/** What a conversation begins with: what to try first. */
export const Welcome = ({ model, toasts, onSample }: WelcomeProps): JSX.Element => {
  const { word, propose } = useChat();
  const direct = model.state.channels.some(({ id, kind }) => id === model.place && kind === 'direct');
  return (
    <section class="welcome">
      <Logo />
      <h2>{word('welcome-title')}</h2>
      <p>{word(direct ? 'welcome-direct' : 'welcome-text')}</p>
      <ul>
        {(['try-lead', 'try-list', 'try-funnel'] as const).map((key) => (
          <li key={key}>
            <button type="button" onClick={() => propose(word(`${key}-text`))}>
              <span>{word(key)}</span>
              <code>{word(`${key}-text`)}</code>
            </button>
          </li>
        ))}
      </ul>
      {model.state.sampleLoaded ? null : <SampleButton toasts={toasts} onLoaded={onSample} />}
    </section>
  );
};
