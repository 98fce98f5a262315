import type { LogSearch, SearchesView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, type ScoreKey } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, Loaded } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { useKeptForm } from '../ui/use-kept-form.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** Where a member is silent: the sources to search, the reader's own log, and how far the search is. Nothing where none is needed. */
export function DeskSearch({ scoreKey }: { readonly scoreKey: ScoreKey }): ReactNode {
  const searches = useQuery(queries.searches(scoreKey));
  return (
    <Loaded query={searches} lines={2}>
      {(view) => (view.needed || view.log.length > 0 ? <Searches scoreKey={scoreKey} view={view} /> : null)}
    </Loaded>
  );
}

function Searches({ scoreKey, view }: { readonly scoreKey: ScoreKey; readonly view: SearchesView }): ReactNode {
  const { say, instant } = useSpeech();
  const title = (code: string): string => view.sources.find((source) => source.code === code)?.title ?? code;
  return (
    <section className="panel" aria-labelledby="search-heading">
      <h2 id="search-heading">{say('search.heading')}</h2>
      {view.needed && <p className="notes">{say(view.sources.length > 0 ? 'search.lead' : 'search.noSources')}</p>}
      {(view.sources.length > 0 || view.searches > 0) && <p>{say('search.count', { searches: view.searches })}</p>}
      {view.replyUntil && <p>{say('search.replyUntil', { until: instant(view.replyUntil) })}</p>}
      {view.commands.includes('search') && (
        <p className="note">
          {view.missing.length > 0
            ? say('search.missing', { sources: view.missing.map(title).join(say('join.semicolon')) })
            : say('search.whole')}
        </p>
      )}
      {view.log.length > 0 && (
        <ol className="thread">
          {view.log.map(({ by, source, query, outcome, note, at }, place) => (
            <li key={place}>
              <p>
                <strong>{by}</strong>
                {say('join.colon')}
                {title(source)}
              </p>
              <p>
                <q>{query}</q>
                {say('join.comma')}
                {say(`search.outcome.${outcome}`)}
              </p>
              {note && <p>{note}</p>}
              <p className="small-print">{instant(at)}</p>
            </li>
          ))}
        </ol>
      )}
      {view.commands.includes('search') && <SearchForm scoreKey={scoreKey} view={view} />}
    </section>
  );
}

function SearchForm({ scoreKey, view }: { readonly scoreKey: ScoreKey; readonly view: SearchesView }): ReactNode {
  const { say } = useSpeech();
  // The next source is mostly searched for the same words.
  const [last, setLast] = useState('');
  const { draft, set, put } = useKeptForm<LogSearch>(['search', ...Object.values(scoreKey)], {
    source: view.missing[0] ?? view.sources[0]?.code ?? '',
    query: last,
    outcome: 'nothing',
    note: '',
  });
  const { source, query, outcome, note } = draft;
  const log = useCommand(
    (body: LogSearch) => api.logSearch(scoreKey, body),
    [
      ['scores', scoreKey.cycle],
      ['actions', scoreKey.cycle],
    ],
  );
  const lacks = useLacks({
    query: isShort(query, 2) && say('lack.words', { least: 2 }),
    note: outcome === 'found' && isShort(note) && say('lack.words', { least: 3 }),
  });
  const clear = (): void => {
    setLast(query.trim());
    put(null);
  };
  return (
    <form
      className="form only-screen"
      onSubmit={(event) =>
        lacks.ask(event, () =>
          log.mutate({ source, query: query.trim(), outcome, note: note.trim() }, { onSuccess: clear }),
        )
      }
    >
      <SelectField
        label={say('search.source')}
        value={source}
        options={view.sources.map(({ code, title, publisher }) => [
          code,
          title + say('join.aside', { words: publisher }),
        ])}
        onChange={(code) => set({ source: code })}
      />
      <TextField
        label={say('search.query')}
        maxLength={500}
        value={query}
        error={lacks.at('query')}
        onChange={(words) => set({ query: words })}
      />
      <fieldset className="choices-field">
        <legend>{say('search.outcome')}</legend>
        <div className="radios">
          {(['nothing', 'found'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="search-outcome"
                checked={outcome === each}
                onChange={() => set({ outcome: each })}
              />
              {say(`search.outcome.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label={say('search.note')}
        lines
        maxLength={2_000}
        value={note}
        error={lacks.at('note')}
        onChange={(words) => set({ note: words })}
      />
      {log.error && <Failure error={log.error} />}
      <div>
        <button type="submit" className="button button-primary" aria-disabled={log.isPending}>
          {say('search.log')}
        </button>
      </div>
    </form>
  );
}
