import type { IndicatorView } from '@signatory/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { DecidedWords } from '../review/decided-words.js';
import { useSpeech } from '../session/language.js';
import { Fold } from '../ui/fold.js';
import { MoreButton } from '../ui/more-button.js';
import { Loaded } from '../ui/states.js';
import { FieldChanges } from './field-changes.js';

/** Every version of an entry: who, when, what changed, and why it came back. Read when it is opened. */
export function HistoryPanel(props: { readonly entryKey: EntryKey; readonly indicator: IndicatorView }): ReactNode {
  const { say } = useSpeech();
  return (
    <Fold className="panel side-panel" summary={say('history.heading')} fetched>
      {() => <Versions {...props} />}
    </Fold>
  );
}

function Versions({
  entryKey,
  indicator,
}: {
  readonly entryKey: EntryKey;
  readonly indicator: IndicatorView;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  const { data: cycles = [] } = useQuery(queries.cycles());
  const nameCycle = (code: string): string => {
    const cycle = cycles.find((each) => each.code === code);
    return cycle ? choose(cycle.title) : code;
  };
  const history = useInfiniteQuery({
    queryKey: ['report', entryKey.cycle, entryKey.member, 'history', entryKey.indicator],
    queryFn: ({ pageParam }) => api.history(entryKey, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: ({ more, versions }) => (more ? (versions.at(-1)?.version ?? null) : null),
  });
  return (
    <Loaded query={history} lines={3}>
      {({ pages }) => {
        const versions = pages.flatMap((page) => page.versions);
        return (
          <>
            {versions.length === 0 && <p className="muted">{say('history.none')}</p>}
            <ol className="history">
              {versions.map(
                ({ version, at, by, role, changes, carriedFrom, importedFrom, combined, certifiedIn, returns }) => (
                  <li key={version}>
                    <p className="history-head">
                      <strong>{say('history.ofEntry', { version })}</strong> {instant(at)}
                    </p>
                    <p className="muted">
                      {[
                        by,
                        role && say(`role.${role}`),
                        carriedFrom && say('history.confirmed', { cycle: nameCycle(carriedFrom) }),
                        importedFrom && say('history.imported', { file: importedFrom }),
                        combined && say(`combination.${combined.how}`),
                        ...certifiedIn.map((n) => say('history.certified', { version: n })),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                    {combined?.note && <p>{combined.note}</p>}
                    <FieldChanges indicator={indicator} changes={changes} />
                    {returns.map((item) => (
                      <div key={item.at} className="said">
                        <p className="small-print">
                          {say('entry.returned')} · {instant(item.at)}
                        </p>
                        <DecidedWords item={item} indicator={indicator} />
                      </div>
                    ))}
                  </li>
                ),
              )}
            </ol>
            <MoreButton of={history}>{say('history.more')}</MoreButton>
          </>
        );
      }}
    </Loaded>
  );
}
