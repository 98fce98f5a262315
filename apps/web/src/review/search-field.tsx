import { useEffect, useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { TextField } from '../ui/text-field.js';

const PAUSE_MS = 300;

/** Searches once typing pauses: each letter would be a question to the server. */
export function SearchField({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (words: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const [words, setWords] = useState(value);
  const [sent, setSent] = useState(value);
  // The address changed by something else than this field: another view was opened.
  if (value !== sent.trim()) {
    setSent(value);
    setWords(value);
  }
  useEffect(() => {
    if (words === sent) return undefined;
    const timer = setTimeout(() => {
      setSent(words);
      onSearch(words.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, sent, onSearch]);
  return (
    <TextField
      label={say('review.search')}
      hint={say('review.search.hint')}
      value={words}
      maxLength={200}
      onChange={setWords}
    />
  );
}
