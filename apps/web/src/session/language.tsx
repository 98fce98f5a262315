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
  const [language, setLanguage] = useState<ProductLanguage>('en');
  useEffect(() => {
    void showLanguage(matchLanguage(localStorage.getItem(STORED) ?? navigator.language), setLanguage);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speech = useMemo<Speech>(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return {
      language,
      say: messages(language),
      setLanguage: (wish) => void showLanguage(matchLanguage(wish), setLanguage),
      choose: (text) => chooseText(text, language, 'en').text,
      date: (isoDate) => formatDate(language, isoDate),
      instant: (isoInstant) => formatInstant(language, isoInstant, zone),
      time: (isoInstant) => formatTime(isoInstant, zone),
      decimal: (decimal) => formatDecimal(language, decimal),
    };
  }, [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** Shows a language once its texts are here; where they cannot be fetched, the one shown stays. */
async function showLanguage(language: ProductLanguage, show: (language: ProductLanguage) => void): Promise<void> {
  await loadLanguage(language);
  localStorage.setItem(STORED, language);
  show(language);
}

/** The reader's speech; only inside `SpeechProvider`. */
export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useSpeech needs a SpeechProvider above it.');
  return speech;
}
