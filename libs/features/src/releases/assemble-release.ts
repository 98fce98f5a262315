import {
  appliesTo,
  type Commitment,
  disagreementOf,
  groupBy,
  isFigure,
  methodSettings,
  type DoubleScore,
  type Indicator,
  type LocalText,
  type Plan,
} from '@signatory/domain';
import {
  matrixOfScores,
  type ReleaseAnswer,
  type ReleaseChapter,
  type ReleaseCommitment,
  type ReleaseDocument,
  type ReleaseScore,
} from '@signatory/contract';
import { canonicalJson, sha256 } from '@signatory/persistence';
import { indexPlan } from '../catalogue/index.js';
import { clausesOf, guidelineReads, printAgreement } from '../scoring/index.js';
import { asToldIn } from './as-told-in.js';
import { rulesNamed } from './name-rules.js';
import { rankForRelease } from './rank-for-release.js';

/** Everything a release is made from, as the database gave it at one instant. */
export interface ReleaseInput {
  readonly plan: Plan;
  readonly planSha256: string;
  readonly cycle: ReleaseDocument['cycle'];
  readonly phase: ReleaseDocument['phase'];
  readonly number: number;
  /** The embargo's instant. */
  readonly issued: Date;
  readonly marks: ReleaseDocument['marks'];
  readonly source: ReleaseDocument['source'];
  readonly software: ReleaseDocument['software'];
  /** As documents are cited; undefined where nobody said. */
  readonly publisher?: string | undefined;
  readonly paper?: 'A4' | 'Letter' | undefined;
  readonly verification: NonNullable<ReleaseDocument['verification']>;
  /** Settled scores only, by member and commitment. A pair that is missing was not scored. */
  readonly scores: readonly SettledScore[];
  readonly submissions: ReleaseDocument['submissions'];
  /** Null of imported scores: nobody reported here. */
  readonly punctuality: NonNullable<ReleaseDocument['punctuality']> | null;
  /** Replies with their answers, and the ledger. Null of imported scores, on which nobody replied here, until one is corrected. */
  readonly judged: Required<Pick<ReleaseDocument, 'replies' | 'ledger'>> | null;
  /** Null of imported scores, likewise. */
  readonly completeness?: NonNullable<ReleaseDocument['completeness']> | null;
  /** Classed actions, desk searches and the sample; null of imported scores. */
  readonly acted: ActedPart | null;
  /** Null where nobody writes chapters. */
  readonly chapters: readonly ReleaseChapter[] | null;
  /** Cells with two blind scores; none of imported scores. */
  readonly doubleScores: readonly DoubleScore[];
  readonly validation: ReleaseDocument['validation'];
  /** Null where no rule was. */
  readonly suspended?: ReleaseDocument['suspended'] | null;
  readonly figures: ReleaseDocument['figures'];
  /** Null of imported scores: nobody answered here. */
  readonly answers: NonNullable<ReleaseDocument['answers']> | null;
  readonly narratives: NonNullable<ReleaseDocument['narratives']>;
  /** The release of the same cycle that stands; null for the first. */
  readonly standing: ReleaseDocument | null;
}

export type ActedPart = Pick<ReleaseDocument, 'actions' | 'codebook' | 'searches' | 'deskSources' | 'sampling'>;

export interface SettledScore {
  readonly member: string;
  readonly commitment: string;
  readonly kind: ReleaseScore['kind'];
  readonly value: ReleaseScore['value'];
  readonly reason: LocalText | null;
  readonly rationale: LocalText | null;
  readonly evidence: ReleaseScore['evidence'];
  readonly agreement: ReleaseScore['agreement'];
  readonly why?: ReleaseScore['why'];
}

const NOT_SCORED: LocalText = {
  original: 'en',
  texts: {
    en: { text: 'Not scored in this cycle.' },
    fr: { text: 'Non noté dans ce cycle.', provenance: 'translation' },
    de: { text: 'In diesem Zyklus nicht bewertet.', provenance: 'translation' },
    it: { text: 'Non valutato in questo ciclo.', provenance: 'translation' },
    ja: { text: 'このサイクルでは採点されていません。', provenance: 'translation' },
  },
};

