import type { AdoptVersion, PlanVersionDetail } from '@signatory/contract';
import { matchLanguage } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';
import { commitmentOptions, memberOptions } from './plan-names.js';
import { useConsultationIsOver } from './consultation-end.js';
import { WordsField, type Words } from './words-field.js';

interface ReservationDraft {
  readonly key: number;
  readonly member: string;
  /** Empty for the plan as a whole. */
  readonly commitment: string;
  readonly words: Words;
}

/** Records that the members adopted a version: when, where, by which document, and with which reservations. */
export function AdoptionForm({ version }: { readonly version: PlanVersionDetail }): ReactNode {
  const { say, choose, instant, language } = useSpeech();
  const isOver = useConsultationIsOver(version);
  const [facts, setFacts] = useState(version.stated);
  const [reservations, setReservations] = useState<readonly ReservationDraft[]>([]);
  const adopt = useCommand(
    (body: AdoptVersion) => api.adoptVersion({ plan: version.id, n: version.version }, body),
    [['plans']],
  );
  const lacks = useLacks({
    date: facts.date === '' && say('lack.day'),
    place: isShort(facts.place, 2) && say('lack.words', { least: 2 }),
    document: isShort(facts.document) && say('lack.words', { least: 3 }),
    reservations: reservations.some(({ words }) => isShort(words.text)) && say('lack.words', { least: 3 }),
  });
  const change = (key: number, part: Partial<ReservationDraft>): void =>
    setReservations(reservations.map((each) => (each.key === key ? { ...each, ...part } : each)));
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () =>
          adopt.mutate({
            ...facts,
            revision: version.revision,
            reservations: reservations.map(({ member, commitment, words }) => ({
              member,
              commitment: commitment || null,
              text: { [words.language]: words.text },
            })),
          }),
        )
      }
    >
      <p className="note">{say('adoption.means')}</p>
      {version.consultationUntil && !isOver && (
        <p className="note">{say('adoption.early', { instant: instant(version.consultationUntil) })}</p>
      )}
      <div className="field-row">
        <TextField
          label={say('adoption.date')}
          type="date"
          value={facts.date}
          required
          error={lacks.at('date') ?? faultAt(adopt.error, '/date')}
          onChange={(date) => setFacts({ ...facts, date })}
        />
        <TextField
          label={say('adoption.place')}
          value={facts.place}
          required
          maxLength={200}
          error={lacks.at('place') ?? faultAt(adopt.error, '/place')}
          onChange={(place) => setFacts({ ...facts, place })}
        />
      </div>
      <TextField
        label={say('adoption.document')}
        hint={say('adoption.document.hint')}
        value={facts.document}
        required
        maxLength={500}
        error={lacks.at('document') ?? faultAt(adopt.error, '/document')}
        onChange={(document) => setFacts({ ...facts, document })}
      />
      <h3>{say('adoption.reservations')}</h3>
      {reservations.length === 0 && <p className="muted">{say('adoption.reservations.none')}</p>}
      {reservations.map(({ key, member, commitment, words }, index) => (
        <fieldset key={key} className="item">
          <legend>{say('adoption.reservation', { number: index + 1 })}</legend>
          <div className="field-row">
            <SelectField
              label={say('term.member')}
              value={member}
              options={memberOptions(version, choose)}
              onChange={(code) => change(key, { member: code })}
            />
            <SelectField
              label={say('term.commitment')}
              value={commitment}
              options={[['', say('adoption.wholePlan')], ...commitmentOptions(version, choose)]}
              onChange={(id) => change(key, { commitment: id })}
            />
          </div>
          <WordsField
            label={say('adoption.reservation.text')}
            value={words}
            error={isShort(words.text) ? lacks.at('reservations') : null}
            onChange={(next) => change(key, { words: next })}
          />
          <button
            type="button"
            className="button"
            onClick={() => setReservations(reservations.filter((each) => each.key !== key))}
          >
            {say('adoption.reservation.remove', { number: index + 1 })}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          setReservations([
            ...reservations,
            {
              key: Math.max(0, ...reservations.map(({ key }) => key)) + 1,
              member: version.memberNames[0]?.code ?? '',
              commitment: '',
              words: { language: matchLanguage(language), text: '' },
            },
          ])
        }
      >
        {say('adoption.reservation.add')}
      </button>
      {adopt.error && <Failure error={adopt.error} />}
      <button type="submit" className="button button-primary" aria-disabled={adopt.isPending}>
        {say('adoption.save')}
      </button>
    </form>
  );
}
