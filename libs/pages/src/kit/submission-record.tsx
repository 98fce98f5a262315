import { completenessWords, pillarsWords } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';

/** The report behind a member's scores: which version, when, and whether in time; nothing where a release does not say. */
export function SubmissionRecord(props: {
  readonly release: ReleaseReader;
  readonly member: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, page } = props;
  const { submissions, punctuality = [], completeness = [] } = release.document;
  const submission = submissions.find((each) => each.member === member);
  const inTime = punctuality.find((each) => each.member === member);
  const complete = completeness.find((each) => each.member === member);
  if (!submission && !inTime) return null;
  return (
    <section className="panel" aria-labelledby="record-heading">
      <h2 id="record-heading">{page.say('member.record')}</h2>
      {submission?.submitted ? (
        <p>
          {page.say('standing.submitted', {
            version: submission.version ?? 1,
            instant: page.instant(submission.submitted),
          })}
        </p>
      ) : (
        <p>{page.say('member.record.none')}</p>
      )}
      {inTime && <p>{page.say(`results.punctuality.${inTime.kind}`)}</p>}
      {complete && (
        <>
          <p>
            {page.say('completeness.heading')}
            {page.say('join.colon')}
            {completenessWords(page.language, complete.entries)}
          </p>
          <p>
            {page.say('completeness.byPillar')}
            {page.say('join.colon')}
            {pillarsWords(page.language, complete)}
          </p>
          <p className="note">{page.say('completeness.note')}</p>
        </>
      )}
      {submission?.sha256 && (
        <p>
          SHA-256 <code className="hash">{submission.sha256}</code>
        </p>
      )}
    </section>
  );
}
