import type {
  AgreementView,
  CellsView,
  ComparisonView,
  ConfirmedEntries,
  ContributionView,
  AskableContributorView,
  CycleView,
  EvidenceFile,
  ExtensionView,
  HistoryView,
  ImportChanges,
  ImportConflicts,
  ImportFaults,
  ImportView,
  NewsList,
  Notifications,
  ImportedOutsideFigures,
  OutsideFigureView,
  OverviewRow,
  PlanView,
  ReceiptView,
  RecusalView,
  ReleaseTables,
  ReportView,
  RunView,
  ScoreView,
  SetFinding,
  SessionView,
  StatisticsView,
  SubmissionView,
  AnswerReply,
  ApplyImport,
  AskContribution,
  AskContributions,
  CertifyReport,
  CombineContributions,
  ChangeCalendar,
  CreateCycle,
  DeclareRecusal,
  ExplainDeparture,
  GiveOpinion,
  GiveReply,
  GrantExtension,
  AnswerClarification,
  JustifyFinding,
  ReplyToFigure,
  SaveEntry,
  SignIn,
  StepCycle,
} from '@signatory/contract';
import type { CycleCommand, LocalText, Phase } from '@signatory/domain';
import { actions } from './actions.js';
import { administration } from './administration.js';
import { chapters } from './chapters.js';
import { releasing } from './releasing.js';
import { ask, change, path, sendFile, tell } from './client.js';
import { scorePath, type ScoreKey } from './score-key.js';
import { sessionEnd } from './session-end.js';

export type { ScoreKey } from './score-key.js';

/** What the list of published releases tells of each. */
export interface PublishedView {
  readonly cycle: string;
  /** Of the plan. */
  readonly title: LocalText;
  readonly cycleTitle: LocalText;
  readonly phase: Phase;
  readonly illustrative: boolean;
  readonly overall: ReleaseTables['overall'];
}

/** One entry of a member's report in a cycle. */
export interface EntryKey {
  readonly cycle: string;
  readonly member: string;
  readonly indicator: string;
}

/** One file brought to a member's report. */
export interface ImportKey {
  readonly cycle: string;
  readonly member: string;
  readonly id: string;
}

