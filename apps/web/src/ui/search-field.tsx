import { useEffect, useState, type ReactNode } from 'react';
import { TextField } from './text-field.js';

const PAUSE_MS = 300;

/** Searches once typing pauses: each letter would be a question to the server. */
export function SearchField({
  label,
  hint,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onSearch: (words: string) => void;
}): ReactNode {
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
  return <TextField label={label} hint={hint} value={words} maxLength={200} onChange={setWords} />;
}
