import {
  readChapter,
  resultsOfRelease,
  SourceNumbers,
  TOTAL,
  type ReadChapter,
  type ReleaseAction,
  type ReleaseAnswer,
  type ReleaseCommitment,
  type ReleaseDocument,
  type ReleaseLedgerEntry,
  type ReleaseNarrative,
  type ReleaseReply,
  type ReleaseScore,
  type ReleaseSearch,
  type Source,
} from '@signatory/contract';

export type ReleaseMember = ReleaseDocument['plan']['members'][number];
export type ReleaseMean = ReleaseDocument['tables']['overall'];
export type MemberMean = ReleaseDocument['tables']['members'][number];
export type CommitmentMean = ReleaseDocument['tables']['commitments'][number];
export type PillarMean = ReleaseDocument['tables']['pillars'][number];

/** Commitments under their pillar; `pillar` is null for a matrix without pillars. */
export interface PillarGroup {
  readonly pillar: ReleaseDocument['plan']['pillars'][number] | null;
  readonly mean: PillarMean | null;
  readonly commitments: readonly ReleaseCommitment[];
}

/** A release document indexed for reading: each question is one lookup. */
export interface ReleaseReader {
  readonly document: ReleaseDocument;
  readonly members: readonly ReleaseMember[];
  readonly commitments: readonly ReleaseCommitment[];
  readonly groups: readonly PillarGroup[];
  findScore(member: string, commitment: string): ReleaseScore | null;
  findMember(code: string): ReleaseMember | null;
  findCommitment(id: string): ReleaseCommitment | null;
  meanOfMember(code: string): MemberMean | null;
  meanOfCommitment(id: string): CommitmentMean | null;
  /** What the member replied to this score, oldest first. */
  repliesTo(member: string, commitment: string): readonly ReleaseReply[];
  /** How this score was changed once it was settled, oldest first. */
  changesOf(member: string, commitment: string): readonly ReleaseLedgerEntry[];
  /** What the member did on this commitment, by day. */
  actionsOn(member: string, commitment: string): readonly ReleaseAction[];
  /** What the member published beside its answers to the indicators of this commitment, in their order. */
  narrativesOn(member: string, commitment: string): readonly TitledNarrative[];
  /** The published answers to one indicator that are neither figures nor text, in the order of the members. */
  answersOf(indicator: string): readonly ReleaseAnswer[];
  /** With its label, and what its answers are called. */
  findIndicator(code: string | null): ReleaseCommitment['indicators'][number] | null;
  /** What was searched where the member is silent. */
  searchesOn(member: string, commitment: string): readonly ReleaseSearch[];
  /** What shows the actions on these cells (member, commitment), numbered in their order, behind what is numbered already. */
  numberSources(cells: readonly (readonly [string, string])[], first?: readonly Source[]): SourceNumbers;
  /** What editors wrote on a commitment, in this language or the one they wrote in; null where they wrote nothing. */
  chapterOn(commitment: string, language: string): ReadChapter | null;
  /** Of one indicator, the totals that are released, in the order of the members. */
  totalsOf(indicator: string): readonly ReleaseDocument['figures'][number][];
  /** The score of a comparable cell in the release before, where it is another one now. */
  scoreBefore(member: string, commitment: string): ChangedCell['before'] | null;
}

/** With what its indicator is called. */
export type TitledNarrative = ReleaseNarrative & { readonly label: string };

export type ChangedCell = NonNullable<ReleaseDocument['change']>['cells'][number];

