import type { ReleaseView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { DifferentFigures } from './different-figures.js';

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
          <DifferentFigures older={older.id} newer={newer.id} name={say('library.compare')} />
        </>
      )}
    </details>
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
