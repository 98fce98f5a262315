import type { AnswerView, EarlierView, IndicatorView, ReviewView } from '@signatory/contract';
import { chooseText, isFigure } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { FigureChange } from '../ui/figure-change.js';
import { BreakWords } from '../report/break-words.js';
import { keepsBack } from '../report/kept-back.js';
import { TextDifference } from './difference.js';
import { nameCell, printEntry } from './print-entry.js';

/** What an entry is compared with: the version submitted before, or what was certified in an earlier cycle. */
function sidesOf({ before, entry }: ReviewView): { readonly id: string; readonly answer: AnswerView | EarlierView }[] {
  return [
    ...(before && before.version !== entry.version ? [{ id: '', answer: before }] : []),
    ...entry.before.map((answer) => ({ id: answer.cycle, answer })),
  ];
}

/** The answer as it is beside what it was: words with what changed in them, figures and their parts with the change. */
export function Versus(props: { readonly review: ReviewView; readonly indicator: IndicatorView }): ReactNode {
  const { say, choose } = useSpeech();
  const { review, indicator } = props;
  const { entry } = review;
  const sides = sidesOf(review);
  const [wish, setWish] = useState<string | null>(null);
  const side = sides.find(({ id }) => id === wish) ?? sides[0];
  const asked = side && 'asked' in side.answer ? side.answer.asked : null;
  const titles = new Map(entry.before.map(({ cycle, title }) => [cycle, choose(title)]));
  return (
    <>
      {sides.length > 1 && (
        <SelectField
          label={say('review.against')}
          value={side?.id ?? ''}
          options={sides.map(({ id }) => [id, id === '' ? say('review.against.version') : (titles.get(id) ?? id)])}
          onChange={setWish}
        />
      )}
      {sides.length === 1 && (
        <p className="small-print">
          {say('review.against')}
          {say('join.colon')}
          {side?.id === '' ? say('review.against.version') : titles.get(side?.id ?? '')}
        </p>
      )}
      {sides.length === 0 && (
        <p className="small-print">{say(review.before ? 'review.against.same' : 'review.against.nothing')}</p>
      )}
      {asked && <p className="small-print">{say('earlier.asked', { question: choose(asked) })}</p>}
      {entry.breaks.map((found) => (
        <p key={found.cycle} className="small-print">
          {choose(found.title)}
          {say('join.colon')}
          <BreakWords found={found} />
        </p>
      ))}
      <AnswerTable entry={entry} before={side?.answer ?? null} indicator={indicator} />
      <Words entry={entry} before={side?.answer ?? null} />
    </>
  );
}

interface Sides {
  readonly entry: ReviewView['entry'];
  readonly before: AnswerView | null;
}

function AnswerTable({ entry, before, indicator }: Sides & { readonly indicator: IndicatorView }): ReactNode {
  const speech = useSpeech();
  const { say, decimal } = speech;
  const cells = [...new Set([...Object.keys(entry.cells), ...Object.keys(before?.cells ?? {})])];
  const figures = isFigure(indicator.type) && before !== null;
  const total = (answer: AnswerView | null): string | null => (typeof answer?.value === 'string' ? answer.value : null);
  const now = printEntry(entry, indicator, speech);
  const was = before && printEntry(before, indicator, speech);
  return (
    <section className="scroll" aria-label={say('entry.answer')} tabIndex={0}>
      <table className="table versus-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say('review.part')}</span>
            </th>
            {before && <th scope="col">{say('review.then')}</th>}
            <th scope="col">{say('review.nowPlain')}</th>
            {figures && <th scope="col">{say('review.change')}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say('entry.answer')}</th>
            {before && (
              <td>
                <Printed answer={before} indicator={indicator} />
              </td>
            )}
            <td>
              <strong>
                {isWords(entry, indicator) && isWords(before, indicator) && was !== null && was !== now ? (
                  <TextDifference before={was} now={now} language={null} />
                ) : (
                  <Printed answer={entry} indicator={indicator} />
                )}
              </strong>
              {/* Why there is no figure, as the answer itself says already. */}
              {entry.observation &&
                !['normal', entry.status].includes(entry.observation) &&
                ` (${say(`observation.${entry.observation}`)})`}
            </td>
            {figures && (
              <td className="versus-change">
                <FigureChange before={total(before)} now={total(entry)} />
              </td>
            )}
          </tr>
          {cells.map((cell) => {
            const [then, value] = [before?.cells[cell]?.value ?? null, entry.cells[cell]?.value ?? null];
            return (
              <tr key={cell} className={before && then !== value ? 'changed' : undefined}>
                <th scope="row">{nameCell(cell, indicator, speech)}</th>
                {before && <td>{then === null ? '–' : decimal(then)}</td>}
                <td>{value === null ? '–' : decimal(value)}</td>
                {figures && (
                  <td className="versus-change">
                    <FigureChange before={then} now={value} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {entry.cellCount > Object.keys(entry.cells).length && (
        <p className="muted">
          {say('entry.cells.some', { shown: Object.keys(entry.cells).length, count: entry.cellCount })}
        </p>
      )}
    </section>
  );
}

function isWords(answer: AnswerView | null, { type }: IndicatorView): boolean {
  return type === 'text' && answer?.status === 'answered';
}

/** An answer as one line: what somebody wrote is marked as such within it. */
function Printed({ answer, indicator }: { readonly answer: AnswerView; readonly indicator: IndicatorView }): ReactNode {
  const speech = useSpeech();
  const { say } = speech;
  const { status, reason } = answer;
  if (status === 'answered' || status === 'unanswered' || !reason) {
    const words = printEntry(answer, indicator, speech);
    return isWords(answer, indicator) ? <OwnWords>{words}</OwnWords> : words;
  }
  return (
    <>
      {say(`answer.${status}`)}
      {say('join.colon')}
      <OwnWords>{reason}</OwnWords>
    </>
  );
}

/** An answer in words says in no language that anybody told: it is not read aloud as if it were in the reader's. */
function OwnWords({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <span lang="" dir="auto">
      {children}
    </span>
  );
}

/** The account in words. Both are compared in the language that the reader sees. */
function Words({ entry, before }: Sides): ReactNode {
  const { say, language } = useSpeech();
  const now = entry.narrative && chooseText(entry.narrative, language, 'en');
  const was = before?.narrative && chooseText(before.narrative, now?.language ?? language, 'en');
  if (!now && !was) return null;
  return (
    <>
      <h3>
        {say('entry.narrative')}
        {entry.narrativeTier === 'public' && !keepsBack(entry) && (
          <span className="tag tag-plain">{say('entry.narrative.published')}</span>
        )}
      </h3>
      <p className="narrative">
        {before ? (
          <TextDifference before={was?.text ?? ''} now={now?.text ?? ''} language={now?.language ?? language} />
        ) : (
          <span lang={now?.language} dir="auto">
            {now?.text}
          </span>
        )}
      </p>
    </>
  );
}
