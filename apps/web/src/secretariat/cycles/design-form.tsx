import type { CreateCycle, CycleView, PlanVersionView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { LANGUAGE_NAMES, LANGUAGES, matchLanguage } from '@signatory/texts';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { faultAt } from '../../ui/faults.js';
import { SelectField } from '../../ui/select-field.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { readCalendar } from './calendar-draft.js';
import { ForeseenLetters } from './calendar-effects.js';
import { CalendarFields } from './calendar-fields.js';
import { emptyDesign, nameVersion, readDesign, type DesignDraft } from './design-draft.js';
import { LetterPreview } from './letter-preview.js';
import { SeriesFields } from './series-fields.js';

/** The form of a new cycle; whoever saves it is led to its overview, where it is opened. */
export function DesignForm(props: {
  readonly versions: readonly PlanVersionView[];
  readonly cycles: readonly CycleView[];
  readonly wished: { readonly plan?: string; readonly version?: string };
}): ReactNode {
  const { say, choose, language } = useSpeech();
  const navigate = useNavigate();
  const { versions, cycles, wished } = props;
  const first = versions.find(({ id, version }) => id === wished.plan && String(version) === wished.version);
  const [draft, setDraft] = useState<DesignDraft>(() =>
    emptyDesign(nameVersion(first ?? versions[0] ?? { id: '', version: 1 }), matchLanguage(language)),
  );
  const create = useCommand((body: CreateCycle) => api.createCycle(body), [['cycles']]);
  const body = readDesign(draft);
  const calendar = readCalendar(draft.calendar, null);
  const chosen = versions.find((each) => nameVersion(each) === draft.version);
  // Its members are the plan's; none is named before the cycle is there.
  const subject = { code: draft.code, title: plainText(draft.titles[draft.original] || draft.code), members: [] };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!body) return;
        create.mutate(body, { goOn: ({ code }) => void navigate({ to: '/cycles', search: { cycle: code } }) });
      }}
    >
      <section className="panel form" aria-labelledby="design-plan">
        <h2 id="design-plan">{say('design.plan')}</h2>
        <SelectField
          label={say('design.version')}
          value={draft.version}
          options={versions.map((each) => [
            nameVersion(each),
            say('design.version.option', {
              title: choose(each.title),
              version: each.version,
              state: say(`planVersion.${each.state}`),
            }),
          ])}
          onChange={(version) => setDraft({ ...draft, version })}
        />
        {chosen?.state === 'CONSULTATION' && <p className="notes">{say('design.version.consulted')}</p>}
        {chosen?.state === 'SUPERSEDED' && <p className="notes">{say('design.version.superseded')}</p>}
        <SeriesFields draft={draft} cycles={cycles} error={create.error} onChange={setDraft} />
      </section>
      <section className="panel form" aria-labelledby="design-name">
        <h2 id="design-name">{say('design.name')}</h2>
        <TextField
          label={say('design.code')}
          hint={say('design.code.hint')}
          value={draft.code}
          maxLength={100}
          required
          error={faultAt(create.error, '/code')}
          onChange={(code) => setDraft({ ...draft, code })}
        />
        <SelectField
          label={say('design.original')}
          value={draft.original}
          options={LANGUAGES.map((code) => [code, LANGUAGE_NAMES[code]])}
          onChange={(code) => setDraft({ ...draft, original: matchLanguage(code) })}
        />
        <TitleField draft={draft} language={draft.original} onChange={setDraft} />
        <details>
          <summary>{say('design.translations')}</summary>
          <div className="form">
            {LANGUAGES.filter((code) => code !== draft.original).map((code) => (
              <TitleField key={code} draft={draft} language={code} onChange={setDraft} />
            ))}
          </div>
        </details>
        <fieldset className="item">
          <legend>{say('design.languages')}</legend>
          <div className="radios">
            {LANGUAGES.map((code) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={draft.languages.includes(code)}
                  onChange={({ target }) => {
                    const wish = (each: string): boolean =>
                      each === code ? target.checked : draft.languages.some((other) => other === each);
                    setDraft({ ...draft, languages: LANGUAGES.filter(wish) });
                  }}
                />
                {LANGUAGE_NAMES[code]}
              </label>
            ))}
          </div>
          {draft.languages.length === 0 && <p className="field-message">{say('design.languages.none')}</p>}
        </fieldset>
        <label className="tick">
          <input
            type="checkbox"
            checked={draft.illustrative}
            onChange={({ target }) => setDraft({ ...draft, illustrative: target.checked })}
          />
          {say('design.illustrative')}
        </label>
      </section>
      <section className="panel form" aria-labelledby="design-calendar">
        <h2 id="design-calendar">{say('design.calendar')}</h2>
        <CalendarFields
          draft={draft.calendar}
          state="DESIGN"
          error={create.error}
          onChange={(next) => setDraft({ ...draft, calendar: next })}
        />
        <ForeseenLetters calendar={calendar} state="DESIGN" />
        <LetterPreview subject={subject} calendar={calendar} />
      </section>
      {create.error && <Failure error={create.error} />}
      <p className="muted">{say(body ? 'design.after' : 'design.unfinished')}</p>
      <button
        type="submit"
        className="button button-primary"
        aria-disabled={create.isPending || !body || draft.languages.length === 0}
      >
        {say('design.save')}
      </button>
    </form>
  );
}

function TitleField(props: {
  readonly draft: DesignDraft;
  readonly language: DesignDraft['original'];
  readonly onChange: (draft: DesignDraft) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { draft, language, onChange } = props;
  return (
    <TextField
      label={say('design.title', { language: LANGUAGE_NAMES[language] })}
      value={draft.titles[language] ?? ''}
      maxLength={300}
      required={language === draft.original}
      onChange={(text) => onChange({ ...draft, titles: { ...draft.titles, [language]: text } })}
    />
  );
}