/** Indexes a document once, so that a page over 18 × 193 cells stays linear. */
export function readRelease(document: ReleaseDocument): ReleaseReader {
  const { members, commitments, pillars } = document.plan;
  const scores = indexBy(document.scores, ({ member, commitment }) => `${member} ${commitment}`);
  const memberMeans = indexBy(document.tables.members, ({ member }) => member);
  const commitmentMeans = indexBy(document.tables.commitments, ({ commitment }) => commitment);
  const pillarMeans = indexBy(document.tables.pillars, ({ pillar }) => pillar);
  const changed = indexBy(document.change?.cells ?? [], ({ member, commitment }) => `${member} ${commitment}`);
  const replies = groupBy(document.replies ?? [], ({ member, commitment }) => `${member} ${commitment}`);
  const ledger = groupBy(document.ledger ?? [], ({ member, commitment }) => `${member} ${commitment}`);
  const actions = groupBy(document.actions ?? [], ({ member, commitment }) => `${member} ${commitment}`);
  const narratives = groupBy(document.narratives ?? [], ({ member }) => member);
  const answers = groupBy(document.answers ?? [], ({ indicator }) => indicator);
  const searches = groupBy(document.searches ?? [], ({ member, commitment }) => `${member} ${commitment}`);
  const totals = groupBy(
    document.figures.filter(({ cell }) => cell === TOTAL),
    ({ indicator }) => indicator,
  );
  const membersByCode = indexBy(members, ({ code }) => code);
  const indicatorsByCode = indexBy(
    commitments.flatMap(({ indicators }) => indicators),
    ({ code }) => code,
  );
  const commitmentsById = indexBy(commitments, ({ id }) => id);

  const grouped = pillars
    .map((pillar) => ({
      pillar,
      mean: pillarMeans.get(pillar.code) ?? null,
      commitments: commitments.filter((commitment) => commitment.pillar === pillar.code),
    }))
    .filter((group) => group.commitments.length > 0);
  const loose = commitments.filter(({ pillar }) => pillar === null || !pillars.some(({ code }) => code === pillar));

  return {
    document,
    members,
    commitments,
    groups: loose.length > 0 ? [...grouped, { pillar: null, mean: null, commitments: loose }] : grouped,
    findScore: (member, commitment) => scores.get(`${member} ${commitment}`) ?? null,
    findMember: (code) => membersByCode.get(code) ?? null,
    findCommitment: (id) => commitmentsById.get(id) ?? null,
    meanOfMember: (code) => memberMeans.get(code) ?? null,
    meanOfCommitment: (id) => commitmentMeans.get(id) ?? null,
    repliesTo: (member, commitment) => replies.get(`${member} ${commitment}`) ?? [],
    changesOf: (member, commitment) => ledger.get(`${member} ${commitment}`) ?? [],
    actionsOn: (member, commitment) => actions.get(`${member} ${commitment}`) ?? [],
    narrativesOn: (member, commitment) => {
      const own = narratives.get(member) ?? [];
      return (commitmentsById.get(commitment)?.indicators ?? []).flatMap(({ code, label }) =>
        own.filter(({ indicator }) => indicator === code).map((each) => ({ ...each, label })),
      );
    },
    answersOf: (indicator) => answers.get(indicator) ?? [],
    findIndicator: (code) => (code === null ? null : (indicatorsByCode.get(code) ?? null)),
    searchesOn: (member, commitment) => searches.get(`${member} ${commitment}`) ?? [],
    numberSources: (cells, first = []) => {
      const numbers = new SourceNumbers(first);
      for (const [member, commitment] of cells)
        for (const { evidence } of actions.get(`${member} ${commitment}`) ?? []) numbers.cite(evidence);
      return numbers;
    },
    chapterOn: (commitment, language) => {
      const chapter = document.chapters?.find((each) => each.commitment === commitment);
      if (!chapter) return null;
      const codes = members.map(({ code }) => code);
      return readChapter(chapter, { language, members: codes, results: resultsOfRelease(document) });
    },
    totalsOf: (indicator) => totals.get(indicator) ?? [],
    scoreBefore: (member, commitment) => changed.get(`${member} ${commitment}`)?.before ?? null,
  };
}

/** A printed average (`−0.13`) as a number, for the length of a bar and for sorting; never for arithmetic. */
export function barValue(average: string | null): number | null {
  return average === null ? null : Number(average.replace('−', '-'));
}

function indexBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
