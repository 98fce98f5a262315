import { chooseText, type LocalText } from '@signatory/domain';
import {
  formatDate,
  formatDecimal,
  formatInstant,
  formatTime,
  loadLanguage,
  matchLanguage,
  messages,
  type ProductLanguage,
  type Say,
} from '@signatory/texts';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { deviceNotes } from '../device/notes.js';

/** How the signed-in reader is spoken to: language, texts and formats, in the reader's own time zone. */
export interface Speech {
  readonly language: string;
  readonly say: Say;
  setLanguage(language: string): void;
  choose(text: LocalText): string;
  date(isoDate: string): string;
  instant(isoInstant: string): string;
  time(isoInstant: string): string;
  decimal(decimal: string): string;
}

const STORED = 'signatory-language';
const SpeechContext = createContext<Speech | null>(null);

/** The language chosen last on this device, else the browser's, with its texts. Rejects when they cannot be fetched. */
export async function loadOwnLanguage(): Promise<ProductLanguage> {
  const language = matchLanguage(deviceNotes.read(STORED) ?? navigator.language);
  // What is asked for meanwhile is asked for in this language.
  document.documentElement.lang = language;
  await prepareLanguage(language);
  return language;
}

/** Gives the screens their language; `first` is one whose texts are here. */
export function SpeechProvider(props: { readonly first: ProductLanguage; readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const [language, setLanguage] = useState(props.first);
  const speech = useMemo<Speech>(() => {
    return {
      language,
      say: messages(language),
      setLanguage: (wish) =>
        void prepareLanguage(matchLanguage(wish)).then(
          () => {
            deviceNotes.write(STORED, matchLanguage(wish));
            setLanguage(matchLanguage(wish));
            // Findings and names come from the server in the language they were asked for.
            void client.invalidateQueries();
          },
          // Where its texts cannot be fetched, the language shown stays.
          () => undefined,
        ),
      choose: (text) => chooseText(text, language, 'en').text,
      date: (isoDate) => formatDate(language, isoDate),
      instant: (isoInstant) => formatInstant(language, isoInstant, ownZone()),
      time: (isoInstant) => formatTime(isoInstant, ownZone()),
      decimal: (decimal) => formatDecimal(language, decimal),
    };
  }, [client, language]);
  return <SpeechContext value={speech}>{props.children}</SpeechContext>;
}

let zone: string | undefined;
/** Asked for where an instant is first shown: it takes a slow device a while to find out. */
function ownZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
}

/** Fetches what a language needs, then says to the browser and, with each request, to the server that it is spoken. */
async function prepareLanguage(language: ProductLanguage): Promise<void> {
  await Promise.all([loadLanguage(language), language === 'ja' && import('../styles/japanese.css')]);
  document.documentElement.lang = language;
}

/** The reader's speech; only inside `SpeechProvider`. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useSpeech needs a SpeechProvider above it.');
  return speech;
}
