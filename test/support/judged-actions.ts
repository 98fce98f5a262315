import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  ReleaseDocument,
  type ActionsView,
  type ClassAction as Classing,
  type EvidenceFile,
  type ProposeAction as Proposal,
  type ScoreView,
  type WhyView,
} from '@signatory/contract';
import {
  plainText,
  type Actor,
  type Codebook,
  type Commitment,
  type Plan,
  type Role,
  type ScoreValue,
} from '@signatory/domain';
import {
  AdjudicateScore,
  Audit,
  Catalogue,
  ClassAction,
  ContestAction,
  EVIDENCE_SETTINGS,
  ExplainScore,
  GiveOpinion,
  KeepEvidenceFile,
  LogDeskSearch,
  MoveAction,
  MoveScore,
  ProposeAction,
  ReadActionFile,
  ReadActions,
  ReadCycles,
  ReadScores,
  ReadSearches,
  ReceiveActionFile,
  ReconsiderProposal,
  SettleAction,
  ShareScores,
  SweepEvidenceFiles,
  type CitedFile,
} from '@signatory/features';
import { FolderBlobStore } from '@signatory/persistence';
import { buildPlan } from './build-plan.js';
import { World, type CycleDraft } from './build-world.js';
import { requestRelease } from './request-release.js';

export const DAY = 86_400_000;
export const WORDS = 'As the codebook says, by the evidence.';
export const SOURCES = ['gazette', 'ministry'];

const meaning = (text: string): Codebook['classes']['strong'] => ({ definition: plainText(text), examples: [] });

export const CODEBOOK: Codebook = {
  version: '2',
  classes: {
    strong: meaning('It is in force.'),
    weak: meaning('It is announced.'),
    countervailing: meaning('It works against it.'),
  },
};

const COUNTED: Commitment['guideline'] = {
  countervailing: { score: -1, if: 'actions.countervailing > 0', words: plainText('It acted against it.') },
  levels: [
    { score: 1, if: 'actions.strong >= 1', words: plainText('It acted.') },
    { score: 0, if: 'actions.strong == 0 && actions.weak >= 1', words: plainText('It began to act.') },
    { score: -1, if: 'actions.strong == 0 && actions.weak == 0', words: plainText('It did not act.') },
  ],
};

/** Two commitments scored by counts of classed actions, with two public sources that are searched where a member is silent. */
export function countedPlan(method: Partial<Plan['method']> = {}): Plan {
  const plan = buildPlan();
  const [first] = plan.commitments as [Commitment];
  const commitments = ['c1', 'c2'].map((id, at) => ({
    ...first,
    id,
    code: `I.${at + 1}`,
    indicators: at === 0 ? first.indicators : [],
    rules: [],
    guideline: COUNTED,
  }));
  const deskSources = SOURCES.map((code) => ({ code, title: `The ${code}`, publisher: 'The member' }));
  return {
    ...plan,
    commitments,
    codebook: CODEBOOK,
    deskSources,
    method: { ...plan.method, silence: 'desk', ...method },
  };
}

/** A cycle of Italy that takes no reports any more, and the use-cases over it, called as the API calls them. */
export class JudgedActions {
  readonly place = { cycle: 'c-2025', member: 'IT' } as const;
  private readonly catalogue: Catalogue;
  private readonly moveScore = new MoveScore(new Audit());
  private readonly blobs: FolderBlobStore;
  private readonly moveAction = new MoveAction(new Audit());

  private constructor(
    readonly world: World,
    private readonly folder: string,
  ) {
    this.catalogue = new Catalogue(world.database);
    this.blobs = new FolderBlobStore(folder);
  }

  static async open(plan: Plan = countedPlan(), cycle: Partial<CycleDraft> = {}): Promise<JudgedActions> {
    const folder = await mkdtemp(join(tmpdir(), 'signatory-actions-'));
    return new JudgedActions(await World.build({ plan, cycle: { state: 'CLOSED', ...cycle } }), folder);
  }

  person(role: Role, nationality: string | null = null, members: string[] = ['IT']): Actor {
    const grants = [{ role, plan: 'test-plan', cycle: null, members, pillars: [], until: null }];
    return { id: randomUUID(), name: `The ${role}`, nationality, grants };
  }

  propose(actor: Actor, draft: Partial<Proposal> = {}, { commitment = 'c1', at = new Date() } = {}): Promise<string> {
    const body: Proposal = {
      happened: '2025-03-01',
      language: 'en',
      text: 'A unit began to take cases.',
      evidence: [{ title: 'The decree', url: 'https://example.org/decree' }],
      thirdParty: false,
      ...draft,
    };
    const verb = new ProposeAction(this.world.database, this.catalogue, this.moveScore, new Audit());
    return verb.execute({ ...this.place, actor, commitment, body, at });
  }

