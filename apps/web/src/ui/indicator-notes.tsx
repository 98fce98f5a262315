import type { PlanView } from '@signatory/contract';
import { statedWords } from '@signatory/texts';
import { Fragment, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

type Indicator = PlanView['commitments'][number]['indicators'][number];

/** What the plan says of an indicator beside its question: where it stood and shall be, how it is measured, and from what. */
export function IndicatorNotes({ indicator }: { readonly indicator: Indicator }): ReactNode {
  const { say, choose, language } = useSpeech();
  const { method, practice } = indicator;
  const notes: [string, string][] = [
    ...statedWords(language, indicator).map(({ name, before, words, after }): [string, string] => [
      name,
      `${before}${words ? choose(words) : ''}${after}`,
    ]),
    ...(method ? [[say('stated.method'), choose(method)] satisfies [string, string]] : []),
    ...(practice === undefined ? [] : [[say('stated.practice'), practice] satisfies [string, string]]),
  ];
  if (notes.length === 0) return null;
  return (
    <dl className="settings">
      {notes.map(([name, words]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