/** Every address of the API that the screens use, with what it answers. */
export const api = {
  session: () => ask<SessionView>(path`/session`),
  signIn: async (body: SignIn) => {
    const session = await ask<SessionView>(path`/session`, { method: 'POST', body });
    sessionEnd.begin();
    return session;
  },
  signOut: () => tell(path`/session`, { method: 'DELETE' }),

  cycles: () => ask<CycleView[]>(path`/cycles`),
  // In the language of the page, and the one that stands in for it: all of them are several times as much.
  plan: (cycle: string) =>
    ask<PlanView>(path`/cycles/${cycle}/plan?languages=${[document.documentElement.lang || 'en', 'en'].join(',')}`),
  overview: (cycle: string) => ask<OverviewRow[]>(path`/cycles/${cycle}/overview`),
  createCycle: (body: CreateCycle) => ask<CycleView>(path`/cycles`, { method: 'POST', body }),
  openCycle: (cycle: string) => ask<CycleView>(path`/cycles/${cycle}/open`, { method: 'POST' }),
  stepCycle: (cycle: string, command: Exclude<CycleCommand, 'open'>, body: StepCycle) =>
    ask<CycleView>(path`/cycles/${cycle}/steps/${command}`, { method: 'POST', body }),
  changeCalendar: (cycle: string, version: number, body: ChangeCalendar) =>
    ask<CycleView>(path`/cycles/${cycle}/calendar`, { method: 'PUT', body, ifMatch: version }),
  statistics: (cycle: string) => ask<StatisticsView>(path`/cycles/${cycle}/statistics`),
  agreement: (cycle: string) => ask<AgreementView>(path`/cycles/${cycle}/agreement`),
  extensions: (cycle: string) => ask<ExtensionView[]>(path`/cycles/${cycle}/extensions`),
  grantExtension: (cycle: string, body: GrantExtension) =>
    tell(path`/cycles/${cycle}/extensions`, { method: 'POST', body }),
  recusals: (cycle: string) => ask<RecusalView[]>(path`/cycles/${cycle}/recusals`),
  declareRecusal: (cycle: string, body: DeclareRecusal) =>
    tell(path`/cycles/${cycle}/recusals`, { method: 'POST', body }),
  withdrawRecusal: (cycle: string, recusal: string, reason: string) =>
    tell(path`/cycles/${cycle}/recusals/${recusal}/withdraw`, { method: 'POST', body: { reason } }),
  ...administration,
  ...actions,
  ...chapters,

  news: () => ask<NewsList>(path`/me/news`),
  markNewsRead: (upTo: string) => tell(path`/me/news/read`, { method: 'POST', body: { upTo } }),
  notifications: () => ask<Notifications>(path`/me/notifications`),
  saveNotifications: (body: Notifications) => tell(path`/me/notifications`, { method: 'PUT', body }),

  report: (cycle: string, member: string) => ask<ReportView>(path`/cycles/${cycle}/reports/${member}`),
  saveEntry: ({ cycle, member, indicator }: EntryKey, version: number, body: SaveEntry, keepalive = false) =>
    change(path`/cycles/${cycle}/reports/${member}/entries/${indicator}`, {
      method: 'PUT',
      body,
      ifMatch: version,
      keepalive,
    }),
  justify: (cycle: string, member: string, body: JustifyFinding) =>
    tell(path`/cycles/${cycle}/reports/${member}/justifications`, { method: 'PUT', body }),
  check: (cycle: string, member: string) =>
    ask<RunView>(path`/cycles/${cycle}/reports/${member}/check`, { method: 'POST' }),
  run: (id: string) => ask<RunView>(path`/runs/${id}`),
  moveRun: (id: string, command: 'cancel' | 'retry') => ask<RunView>(path`/runs/${id}/${command}`, { method: 'POST' }),
  certify: (cycle: string, member: string, body: CertifyReport) =>
    ask<ReceiptView>(path`/cycles/${cycle}/reports/${member}/certify`, { method: 'POST', body }),
  withdrawReport: (cycle: string, member: string, reason: string) =>
    tell(path`/cycles/${cycle}/reports/${member}/withdraw`, { method: 'POST', body: { reason } }),
  receipt: (cycle: string, member: string, version: number) =>
    ask<ReceiptView>(path`/cycles/${cycle}/reports/${member}/receipts/${version}`),
  confirm: (cycle: string, member: string, indicators: readonly string[]) =>
    ask<ConfirmedEntries>(path`/cycles/${cycle}/reports/${member}/confirmations`, {
      method: 'POST',
      body: { indicators },
    }),
  submissions: (cycle: string, member: string) =>
    ask<SubmissionView[]>(path`/cycles/${cycle}/reports/${member}/submissions`),
  comparison: (cycle: string, member: string, from: number, to: number) =>
    ask<ComparisonView>(`${path`/cycles/${cycle}/reports/${member}/submissions/compare`}?from=${from}&to=${to}`),
  cells: (key: EntryKey, from: number) => ask<CellsView>(`${entryPath(key, 'cells')}?from=${from}`),
  history: (key: EntryKey, before: number | null) =>
    ask<HistoryView>(`${entryPath(key, 'history')}${before === null ? '' : `?before=${before}`}`),
  contributions: (cycle: string, member: string) =>
    ask<ContributionView[]>(path`/cycles/${cycle}/reports/${member}/contributions`),
  contributors: (cycle: string, member: string) =>
    ask<AskableContributorView[]>(path`/cycles/${cycle}/reports/${member}/contributors`),
  askContribution: (key: EntryKey, body: AskContribution) =>
    tell(entryPath(key, 'contributions'), { method: 'POST', body }),
  askContributions: (cycle: string, member: string, body: AskContributions) =>
    tell(path`/cycles/${cycle}/reports/${member}/contributions`, { method: 'POST', body }),
  saveContribution: (key: EntryKey, version: number, body: SaveEntry, keepalive = false) =>
    change(entryPath(key, 'contribution'), { method: 'PUT', body, ifMatch: version, keepalive }),
  clearContribution: (key: EntryKey, person: string, version: number) =>
    tell(`${entryPath(key, 'contributions')}/${encodeURIComponent(person)}/clear`, {
      method: 'POST',
      ifMatch: version,
    }),
  returnContribution: (key: EntryKey, person: string, version: number, reason: string) =>
    tell(`${entryPath(key, 'contributions')}/${encodeURIComponent(person)}/return`, {
      method: 'POST',
      ifMatch: version,
      body: { reason },
    }),
  withdrawContribution: (key: EntryKey, person: string, version: number) =>
    tell(`${entryPath(key, 'contributions')}/${encodeURIComponent(person)}/withdraw`, {
      method: 'POST',
      ifMatch: version,
    }),
  combine: (key: EntryKey, version: number, body: CombineContributions) =>
    tell(entryPath(key, 'combination'), { method: 'POST', ifMatch: version, body }),
  bringFigures: (cycle: string, sending: Parameters<typeof sendFile>[1]) =>
    sendFile<ImportedOutsideFigures>(path`/cycles/${cycle}/outside-figures/file`, sending),
  outside: (cycle: string, member: string) =>
    ask<OutsideFigureView[]>(path`/cycles/${cycle}/reports/${member}/outside-figures`),
  replyToFigure: (cycle: string, member: string, figure: string, body: ReplyToFigure) =>
    tell(path`/cycles/${cycle}/reports/${member}/outside-figures/${figure}/reply`, { method: 'POST', body }),
  answer: ({ cycle, member, indicator }: EntryKey, body: AnswerClarification) =>
    tell(path`/cycles/${cycle}/reviews/${member}/${indicator}/answer`, { method: 'POST', body }),

  imports: (cycle: string, member: string) => ask<ImportView[]>(path`/cycles/${cycle}/reports/${member}/imports`),
  bringFile: (
    { cycle, member }: Omit<ImportKey, 'id'>,
    sending: { file: File; signal: AbortSignal; tell: (share: number) => void },
  ) => sendFile<ImportView>(path`/cycles/${cycle}/reports/${member}/imports`, sending),
  bringEvidence: (
    { cycle, member }: Omit<ImportKey, 'id'>,
    sending: { file: File; signal: AbortSignal; tell: (share: number) => void },
  ) => sendFile<EvidenceFile>(path`/cycles/${cycle}/reports/${member}/evidence-files`, sending),
  importChanges: (key: ImportKey, after: number) => ask<ImportChanges>(importPage(key, 'changes', after)),
  importConflicts: (key: ImportKey, after: number) => ask<ImportConflicts>(importPage(key, 'conflicts', after)),
  importFaults: (key: ImportKey, after: number) => ask<ImportFaults>(importPage(key, 'faults', after)),
  applyImport: (key: ImportKey, body: ApplyImport) => tell(importPath(key, 'apply'), { method: 'POST', body }),
  cancelImport: (key: ImportKey) => tell(importPath(key, 'cancel'), { method: 'POST' }),

  score: ({ cycle, member, commitment }: ScoreKey) =>
    ask<ScoreView>(path`/cycles/${cycle}/scores/${member}/${commitment}`),
  setFinding: ({ cycle, member }: ScoreKey, indicator: string, body: SetFinding) =>
    tell(path`/cycles/${cycle}/assessments/${member}/${indicator}`, { method: 'PUT', body }),
  giveOpinion: (key: ScoreKey, body: GiveOpinion) => tell(scorePath(key, 'opinions'), { method: 'POST', body }),
  explainDeparture: (key: ScoreKey, body: ExplainDeparture) =>
    tell(scorePath(key, 'departure'), { method: 'POST', body }),
  adjudicate: (key: ScoreKey, body: GiveOpinion) => tell(scorePath(key, 'adjudication'), { method: 'POST', body }),
  reply: (key: ScoreKey, body: GiveReply) => tell(scorePath(key, 'reply'), { method: 'POST', body }),
  answerReply: (key: ScoreKey, body: AnswerReply) => tell(scorePath(key, 'answer'), { method: 'POST', body }),
  share: (cycle: string, member: string) =>
    tell(path`/cycles/${cycle}/scores/share`, { method: 'POST', body: { member } }),

  published: () => ask<PublishedView[]>(path`/published`),
  ...releasing,
};

