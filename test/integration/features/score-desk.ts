import { createHash } from 'node:crypto';
import { GiveReply as Reply } from '@signatory/contract';
import { Refusal, type Actor, type Role, type ScoreState, type ScoreValue } from '@signatory/domain';
import {
  AdjudicateScore,
  AnswerReply,
  AskSecondScore,
  Audit,
  Catalogue,
  GiveReply,
  MoveScore,
} from '@signatory/features';
import { blobKey, RELEASES } from '@signatory/persistence';
import { CYCLE, type ReleaseDesk } from './release-desk.js';
import type { Judge, ReplyKind, ScoreModel } from './score-model.js';

const [MEMBER, COMMITMENT] = ['IT', 'c1'];
const WORDS = 'What the evidence shows in the window.';
const ROLES: Readonly<Record<Judge, readonly Role[]>> = {
  ann: ['reviewer'],
  bob: ['reviewer'],
  cyd: ['reviewer', 'adjudicator'],
  jo: ['adjudicator'],
};

/** Everybody who has to do with one score, by a clock that the caller moves. */
export class ScoreDesk {
  private readonly audit = new Audit();
  private readonly catalogue: Catalogue;
  private readonly moves = new MoveScore(this.audit);
  private readonly judges: ReadonlyMap<Judge, Actor>;
  private readonly lead: Actor;
  private standing: string | null = null;
  private correction: string | null = null;
  /** Of each release the hash with which it was published. */
  private readonly published = new Map<string, string>();

  constructor(private readonly desk: ReleaseDesk) {
    this.catalogue = new Catalogue(desk.world.database);
    this.lead = desk.person('lead-focal-point', [MEMBER]);
    this.judges = new Map(
      (Object.keys(ROLES) as Judge[]).map((name) => {
        const person = desk.person('reviewer', [MEMBER]);
        const [grant] = person.grants;
        if (!grant) throw new Error('A reviewer has no grant.');
        return [name, { ...person, grants: ROLES[name].map((role) => ({ ...grant, role })) }];
      }),
    );
  }

  opine(who: Judge, value: ScoreValue, { now }: ScoreModel): Promise<void> {
    return this.desk.verbs.opine.execute({ ...this.by(who, now), body: { value, rationale: WORDS } });
  }

  explain(who: Judge, { now }: ScoreModel): Promise<void> {
    const sentence = `The guideline reads what is not in force, ${who} says.`;
    return this.desk.verbs.explain.execute({ ...this.by(who, now), body: { sentence } });
  }

  adjudicate(who: Judge, value: ScoreValue, { now }: ScoreModel): Promise<void> {
    const adjudicate = new AdjudicateScore(this.desk.world.database, this.catalogue, this.moves);
    return adjudicate.execute({ ...this.by(who, now), body: { value, rationale: WORDS } });
  }

  askSecond(who: Judge, { now }: ScoreModel): Promise<void> {
    const ask = new AskSecondScore(this.desk.world.database, this.catalogue, this.moves);
    return ask.execute({ ...this.by(who, now), body: { reason: WORDS } });
  }

  share({ now }: ScoreModel): Promise<number> {
    return this.desk.verbs.share.execute({
      actor: this.desk.requester,
      cycle: CYCLE,
      member: MEMBER,
      at: new Date(now),
    });
  }

  reply(kind: ReplyKind, { now }: ScoreModel): Promise<void> {
    const reply = new GiveReply(this.desk.world.database, this.catalogue, this.moves, this.audit);
    const body = Reply.parse(kind === 'accepted' ? { kind } : { kind, text: 'The register shows another figure.' });
    return reply.execute({ ...this.place(now), actor: this.lead, body });
  }

  answer(who: Judge, value: ScoreValue, { now }: ScoreModel): Promise<void> {
    const answer = new AnswerReply(this.desk.world.database, this.catalogue, this.moves);
    return answer.execute({ ...this.by(who, now), body: { value, answer: WORDS, evidence: [] } });
  }

  /** What the clock does. */
  due({ now }: ScoreModel): Promise<number> {
    return this.desk.verbs.confirm.execute(new Date(now));
  }

  /** Requested, signed by another and out; rejected where it cannot be signed. */
  async release({ now }: ScoreModel): Promise<void> {
    const { verbs, requester, signatory } = this.desk;
    const at = new Date(now);
    const body = { embargoUntil: null };
    const id = await this.desk.rendered(await verbs.request.execute({ actor: requester, cycle: CYCLE, body, at }));
    await this.desk.signOff(id, requester, at).then(
      () => Promise.reject(new Error('Whoever requested a release signed it.')),
      (error: unknown) => {
        if (!(error instanceof Refusal) || !['same-person', 'correction.open'].includes(error.code)) throw error;
      },
    );
    try {
      await this.desk.signOff(id, signatory, at);
    } catch (refused) {
      await verbs.signOff.reject({ actor: signatory, release: id, at }, 'A case is open.');
      throw refused;
    }
    const { sha256 } = await this.desk.row(id);
    this.published.set(id, sha256 ?? '');
    this.standing = id;
  }

  async openCase({ now }: ScoreModel): Promise<void> {
    if (!this.standing) throw new Error('Nothing is published.');
    this.correction = await this.desk.verbs.openCase.execute({
      actor: this.desk.requester,
      release: this.standing,
      body: {
        ground: 'evidence',
        text: WORDS,
        entries: [],
        scores: [{ member: MEMBER, commitment: COMMITMENT }],
        members: [MEMBER],
      },
      at: new Date(now),
    });
  }

  async reopen(model: ScoreModel): Promise<void> {
    await this.desk.verbs.work.reopen(await this.decision(model));
  }

  async abandon(model: ScoreModel): Promise<void> {
    await this.desk.verbs.work.abandon(await this.decision(model), 'It was opened in error.');
  }

  /** As the database has it. */
  async states(): Promise<ReturnType<ScoreModel['states']>> {
    const [head] = await this.desk.world.asSystem((tx) =>
      tx.query<{ state: ScoreState; value: ScoreValue | null }[]>(
        'select state, value from score where member_code = $1 and commitment_id = $2',
        [MEMBER, COMMITMENT],
      ),
    );
    const releases = (await this.desk.states()).map(([, state]) => state as 'PUBLISHED');
    return { score: head?.state ?? 'NOT_SCORED', value: head?.value ?? null, releases };
  }

  /** Of each release that was ever published: its hash then, its hash now, and that of the bytes that are kept. */
  async hashes(): Promise<(readonly [string, string | null, string])[]> {
    const found: (readonly [string, string | null, string])[] = [];
    for (const [id, then] of this.published) {
      const bytes = await this.desk.blobs.read(blobKey(RELEASES, then));
      const { sha256 } = await this.desk.row(id);
      found.push([then, sha256, createHash('sha256').update(bytes).digest('hex')]);
    }
    return found;
  }

  private async decision({ now }: ScoreModel) {
    if (!this.correction) throw new Error('No case was opened.');
    const { version } = await this.desk.readCase(this.correction);
    return { actor: this.desk.requester, correction: this.correction, version, at: new Date(now) };
  }

  private by(who: Judge, now: number) {
    const actor = this.judges.get(who);
    if (!actor) throw new Error(`${who} is nobody.`);
    return { ...this.place(now), actor };
  }

  private place(now: number) {
    return { cycle: CYCLE, member: MEMBER, commitment: COMMITMENT, at: new Date(now) };
  }
}
