import { Icon } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { editing, type EditedPlace } from '../api/editing.js';
import '../styles/editing-line.css';
import { useSpeech } from '../session/language.js';

/** Between two times that somebody who goes on editing says so. */
const TELL_MS = 20_000;

/** Who else is editing here, in a quiet line; and tells the others of whoever types in a form of this page. */
export function EditingLine({ place }: { readonly place: EditedPlace }): ReactNode {
  const { say, language } = useSpeech();
  const { data } = useQuery(editing.beside(place));
  useTelling(place);
  const people = data?.people ?? [];
  const names = new Intl.ListFormat(language).format(people);
  return (
    <p className="editing-line" role="status">
      {people.length > 0 && (
        <>
          <Icon name="info" />
          <span>
            {say('editing.beside', { names, count: people.length })}
            {say('join.sentence')}
            <span className="editing-means">{say('editing.means')}</span>
          </span>
        </>
      )}
    </p>
  );
}

function useTelling(place: EditedPlace): void {
  const { address } = place;
  useEffect(() => {
    let next = 0;
    const tell = ({ target }: Event): void => {
      if (!(target instanceof Element && target.closest('form')) || Date.now() < next) return;
      next = Date.now() + TELL_MS;
      // Nobody waits for it: where it does not arrive, others are told a little later or not at all.
      void editing.tell({ address, key: [] }).catch(() => undefined);
    };
    addEventListener('input', tell);
    return () => removeEventListener('input', tell);
  }, [address]);
}