/** Builds the release document: the same input gives the same document. */
export async function assembleRelease(input: ReleaseInput): Promise<ReleaseDocument> {
  const { plan } = input;
  const { standing } = input;
  const settled = standing ? asToldIn(standing, input.scores) : input.scores;
  const scores = everyScore(plan, settled);
  const rules = rulesNamed(plan, settled);
  const method = methodSettings(plan.method);
  // A correction publishes nothing new: its members certified when answers like these were not published.
  const answers = standing && !standing.answers ? null : input.answers;
  // A correction draws from what the corrected release drew from: a range moves only where a score moved. What reviewers
  // gave first and blind moves by no correction.
  const seed = standing?.rescoring?.seed ?? standing?.agreement?.seed ?? seedOf(input, scores);
  const agreement = standing ? (standing.agreement ?? null) : await printAgreement(plan, input.doubleScores, seed);
  const of = { disagreement: agreement && disagreementOf(agreement), seed };
  const ranked = await rankForRelease(matrixOfScores(plan, scores), method, of);
  return {
    format: 'signatory-release/1',
    title: plan.title,
    number: input.number,
    phase: input.phase,
    issued: input.issued.toISOString(),
    marks: input.marks,
    source: input.source,
    software: input.software,
    ...(input.publisher !== undefined && { publisher: input.publisher }),
    ...(input.paper === 'Letter' && { paper: input.paper }),
    verification: input.verification,
    plan: {
      ...describePlan(plan, input.planSha256, namesOf(plan, [...(answers ?? []), ...(standing?.answers ?? [])])),
      ...partsOf(plan, [...input.figures, ...(standing?.figures ?? [])]),
    },
    cycle: input.cycle,
    method,
    scores,
    ...input.judged,
    ...input.acted,
    ...(input.chapters && { chapters: [...input.chapters] }),
    ...ranked,
    ...(agreement && { agreement }),
    submissions: input.submissions,
    ...(input.punctuality && { punctuality: input.punctuality }),
    ...(input.completeness && (!standing || standing.completeness) && { completeness: [...input.completeness] }),
    validation: input.validation,
    ...(input.suspended && { suspended: input.suspended }),
    ...(rules.length > 0 && { rules }),
    figures: input.figures,
    ...(answers && { answers }),
    ...(input.narratives.length > 0 && { narratives: input.narratives }),
  };
}

/** Of every draw in a release: 32 digits of the hash of what is drawn from, printed beside what was drawn. */
function seedOf({ planSha256, cycle, number }: ReleaseInput, scores: readonly ReleaseScore[]): string {
  return sha256(canonicalJson({ plan: planSha256, cycle: cycle.code, number, scores })).slice(0, 32);
}

/** One score for each commitment and member, in the plan's order: settled, N/A as the plan says, or no data with its reason. */
function everyScore(plan: Plan, settled: readonly SettledScore[]): ReleaseScore[] {
  const bySubject = new Map(settled.map((score) => [`${score.commitment} ${score.member}`, score]));
  return plan.commitments.flatMap((commitment) =>
    plan.members.map(({ code: member }): ReleaseScore => {
      const found = bySubject.get(`${commitment.id} ${member}`);
      if (found) return { ...found };
      const applies = appliesTo(commitment, member);
      const absent = { member, commitment: commitment.id, value: null, rationale: null, evidence: [], agreement: null };
      return applies.kind === 'not-asked'
        ? { ...absent, kind: 'not-asked', reason: applies.reason }
        : { ...absent, kind: 'no-data', reason: NOT_SCORED };
    }),
  );
}

function variantsOf(
  { members }: Plan,
  commitment: Pick<Plan['commitments'][number], 'applies'>,
): Pick<ReleaseCommitment, 'variants'> {
  const variants = members.flatMap(({ code: member }) => {
    const applies = appliesTo(commitment, member);
    return applies.kind === 'asked' && applies.variant ? [{ member, text: applies.variant }] : [];
  });
  return variants.length > 0 ? { variants } : {};
}

function alignmentsOf({
  alignments,
}: {
  readonly alignments?: Commitment['alignments'] | undefined;
}): Pick<ReleaseCommitment, 'alignments'> {
  return alignments ? { alignments: alignments.map((each) => ({ ...each })) } : {};
}

