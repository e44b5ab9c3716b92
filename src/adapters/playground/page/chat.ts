import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Press } from '../../../cards/kit/command.ts';
import type { Language } from '../../../domain/language.ts';
import type { PlaygroundPerson } from '../http/wire.ts';
import type { WordKey } from '../words.ts';

/** What any part of the page may need: who looks, in which words, and how to act. */
export interface Chat {
  me: PlaygroundPerson;
  people: readonly PlaygroundPerson[];
  language: Language;
  zone: string;
  word(key: WordKey): string;
  /** `message`: the card that was pressed; null on a page of its own. */
  press(command: Press, message: number | null): Promise<void>;
  /** Puts a text into the composer. */
  propose(text: string): void;
}

const ChatContext = createContext<Chat | null>(null);

/** Gives the parts of the page who is played and how to act. */
export const ChatProvider = ChatContext.Provider;

/** What `ChatProvider` gives; throws outside it. */
export const useChat = (): Chat => {
  const chat = useContext(ChatContext);
  if (chat === null) throw new Error('used outside the chat');
  return chat;
};