/** Where a release's file is fetched from. */
export function fileAddress(release: string, file: string): string {
  return `${path`/releases/${release}/files`}/${file.split('/').map(encodeURIComponent).join('/')}`;
}

function entryPath({ cycle, member, indicator }: EntryKey, part: string): string {
  return path`/cycles/${cycle}/reports/${member}/entries/${indicator}/${part}`;
}

function importPath({ cycle, member, id }: ImportKey, part: string): string {
  return path`/cycles/${cycle}/reports/${member}/imports/${id}/${part}`;
}

function importPage(key: ImportKey, part: string, after: number): string {
  return `${importPath(key, part)}?after=${after}&limit=100`;
}

/** Where the file that was brought is fetched from, with what was found in it at its cells. */
export function annotatedAddress(key: ImportKey, language: string): string {
  return `${importPath(key, 'annotated')}?language=${language}`;
}

/** Where a report is fetched from as a file, to fill in and bring back. */
export function reportFileAddress(
  { cycle, member }: Omit<ImportKey, 'id'>,
  format: ImportView['file']['format'],
  { language, findings }: { readonly language: string; readonly findings: boolean },
): string {
  const query = new URLSearchParams({ format, language, ...(findings && { findings: '1' }) });
  return `${path`/cycles/${cycle}/reports/${member}/file`}?${query}`;
}

/** Where the file of a piece of evidence is fetched from. */
export function evidenceAddress({ cycle, member, id }: ImportKey): string {
  return path`/cycles/${cycle}/reports/${member}/evidence/${id}/file`;
}

/** Where a file that an agency cites in its part is fetched from. */
export function partFileAddress({ cycle, member, indicator }: EntryKey, contributor: string, sha256: string): string {
  return path`/cycles/${cycle}/reports/${member}/entries/${indicator}/contributions/${contributor}/files/${sha256}`;
}

/** Where a cycle's statistics are fetched from as a table. */
export function statisticsAddress(cycle: string): string {
  return path`/cycles/${cycle}/statistics.csv`;
}

/** Where a cycle's agreement is fetched from as a table. */
export function agreementAddress(cycle: string): string {
  return path`/cycles/${cycle}/agreement.csv`;
}

/** Where a receipt, as a document or as data, and the bytes it is about are fetched from. */
export function receiptAddresses(cycle: string, member: string, version: number) {
  const receipt = path`/cycles/${cycle}/reports/${member}/receipts/${version}`;
  return {
    pdf: `${receipt}/receipt.pdf`,
    json: receipt,
    snapshot: path`/cycles/${cycle}/reports/${member}/submissions/${version}/snapshot.json`,
  };
}

/** Where the provenance of a score is fetched from as linked data. */
export function provenanceAddress(key: ScoreKey): string {
  return `${scorePath(key, 'why')}?format=prov`;
}
