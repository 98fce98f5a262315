import { chooseText, type LocalText } from '@signatory/domain';
import {
  formatDate,
  formatDecimal,
  formatInstant,
  formatTime,
  matchLanguage,
  messages,
  type Say,
} from '@signatory/texts';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';

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

/** Gives the screens their language: the one chosen last on this device, else the browser's. */
export function SpeechProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(() => matchLanguage(localStorage.getItem(STORED) ?? navigator.language));
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORED, language);
  }, [language]);
  const speech = useMemo<Speech>(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return {
      language,
      say: messages(language),
      setLanguage: (wish) => setLanguage(matchLanguage(wish)),
      choose: (text) => chooseText(text, language, 'en').text,
      date: (isoDate) => formatDate(language, isoDate),
      instant: (isoInstant) => formatInstant(language, isoInstant, zone),
      time: (isoInstant) => formatTime(isoInstant, zone),
      decimal: (decimal) => formatDecimal(language, decimal),
    };
  }, [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The reader's speech; only inside `SpeechProvider`. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useSpeech needs a SpeechProvider above it.');
  return speech;
}
