import type { CycleView, ReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { useSpeech } from '../session/language.js';
import { Words } from '../ui/words.js';

/** What members objected to a release, in their words; nothing where nobody did. */
export function ObjectionList({
  release: { objections, sha256: frozen },
  cycle,
}: {
  readonly release: ReleaseView;
  readonly cycle: CycleView;
}): ReactNode {
  const { say, choose, instant } = useSpeech();
  if (objections.length === 0) return null;
  return (
    <div className="release-part">
      <h3>{say('objection.heading')}</h3>
      <ul>
        {objections.map(({ member, reason, language, at, sha256 }) => (
          <li key={`${member} ${at}`}>
            {nameMember(cycle, member, choose)}
            {say('join.comma')}
            {instant(at)}
            {/* What was frozen anew since may be what they asked for. */}
            {sha256 !== frozen && say('join.aside', { words: say('objection.earlier') })}
            {say('join.colon')}
            <Words text={reason} language={language} />
          </li>
        ))}
      </ul>
    </div>
  );
}
