import { releaseFromMatrix, type ReleaseChapter, type ReleaseDocument } from '@signatory/contract';
import type { ScorecardFile } from '@signatory/plan';
import type { MatrixSource } from '../matrix/read-matrix-file.js';
import { readDisagreement } from '../matrix/rescoring.js';
import { actedOf, guidelineOf } from './folder-actions.js';
import { copyText as copy } from './copy-text.js';
import { marksOf } from './marks.js';
import { SOFTWARE } from './software.js';

type Member = ReleaseDocument['plan']['members'][number];

/** The release document of a folder, chapters left off: what the matrix says, in the folder's own words. */
export function documentOfFolder(scorecard: ScorecardFile, matrix: MatrixSource): ReleaseDocument {
  const { language, method, source, date, publisher } = scorecard;
  const disagreement = readDisagreement(method['disagreement']);
  const bare = releaseFromMatrix({
    file: matrix.matrix,
    title: Object.values(scorecard.title.texts)[0]?.text ?? '',
    language,
    issued: instantOf(date),
    sha256: matrix.sha256,
    phase: scorecard.phase,
    marks: marksOf(scorecard),
    citation: source?.citation ?? null,
    url: source?.url ?? null,
    // The words are those of the schema, which has been held against them.
    method: { na: 'exclude', ties: 'competition', ...method } as Parameters<typeof releaseFromMatrix>[0]['method'],
    ...(disagreement && { disagreement }),
    software: SOFTWARE,
  });
  const members = bare.plan.members.map((member, at): Member => {
    const own = scorecard.members[matrix.matrix.matrix.members[at]?.name ?? ''];
    return {
      ...member,
      ...(own?.name && { name: copy(own.name) }),
      abbreviation: own?.abbreviation ?? member.abbreviation,
      kind: own?.kind ?? member.kind,
      code: own?.code ?? member.code,
    };
  });
  return recode(
    {
      ...bare,
      title: copy(scorecard.title),
      ...(publisher !== null && { publisher }),
      plan: {
        ...bare.plan,
        title: copy(scorecard.plan?.title ?? scorecard.title),
        shortTitle: copy(scorecard.plan?.shortTitle ?? scorecard.title),
        pillars: bare.plan.pillars.map((pillar) => ({
          ...pillar,
          name: copy(scorecard.pillars[pillar.code] ?? pillar.name),
        })),
        commitments: bare.plan.commitments.map((commitment) => {
          const own = scorecard.commitments[commitment.id];
          const title = copy(own?.title ?? commitment.title);
          const provenance = {
            kind: own?.wording ?? 'paraphrase',
            source: own?.source ?? commitment.provenance.source,
          };
          const guideline = guidelineOf(own);
          return { ...commitment, title, text: own?.text ? copy(own.text) : title, provenance, guideline };
        }),
      },
      cycle: { ...bare.cycle, title: copy(scorecard.title), window: scorecard.window },
    },
    members,
    scorecard,
  );
}

/** Members by the codes that the folder gives them, and the words of each score. */
function recode(document: ReleaseDocument, members: Member[], scorecard: ScorecardFile): ReleaseDocument {
  const codes = new Map(document.plan.members.map(({ code }, at) => [code, members[at]?.code ?? code]));
  const named = membersByName(document, codes);
  const columns = new Map([...named].map(([column, code]) => [code, column]));
  const codeOf = (code: string): string => codes.get(code) ?? code;
  const cite = (keys: readonly string[]) => citeEvidence(scorecard, keys);
  const { replies } = scorecard;
  return {
    ...document,
    plan: { ...document.plan, members },
    scores: document.scores.map((score) => {
      const own = scorecard.commitments[score.commitment]?.scores[columns.get(codeOf(score.member)) ?? ''];
      return {
        ...score,
        member: codeOf(score.member),
        reason: own?.reason ? copy(own.reason) : null,
        rationale: own?.rationale ? copy(own.rationale) : null,
        evidence: cite(own?.evidence ?? []),
      };
    }),
    tables: {
      ...document.tables,
      members: document.tables.members.map((mean) => ({ ...mean, member: codeOf(mean.member) })),
    },
    ...actedOf(scorecard, { document, named, cite }),
    ...(replies.length > 0 && {
      replies: replies.map(({ member, reply, date, answer, ...rest }) => ({
        member: named.get(member) ?? member,
        commitment: rest.commitment,
        kind: reply,
        text: rest.onFile ? null : rest.text,
        onFile: rest.onFile,
        at: instantOf(date) ?? '',
        evidence: rest.onFile ? [] : cite(rest.evidence),
        answer: answer && {
          text: answer.text,
          role: answer.role,
          at: instantOf(answer.date) ?? '',
          evidence: cite(answer.evidence),
        },
      })),
    }),
  };
}

/** Codes by the names of the matrix's columns. */
function membersByName(document: ReleaseDocument, codes: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    document.plan.members.map(({ code, name }) => [name.texts[name.original]?.text ?? code, codes.get(code) ?? code]),
  );
}

/** A chapter with the evidence that its text cites. */
export function chapterOf(
  scorecard: ScorecardFile,
  commitment: string,
  texts: ReleaseChapter['texts'],
): ReleaseChapter {
  const words = JSON.stringify(texts);
  return {
    commitment,
    original: Object.keys(texts)[0] ?? scorecard.language,
    texts,
    references: Object.entries(scorecard.evidence).flatMap(([key, piece]) =>
      words.includes(`[^${key}]`) ? [{ key, ...piece }] : [],
    ),
  };
}

function citeEvidence(
  { evidence }: ScorecardFile,
  keys: readonly string[],
): ReleaseDocument['scores'][number]['evidence'] {
  return keys.flatMap((key) => {
    const piece = evidence[key];
    if (!piece) return [];
    return [{ ...piece }];
  });
}

function instantOf(day: string | null): string | null {
  return day && `${day}T00:00:00Z`;
}
