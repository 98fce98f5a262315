import type { CitedLink } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import type { ReactNode } from 'react';
import { sayPage } from '../report/evidence-words.js';
import { useSpeech } from '../session/language.js';

/** Pages that are cited, each by its title, with what is said of it. */
export function Cited({ links }: { readonly links: readonly CitedLink[] }): ReactNode {
  if (links.length === 0) return null;
  return (
    <ul className="evidence">
      {links.map((link, index) => (
        <li key={index}>
          <Icon name="external" />
          <CitedWords link={link} />
        </li>
      ))}
    </ul>
  );
}

/** One of them: who published it and when, where in it, when it was read, and the words that show it. */
export function CitedWords({ link }: { readonly link: CitedLink }): ReactNode {
  const { say, date } = useSpeech();
  const { title, url, publisher, published, accessed, page, quote } = link;
  const notes = [
    publisher,
    published && say('evidence.published', { date: date(published) }),
    page && sayPage(page, say),
    accessed && say('evidence.accessed', { date: date(accessed) }),
  ].filter(Boolean);
  return (
    <span className="evidence-words">
      <a href={url}>{title}</a>
      {notes.length > 0 && <span className="evidence-note">{notes.join(say('join.comma'))}</span>}
      {quote && <q lang="und">{quote}</q>}
    </span>
  );
}
