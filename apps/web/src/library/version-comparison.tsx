import { printErratum, type ReleaseView } from '@signatory/contract';
import { isOfWords } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { releaseDifference } from '../api/comparing.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { Loaded } from '../ui/states.js';

/** Two versions of a cycle's release side by side: which files are the same to the byte, and which figures are not. Nothing while there is one. */
export function VersionComparison({ releases }: { readonly releases: readonly ReleaseView[] }): ReactNode {
  const { say } = useSpeech();
  // Who reads by name takes counted copies, and compares none.
  const frozen = releases.filter(({ sha256, byName }) => sha256 !== '' && !byName);
  const [chosen, setChosen] = useState<{ older?: string; newer?: string }>({});
  const [open, setOpen] = useState(false);
  const [newest, before] = frozen;
  if (!newest || !before) return null;
  const newer = frozen.find(({ id }) => id === chosen.newer) ?? newest;
  const older = frozen.find(({ id }) => id === chosen.older) ?? before;
  const options = frozen.map(({ id, number, state }) => [
    id,
    `${say('releases.number', { number })} · ${say(`release.${state}`)}`,
  ]) as [string, string][];
  return (
    <details className="library-release" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('library.compare')}</summary>
      {open && (
        <>
          <div className="filters-form">
            <SelectField
              label={say('library.compare.older')}
              value={older.id}
              options={options}
              onChange={(id) => setChosen({ ...chosen, older: id })}
            />
            <SelectField
              label={say('library.compare.newer')}
              value={newer.id}
              options={options}
              onChange={(id) => setChosen({ ...chosen, newer: id })}
            />
          </div>
          <p>{say('library.compare.files', compareFiles(older, newer))}</p>
          <DifferentFigures older={older.id} newer={newer.id} />
        </>
      )}
    </details>
  );
}

function DifferentFigures({ older, newer }: { readonly older: string; readonly newer: string }): ReactNode {
  const { say, choose, language } = useSpeech();
  const difference = useQuery(releaseDifference(newer, older));
  return (
    <Loaded query={difference} lines={3}>
      {({ count, lines }) => (
        <>
          <p>
            {say('library.compare.figures', { count })}
            {say('join.sentence')}
            {count > lines.length && say('library.compare.more', { shown: lines.length })}
          </p>
          {lines.length > 0 && (
            <section className="scroll" aria-label={say('library.compare')} tabIndex={0}>
              <table className="table">
                <caption className="visually-hidden">{say('library.compare')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('erratum.figure')}</th>
                    <th scope="col">{say('change.before')}</th>
                    <th scope="col">{say('change.now')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(({ kind, member, place, codes, before, now }) => {
                    const where = [...(member ? [choose(member)] : []), ...place].join(say('join.comma'));
                    return (
                      <tr key={`${kind} ${where}`}>
                        <th scope="row">
                          {say(`erratum.kind.${kind}`)}
                          {where && `${say('join.colon')}${where}`}
                        </th>
                        <td lang={isOfWords(kind) ? 'und' : undefined}>
                          {printErratum(language, kind, before, codes)}
                        </td>
                        <td lang={isOfWords(kind) ? 'und' : undefined}>{printErratum(language, kind, now, codes)}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </section>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Counts of files by their hashes. */
function compareFiles(
  older: ReleaseView,
  newer: ReleaseView,
): { readonly changed: number; readonly same: number; readonly added: number; readonly gone: number } {
  const hashes = new Map(older.files.map(({ path, sha256 }) => [path, sha256]));
  const shared = newer.files.filter(({ path }) => hashes.has(path));
  const same = shared.filter(({ path, sha256 }) => sha256 !== null && hashes.get(path) === sha256).length;
  return {
    changed: shared.length - same,
    same,
    added: newer.files.length - shared.length,
    gone: older.files.length - shared.length,
  };
}
