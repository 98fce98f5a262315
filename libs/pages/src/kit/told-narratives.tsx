import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';

/** What the member published beside its answers, as it wrote them; nothing where it published none. */
export function ToldNarratives(props: {
  readonly release: ReleaseReader;
  readonly member: string;
  readonly commitment: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, commitment, page } = props;
  const narratives = release.narrativesOn(member, commitment);
  if (narratives.length === 0) return null;
  return (
    <div className="replies">
      <p>
        <strong>{page.say('narratives.of')}</strong>
      </p>
      {narratives.map(({ indicator, label, text }) => {
        const { text: words, language } = page.choose(text);
        return (
          <div className="reply" key={indicator}>
            <p className="evidence-note">{label}</p>
            <p className="written" lang={language === page.language ? undefined : language}>
              {words}
            </p>
          </div>
        );
      })}
    </div>
  );
}