function readsOf(plan: Plan, commitment: Commitment): Pick<ReleaseCommitment, 'reads'> {
  const read = guidelineReads(plan, commitment);
  const reads = commitment.indicators.flatMap(({ code }) => (read.includes(code) ? [code] : []));
  return reads.length > 0 ? { reads } : {};
}

function statedOf({ type, codes, method, baseline, target }: Indicator): Partial<ReleasedIndicator> {
  const isCoded = type === 'choice' && (baseline ?? target) !== undefined;
  return {
    ...(method && { method }),
    ...(baseline && { baseline }),
    ...(target && { target }),
    ...(isCoded && codes && { codes: codes.map(({ code, label }) => ({ code, label })) }),
  };
}

/** Of the plan's lists what figures are told by, also those that an erratum says are gone: a list may have hundreds of codes. */
function partsOf(
  { disaggregations }: Plan,
  figures: ReleaseDocument['figures'],
): Pick<ReleaseDocument['plan'], 'disaggregations'> {
  const used = new Set(figures.map(({ cell }) => cell));
  const lists = disaggregations.flatMap(({ code: list, name, codes }) => {
    const own = codes.filter(({ code }) => used.has(`${list}.${code}`));
    return own.length > 0 ? [{ code: list, name, codes: own.map(({ code, label }) => ({ code, label })) }] : [];
  });
  return lists.length > 0 ? { disaggregations: lists } : {};
}

type ReleasedIndicator = ReleaseCommitment['indicators'][number];
/** What answers are called, by the codes of the indicators that have some. */
type AnswerNames = ReadonlyMap<string, Pick<ReleasedIndicator, 'codes'>>;

/** Of a choice all its codes, of a list those that were named: it may have hundreds. Also those that an erratum says are gone. */
function namesOf(plan: Plan, answers: readonly ReleaseAnswer[]): AnswerNames {
  const { byCode } = indexPlan(plan);
  return new Map(
    [...groupBy(answers, ({ indicator }) => indicator)].map(([code, own]) => {
      const indicator = byCode.get(code)?.indicator;
      const list = plan.lists.find((each) => each.code === indicator?.items?.key);
      const named = new Set(own.flatMap(({ value }) => (Array.isArray(value) ? value.map(({ key }) => key) : [])));
      const codes = indicator?.codes ?? list?.codes.filter((each) => named.has(each.code)) ?? [];
      return [code, codes.length > 0 ? { codes: codes.map(({ code: own, label }) => ({ code: own, label })) } : {}];
    }),
  );
}

function describePlan(plan: Plan, sha256: string, names: AnswerNames): ReleaseDocument['plan'] {
  const { id, version, title, shortTitle, adopted } = plan;
  return {
    id,
    version,
    sha256,
    title,
    shortTitle,
    adopted,
    sources: [...plan.sources],
    members: plan.members.map(({ code, name, abbreviation, kind }) => ({ code, name, abbreviation, kind })),
    pillars: plan.pillars.map(({ code, name, heading, provenance }) => ({
      code,
      name,
      provenance,
      ...(heading ? { heading } : {}),
    })),
    commitments: plan.commitments.map((commitment) => ({
      ...variantsOf(plan, commitment),
      id: commitment.id,
      code: commitment.code,
      pillar: commitment.pillar,
      title: commitment.title,
      text: commitment.text,
      provenance: commitment.provenance,
      ...alignmentsOf(commitment),
      guideline: clausesOf(commitment).map(({ clause, countervailing }) => ({ ...clause, countervailing })),
      ...readsOf(plan, commitment),
      indicators: commitment.indicators.map((indicator) => ({
        code: indicator.code,
        label: indicator.label,
        role: indicator.role,
        question: indicator.question,
        ...(indicator.unit ? { unit: indicator.unit } : {}),
        ...(indicator.calculated ? { calculated: indicator.calculated.value } : {}),
        ...(indicator.baseline || indicator.target || names.has(indicator.code) ? { type: indicator.type } : {}),
        ...statedOf(indicator),
        ...names.get(indicator.code),
        ...alignmentsOf(indicator),
        ...(isFigure(indicator.type) && { reference: indicator.reference }),
      })),
    })),
  };
}
