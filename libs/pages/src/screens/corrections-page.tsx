import type { PublicReleaseView, ReleaseDocument } from '@signatory/contract';
import type { ReactNode } from 'react';
import { ErratumTable } from '../kit/erratum-table.js';
import { Breadcrumb } from '../kit/page-parts.js';
import { PlanText } from '../kit/plan-text.js';
import { Withdrawal } from '../kit/withdrawal.js';
import type { PageContext } from '../page-context.js';
import { readRelease } from '../release/read-release.js';
import { WHOLE_VIEW } from '../route.js';

/** Every release of a cycle that was ever public, the newest first, with its document where it corrects another. */
export interface CorrectionsShown {
  readonly releases: readonly { readonly release: PublicReleaseView; readonly document: ReleaseDocument }[];
}

/** What became of each release of a cycle, and what each of them corrected. */
export function CorrectionsPage(props: {
  readonly cycle: string;
  readonly shown: CorrectionsShown;
  readonly page: PageContext;
}): ReactNode {
  const { cycle, shown, page } = props;
  const title = shown.releases[0]?.document.cycle.title;
  const stands = shown.releases.some(({ release }) => release.state === 'PUBLISHED');
  return (
    <div className="prose corrections">
      <Breadcrumb
        label={page.say('nav.crumbs')}
        steps={[
          { href: page.link({ page: 'results' }), label: page.say('nav.results') },
          ...(title && stands
            ? [
                {
                  href: page.link({ page: 'matrix', cycle, view: WHOLE_VIEW, fragment: null }),
                  label: page.choose(title).text,
                },
              ]
            : []),
        ]}
        here={page.say('corrections.link')}
      />
      <h1>{page.say('corrections.link')}</h1>
      {title && (
        <p className="lead-line">
          <PlanText of={title} page={page} />
        </p>
      )}
      <p>{page.say('corrections.lead')}</p>
      {shown.releases.map(({ release, document }) => (
        <section
          key={release.number}
          id={`release-${release.number}`}
          className={`panel ${release.state === 'PUBLISHED' && release.newer === null ? 'outcome-good' : 'outcome-doubt'}`}
        >
          <h2>
            {headOf(release, page)} <span className="tag">{page.say(`release.${release.state}`)}</span>
          </h2>
          <p>
            <StateOf release={release} page={page} />
          </p>
          <p className="release-hash">
            {page.say('term.releaseHash')}
            {page.say('join.colon')}
            <code className="hash">{release.sha256}</code>
          </p>
          <p>
            <a href={`/api/published/${encodeURIComponent(cycle)}/releases/${release.number}`}>
              {page.say('corrections.document')}
            </a>
          </p>
          {document.erratum && <ErratumTable erratum={document.erratum} release={readRelease(document)} page={page} />}
        </section>
      ))}
    </div>
  );
}

/** Which release, and of which day: no line of the heading ends inside its date. */
function headOf({ number, publishedAt }: PublicReleaseView, page: PageContext): string {
  const date = page.date(publishedAt).replaceAll(' ', '\u00a0');
  return page.say('corrections.release', { number, date });
}

function StateOf({ release, page }: { readonly release: PublicReleaseView; readonly page: PageContext }): ReactNode {
  const { state, newer, publishedAt } = release;
  if (state === 'WITHDRAWN') return <Withdrawal release={release} page={page} />;
  if (state === 'CORRECTED')
    // Without a newer one where that was withdrawn in its turn.
    return newer === null
      ? page.say('verify.state.corrected', { date: page.date(publishedAt) })
      : page.say('corrections.state.CORRECTED', { newer });
  return newer === null ? page.say('corrections.state.PUBLISHED') : page.say('corrections.state.replaced', { newer });
}