  /** Brings a document that says this, for the first commitment. */
  bring(actor: Actor, text: string, at = new Date()): Promise<EvidenceFile> {
    const keep = new KeepEvidenceFile(this.world.database, new Audit(), this.blobs, EVIDENCE_SETTINGS, null);
    return new ReceiveActionFile(this.catalogue, keep).execute({
      ...this.place,
      actor,
      commitment: 'c1',
      content: Readable.from([Buffer.from(`%PDF-1.7\n${text}`)]),
      name: 'decree.pdf',
      declared: 'application/pdf',
      at,
    });
  }

  readFile(actor: Actor, action: string, n: string): Promise<CitedFile> {
    const verb = new ReadActionFile(this.world.database, this.catalogue, new Audit());
    return verb.execute({ ...this.place, actor, action, n, at: new Date() });
  }

  sweepFiles(at: Date): Promise<number> {
    return new SweepEvidenceFiles(this.world.database, this.catalogue, this.blobs).execute(at);
  }

  class(actor: Actor, action: string, given: Classing['class'], at = new Date()): Promise<void> {
    const verb = new ClassAction(this.world.database, this.catalogue, this.moveAction, new Audit());
    return verb.execute({ ...this.place, actor, action, body: { class: given, rationale: WORDS }, at });
  }

  contest(actor: Actor, action: string, at = new Date(), language?: string): Promise<void> {
    const verb = new ContestAction(this.world.database, this.catalogue, this.moveAction, this.moveScore);
    return verb.execute({ ...this.place, actor, action, body: { text: 'The unit had cases in May.', language }, at });
  }

  settle(as: 'settle' | 'answer', actor: Actor, action: string, given: Classing['class']): Promise<void> {
    const reconsider = new ReconsiderProposal(this.moveScore, new Audit());
    const verb = new SettleAction(this.world.database, this.catalogue, this.moveAction, reconsider);
    return verb.execute({ ...this.place, as, actor, action, body: { class: given, reason: WORDS }, at: new Date() });
  }

  actions(actor: Actor): Promise<ActionsView> {
    return new ReadActions(this.world.database, this.catalogue).execute({ ...this.place, actor, at: new Date() });
  }

  score(actor: Actor, value: ScoreValue, { commitment = 'c1', at = new Date() } = {}): Promise<void> {
    const verb = new GiveOpinion(this.world.database, this.catalogue, this.moveScore, new Audit());
    return verb.execute({ ...this.place, actor, commitment, body: { value, rationale: WORDS }, at });
  }

  adjudicate(actor: Actor, value: ScoreValue, commitment = 'c1'): Promise<void> {
    const verb = new AdjudicateScore(this.world.database, this.catalogue, this.moveScore);
    return verb.execute({ ...this.place, actor, commitment, body: { value, rationale: WORDS }, at: new Date() });
  }

  readScore(actor: Actor, commitment = 'c1'): Promise<ScoreView> {
    const question = { ...this.place, actor, at: new Date() };
    return new ReadScores(this.world.database, this.catalogue).read(question, commitment);
  }

  why(actor: Actor, commitment = 'c1'): Promise<WhyView> {
    const question = { ...this.place, actor, commitment, language: 'en', at: new Date() };
    return new ExplainScore(this.world.database, this.catalogue).execute(question);
  }

  share(): Promise<number> {
    const cycles = new ReadCycles(this.catalogue, this.world.database);
    const verb = new ShareScores(this.world.database, cycles, this.moveScore);
    return verb.execute({ ...this.place, actor: this.person('secretariat', null, []), at: new Date() });
  }

  search(actor: Actor, source: string, { commitment = 'c1', at = new Date() } = {}): Promise<void> {
    const verb = new LogDeskSearch(this.world.database, this.catalogue, this.moveScore, new Audit());
    const body = { source, query: 'unit smuggling 2025', outcome: 'nothing', note: '' } as const;
    return verb.execute({ ...this.place, actor, commitment, body, at });
  }

  searches(actor: Actor, commitment = 'c1') {
    const question = { ...this.place, actor, commitment, at: new Date() };
    return new ReadSearches(this.world.database, this.catalogue).execute(question);
  }

  release(): Promise<ReleaseDocument> {
    const actor = this.person('secretariat', null, []);
    return requestRelease(this.world, { actor, cycle: this.place.cycle, blobs: this.blobs });
  }

  async close(): Promise<void> {
    await this.world.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
