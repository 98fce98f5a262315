import type { ReleaseNumberCheck, ReleaseView } from '@signatory/contract';
import { formatScore } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask, path } from '../../api/client.js';
import { useSpeech } from '../../session/language.js';
import { Loaded } from '../../ui/states.js';

type Printed = ReleaseNumberCheck['items'][number]['printed'];

/** Words beside the scores that say another result than the tables have, for whoever decides on a release that waits. */
export function NumberCheck({ release: { id, sha256 } }: { readonly release: ReleaseView }): ReactNode {
  const { say, choose } = useSpeech();
  const printed = usePrinted();
  // A frozen document never changes.
  const check = useQuery({
    queryKey: ['release-numbers', id, sha256],
    queryFn: () => ask<ReleaseNumberCheck>(path`/releases/${id}/number-check`),
    staleTime: Infinity,
  });
  return (
    <div className="release-part">
      <h3>{say('releases.numbers')}</h3>
      <Loaded query={check} lines={2}>
        {({ count, items }) => (
          <>
            <p className="muted">{say('releases.numbers.found', { count })}</p>
            {items.length > 0 && (
              <ul>
                {items.map(({ kind, member, commitment, text, ...item }, at) => (
                  <li key={at}>
                    {say(`releases.numbers.${kind}`)}
                    {say('join.comma')}
                    {choose(member)}
                    {say('join.comma')}
                    {commitment}
                    {say('join.colon')}
                    {say('releases.numbers.says', { text, printed: printed(item.printed) })}
                  </li>
                ))}
              </ul>
            )}
            {count > items.length && <p className="muted">{say('releases.numbers.more', { shown: items.length })}</p>}
          </>
        )}
      </Loaded>
    </div>
  );
}

function usePrinted(): (printed: Printed) => string {
  const { say, choose, decimal } = useSpeech();
  return (printed) => {
    if (printed.kind === 'score') return say('releases.numbers.ofScore', { score: formatScore(printed.value) });
    const { of, average, percent } = printed;
    const value = say('mean.printed', { average: decimal(average ?? ''), percent: percent ?? '' });
    return say('releases.numbers.ofAverage', { name: choose(of), value });
  };
}
