import {
  citesSources,
  referencesPath,
  type ReadChapter,
  type ReleaseCommitment,
  type ReleaseScore,
} from '@signatory/contract';
import { closeMember } from '@signatory/texts';
import type { ReactNode } from 'react';
import { AnswerTables } from '../kit/answer-tables.js';
import { CitationForms } from '../kit/citation-forms.js';
import { ChapterText } from '../kit/chapter-text.js';
import { CommitmentSummary, CommitmentWords } from '../kit/commitment-words.js';
import { DataLicence } from '../kit/data-licence.js';
import { FigureCharts } from '../kit/figure-chart.js';
import { ReleaseCrumbs, Citation } from '../kit/page-parts.js';
import { PageActs } from '../kit/page-acts.js';
import { PageFiles } from '../kit/page-files.js';
import { PlanText } from '../kit/plan-text.js';
import { REFERENCE, References } from '../kit/references.js';
import { DatedActions } from '../kit/dated-actions.js';
import { TableDownload } from '../kit/table-download.js';
import { ToldNarratives } from '../kit/told-narratives.js';
import { RightOfReply } from '../kit/right-of-reply.js';
import { VariantWords } from '../kit/variant-words.js';
import { WordingHistory } from '../kit/wording-history.js';
import { cutMembers, type MemberPart } from '../commitment/cut-members.js';
import { MemberParts, NextMembers } from '../commitment/member-parts.js';
import { classifyScore, ScoreChip } from '../kit/score-chip.js';
import { FoldedWhy, ScoreWords } from '../kit/score-why.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { CommitmentTable } from '../tables/page-table.js';
import { CommitmentTrend } from '../trends/commitment-trend.js';
import { writePath, type PageRoute } from '../route.js';

interface CommitmentPageProps {
  readonly published: PublishedRelease;
  /** The published releases of the same plan. */
  readonly series: readonly PublishedRelease[];
  readonly release: ReleaseReader;
  readonly commitment: ReleaseCommitment;
  readonly cycle: string;
  /** Which of many members are shown. */
  readonly shown: Pick<Extract<PageRoute, { page: 'commitment' }>, 'member' | 'part'>;
  /** Where the site is, for an address on paper. */
  readonly base: string;
  readonly page: PageContext;
}

/** One promise across all members: its words, how it is scored, and each member's score with its reason. */
export function CommitmentPage(props: CommitmentPageProps): ReactNode {
  const { published, series, release, commitment, cycle, page } = props;
  const { say } = page;
  const mean = release.meanOfCommitment(commitment.id);
  const part = cutMembers(release, props.shown);
  const inner = { part, release, cycle, commitment: commitment.id, page };
  const chapter = release.chapterOn(commitment.id, page.language);
  const tableAt = (table: CommitmentTable): string | null =>
    published.waiting ? null : `${page.path({ page: 'commitment', cycle, commitment: commitment.id })}/${table}.csv`;
  const numbers = release.numberSources(
    part.members.map(({ code }) => [code, commitment.id] as const),
    chapter?.references,
  );
  const files = published.files.filter(
    ({ product, item }) => product === 'commitment-sheet' && item === commitment.code,
  );
  return (
    <>
      <ReleaseCrumbs release={published} cycle={cycle} here={commitment.code} page={page} />
      <div className="heading">
        <div>
          <h1>
            <span className="heading-code">{commitment.code}</span> <PlanText of={commitment.title} page={page} />
          </h1>
          <BreakLine release={release} commitment={commitment} page={page} />
        </div>
        <PageActs page={page} files={files.length > 0} />
      </div>
      {mean && <CommitmentSummary mean={mean} page={page} />}
      <CommitmentWords release={release} commitment={commitment} page={page} />
      {chapter && <ChapterPanel chapter={chapter} page={page} />}
      <section className="panel" aria-labelledby="scores-heading">
        <h2 id="scores-heading">{say('commitment.scores')}</h2>
        <MemberParts {...inner} base={props.base} />
        <ScoreStrip {...props} part={part} />
        <ul className="member-scores">
          {part.members.map((member) => {
            const score = release.findScore(member.code, commitment.id);
            const shown = classifyScore(score);
            return (
              <li key={member.code} id={`member-${member.code}`}>
                <ScoreChip score={shown} say={say} />
                <div>
                  <h3>
                    <a href={page.link({ page: 'member', cycle, member: member.code })}>
                      <PlanText of={member.name} page={page} />
                    </a>
                    <span className="member-score-words">{say(`score.${shown}`)}</span>
                  </h3>
                  <VariantWords commitment={commitment} member={member.code} page={page} />
                  <ScoreWords score={score} page={page} />
                  <MemberText chapter={chapter} member={member.code} page={page} />
                  {chapter && score && isReasoned(release, chapter, score) && (
                    <p className="chapter-closing">{closeMember(say, page.choose(member.name).text, score)}</p>
                  )}
                  <FoldedWhy
                    release={release}
                    score={score}
                    commitment={commitment}
                    among={part.members.length}
                    of={page.choose(member.name).text}
                    page={page}
                  />
                  <DatedActions
                    release={release}
                    member={member.code}
                    commitment={commitment.id}
                    numbers={numbers}
                    page={page}
                  />
                  <ToldNarratives release={release} member={member.code} commitment={commitment.id} page={page} />
                  <RightOfReply release={release} member={member.code} commitment={commitment.id} page={page} />
                </div>
              </li>
            );
          })}
        </ul>
        <NextMembers {...inner} />
        <References numbers={numbers} cited={chapter?.references ?? []} release={release} page={page} />
        <div className="notes">
          <p>{say('mean.percentExplained')}</p>
        </div>
        {!published.waiting && citesSources(published.document, commitment.id) && (
          <CitationForms
            label={say('files.references')}
            href={(form) =>
              `${writePath({ page: 'commitment', cycle, commitment: commitment.id })}/${referencesPath(form)}`
            }
            page={page}
          />
        )}
        <Citation release={published} page={page} />
        <TableDownload href={tableAt('scores')} of={say('commitment.scores')} page={page} />
        <DataLicence page={page} />
      </section>
      <CommitmentTrend series={series} release={release} commitment={commitment.id} page={page} tableAt={tableAt} />
      <AnswerTables release={release} commitment={commitment} page={page} tableAt={tableAt} />
      <FigureCharts release={release} series={series} commitment={commitment} page={page} tableAt={tableAt} />
      <WordingHistory series={series} commitment={commitment.id} page={page} />
      <PageFiles files={files} release={release} page={page} />
    </>
  );
}

