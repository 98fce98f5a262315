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
  useEffect(() => setWords(value), [value]);
  useEffect(() => {
    if (words === value) return undefined;
    const timer = setTimeout(() => onSearch(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, value, onSearch]);
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
