import { giveReason, nameRole, type ReleaseLedgerEntry } from '@signatory/contract';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { EvidenceList } from './evidence-list.js';
import { classifyScore, printScore } from './score-chip.js';

/** What the member replied to a score, what it was answered, and how the score was changed; nothing where there is none of it. */
export function RightOfReply(props: {
  readonly release: ReleaseReader;
  readonly member: string;
  readonly commitment: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, member, commitment, page } = props;
  const { say } = page;
  const replies = release.repliesTo(member, commitment);
  const ledger = release.changesOf(member, commitment);
  if (replies.length + ledger.length === 0) return null;
  return (
    <div className="replies">
      {replies.map(({ kind, text, language, onFile, at, evidence, answer }) => (
        <div className="reply" key={at}>
          <p>
            <strong>{say(`reply.${kind}`)}</strong> <span className="evidence-note">{page.date(at)}</span>
          </p>
          {onFile && <p>{say('reply.onFile')}</p>}
          {text !== null && <Written text={text} language={language} page={page} />}
          {evidence.length > 0 && <EvidenceList evidence={evidence} page={page} />}
          {answer && (
            <div className="reply-answer">
              <p className="evidence-note">
                {say('reply.answered', { role: nameRole(say, answer.role), date: page.date(answer.at) })}
              </p>
              <Written text={answer.text} language={answer.language} page={page} />
              {answer.evidence.length > 0 && <EvidenceList evidence={answer.evidence} page={page} />}
            </div>
          )}
        </div>
      ))}
      {ledger.map(({ before, now, reason, language, cause, role, at, evidence }) => (
        <div className="reply" key={`ledger ${at}`}>
          <p>
            <strong>{say('ledger.change', { before: print(before, page), now: print(now, page) })}</strong>{' '}
            <span className="evidence-note">
              {nameRole(say, role)}
              {say('join.comma')}
              {page.date(at)}
            </span>
          </p>
          {reason !== null && !replies.some(({ answer }) => answer?.text === reason) && (
            <Written text={reason} language={language} page={page} />
          )}
          {reason === null && cause && <p>{giveReason(say, { reason, cause })}</p>}
          {evidence.length > 0 && !replies.some(({ answer }) => answer?.at === at) && (
            <EvidenceList evidence={evidence} page={page} />
          )}
        </div>
      ))}
    </div>
  );
}

/** Words as they were written, in their own language where it is not the page's, or nobody knows it; their lines are kept. */
function Written(props: {
  readonly text: string;
  readonly language: string | undefined;
  readonly page: PageContext;
}): ReactNode {
  const { text, language, page } = props;
  return (
    <p lang={language === page.language ? undefined : (language ?? '')} className="written">
      {text}
    </p>
  );
}

function print(score: ReleaseLedgerEntry['now'], { say }: PageContext): string {
  return printScore(classifyScore(score), say);
}