/** Whether there is more of the score than itself: without it, the sentence that closes would close nothing. */
function isReasoned(
  release: ReleaseReader,
  chapter: ReadChapter,
  { member, commitment, reason, rationale, evidence }: ReleaseScore,
): boolean {
  return (
    chapter.members.has(member) ||
    reason !== null ||
    rationale !== null ||
    evidence.length > 0 ||
    release.actionsOn(member, commitment).length > 0 ||
    release.searchesOn(member, commitment).length > 0
  );
}

/** What became of the commitment since the plan version of the release before: new, split, merged, scored otherwise. */
function BreakLine(props: Pick<CommitmentPageProps, 'release' | 'commitment' | 'page'>): ReactNode {
  const { release, commitment, page } = props;
  const { change } = release.document;
  const breaks = change?.breaks.filter(({ to }) => to.includes(commitment.code)) ?? [];
  if (!change || breaks.length === 0) return null;
  return (
    <p className="heading-line">
      <span>
        {page.say('change.heading', { title: page.choose(change.since.title).text })}
        {page.say('join.colon')}
      </span>
      {breaks.map(({ kind, from, to }) => (
        <span key={kind} className="tag">
          {page.say(`change.break.${kind}`, {
            from: from.join(page.say('join.comma')),
            to: to.join(page.say('join.comma')),
          })}
        </span>
      ))}
    </p>
  );
}

/** Every member's score side by side, as a list that leads to the reasons. */
function ScoreStrip(props: {
  readonly release: ReleaseReader;
  readonly commitment: ReleaseCommitment;
  readonly cycle: string;
  readonly part: MemberPart;
  readonly page: PageContext;
}): ReactNode {
  const { release, commitment, cycle, part, page } = props;
  const here = new Set(part.members);
  return (
    <ul className="score-strip" aria-label={page.say('commitment.strip')}>
      {release.members.map((member) => {
        const shown = classifyScore(release.findScore(member.code, commitment.id));
        const anchor = `member-${member.code}`;
        const away = { page: 'commitment', cycle, commitment: commitment.id, member: member.code } as const;
        return (
          // A link to a member of another part leads to its place here, and on from there.
          <li key={member.code} {...(here.has(member) ? {} : { id: anchor })}>
            <a href={`${here.has(member) ? '' : page.link(away)}#${anchor}`}>
              <span aria-hidden="true">{member.abbreviation}</span>
              <span className="visually-hidden">
                {page.choose(member.name).text}
                {page.say('join.colon')}
                {page.say(`score.spoken.${shown}`)}
              </span>
              <span aria-hidden="true">
                <ScoreChip score={shown} say={page.say} />
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** The words' own language, where it is not the page's. */
function langOf(chapter: ReadChapter, page: PageContext): string | undefined {
  return chapter.language === page.language ? undefined : chapter.language;
}

function ChapterPanel({ chapter, page }: { readonly chapter: ReadChapter; readonly page: PageContext }): ReactNode {
  const { say } = page;
  const parts = (['background', 'definitions'] as const).filter((part) => chapter[part].length > 0);
  if (parts.length === 0 && !chapter.fallback) return null;
  return (
    <section className="panel words" aria-label={say('chapter.background')}>
      {chapter.fallback && <p className="muted">{say('chapter.original')}</p>}
      {parts.map((part) => (
        <div key={part}>
          <h2>{say(`chapter.${part}`)}</h2>
          <ChapterText
            blocks={chapter[part]}
            language={chapter.language}
            lang={langOf(chapter, page)}
            anchor={REFERENCE}
          />
        </div>
      ))}
    </section>
  );
}

function MemberText(props: {
  readonly chapter: ReadChapter | null;
  readonly member: string;
  readonly page: PageContext;
}): ReactNode {
  const { chapter, member, page } = props;
  const blocks = chapter?.members.get(member);
  if (!chapter || !blocks) return null;
  return <ChapterText blocks={blocks} language={chapter.language} lang={langOf(chapter, page)} anchor={REFERENCE} />;
}
