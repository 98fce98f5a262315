import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ChapterFinding,
  ChapterReference,
  ChapterTextView,
  ChapterView,
  ReleaseDocument,
} from '@signatory/contract';
import type { Actor, Role, ScoreValue } from '@signatory/domain';
import {
  AnswerFigure,
  Audit,
  Catalogue,
  CheckTranslation,
  EditChapter,
  MoveChapter,
  ReadChapters,
  ReadCycles,
  StepChapter,
  WriteChapter,
  type ChapterStep,
} from '@signatory/features';
import { FolderBlobStore } from '@signatory/persistence';
import { World } from '../../support/build-world.js';
import { requestRelease } from '../../support/request-release.js';

export const CYCLE = 'c-2025';
const AT = new Date('2026-03-02T12:00:00Z');
export const DECREE = { key: 'decree', title: 'Decree 2025-210', url: 'https://example.org/decree' };

export const person = (...roles: Role[]): Actor => ({
  id: randomUUID(),
  name: `The ${roles.join(' and ')}`,
  nationality: null,
  grants: roles.map((role) => ({
    role,
    plan: 'test-plan',
    cycle: null,
    members: role === 'reviewer' ? ['IT'] : [],
    pillars: [],
    until: null,
  })),
});
export const EDITOR = person('editor');
export const SECRETARIAT = person('secretariat');

export const sections = (background: string, members: Record<string, string> = {}) => ({
  background,
  definitions: '',
  members,
});

const asked = (actor: Actor) => ({ actor, cycle: CYCLE, commitment: 'c1', at: AT });

/** One chapter in English and French, and the use-cases over it, called as the API calls them. */
export class ChapterDesk {
  private readonly cycles: ReadCycles;
  private readonly moves = new MoveChapter(new Audit());
  private readonly writer = new WriteChapter(this.moves);

  private constructor(
    readonly world: World,
    private readonly folder: string,
  ) {
    this.cycles = new ReadCycles(new Catalogue(world.database), world.database);
  }

  static async open(): Promise<ChapterDesk> {
    const world = await World.build();
    await world.asSystem(async (tx) => {
      await tx.query(`update cycle set settings = '{"languages": ["en", "fr"]}' where code = $1`, [CYCLE]);
    });
    return new ChapterDesk(world, await mkdtemp(join(tmpdir(), 'signatory-chapters-')));
  }

  async close(): Promise<void> {
    await this.world.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  settle(member: string, value: ScoreValue, state = 'CONFIRMED'): Promise<unknown> {
    return this.world.asSystem((tx) =>
      tx.query(
        `insert into score (cycle_id, member_code, commitment_id, state, kind, value)
         select id, $1, 'c1', $3, 'score', $2 from cycle where code = $4
         on conflict (cycle_id, member_code, commitment_id) do update set value = excluded.value, state = excluded.state`,
        [member, value, state, CYCLE],
      ),
    );
  }

  save(
    language: string,
    version: number,
    background: string,
    { actor = EDITOR, members = {}, references = [DECREE] }: Saved = {},
  ): Promise<number> {
    return new EditChapter(this.world.database, this.cycles, this.writer).execute({
      ...asked(actor),
      language,
      version,
      body: { sections: sections(background, members), references },
    });
  }

  async step(command: ChapterStep, actor: Actor, reason: string | null = null, version?: number): Promise<void> {
    await new StepChapter(this.world.database, this.cycles, this.moves).execute({
      ...asked(actor),
      command,
      reason,
      version: version ?? (await this.read()).version,
    });
  }

  checkTranslation(language: string, version: number, actor = EDITOR): Promise<number> {
    const verb = new CheckTranslation(this.world.database, this.cycles, this.moves);
    return verb.execute({ ...asked(actor), language, version });
  }

  answer(version: number, body: Parameters<AnswerFigure['execute']>[0]['body']): Promise<number> {
    const verb = new AnswerFigure(this.world.database, this.cycles, this.writer, new Audit());
    return verb.execute({ ...asked(EDITOR), language: 'en', version, body });
  }

  read(actor = EDITOR): Promise<ChapterView> {
    return new ReadChapters(this.world.database, this.cycles).one(asked(actor));
  }

  async textIn(language: string): Promise<ChapterTextView> {
    const found = (await this.read()).texts.find((text) => text.language === language);
    if (!found) throw new Error(`No text in ${language}.`);
    return found;
  }

  async findings(): Promise<ChapterFinding[]> {
    return (await this.textIn('en')).findings;
  }

  request(): Promise<ReleaseDocument> {
    return requestRelease(this.world, {
      actor: SECRETARIAT,
      cycle: CYCLE,
      blobs: new FolderBlobStore(this.folder),
    });
  }
}

export interface Saved {
  readonly actor?: Actor;
  readonly members?: Record<string, string>;
  readonly references?: ChapterReference[];
}
