import {
  commandsIn,
  grantsFor,
  grantsWithin,
  methodSettings,
  Refusal,
  RELEASE,
  RELEASE_FILE,
  renderingOf,
  silenceDaysOf,
  waitingMark,
  type Permission,
  type ReleaseCommand,
} from '@signatory/domain';
import type { ReleaseView } from '@signatory/contract';
import {
  AnnouncementEntity,
  Database,
  ReleaseEntity,
  ReleaseFileEntity,
  ReleaseObjectionEntity,
} from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { FindRelease, isShown, releaseReach, type ReleaseQuestion } from './find-release.js';
import { listReaders, type EarlyReaders } from './list-readers.js';
import { nameOfficials } from './name-officials.js';
import { readsByName, takesCopies } from './name-readers.js';
import type { PublishedFile, PublishedRelease } from './published-releases.js';

const NOBODY: EarlyReaders = { readers: [], takers: [] };

/** Who gives which command; what is not here is the system's. */
const PERMISSION_OF: Partial<Record<ReleaseCommand, Permission>> = {
  'sign-off': 'release:sign',
  reject: 'release:sign',
  withdraw: 'release:sign',
  redraft: 'release:request',
  'move-embargo': 'release:request',
  object: 'release:object',
};

/** Releases as their keepers see them, members one in silence and embargo readers one that waits; everybody else sees the published ones. */
@Injectable()
export class ReadReleases {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly find: FindRelease,
  ) {}

  /** A cycle's releases, the newest first. Refuses `not-found` for a cycle in which the reader has no part and nothing is public. */
  async list(code: string, question: ReleaseQuestion): Promise<ReleaseView[]> {
    const opened = await this.cycles.open(code, question.actor, question.at);
    const reach = releaseReach(opened, question);
    return this.database.as(reach, async (tx) => {
      const shown: ReleaseEntity[] = [];
      const all = await tx.find(ReleaseEntity, { where: { cycleId: opened.cycle.id }, order: { number: 'DESC' } });
      for (const release of all) if (await isShown(tx, opened, release, reach)) shown.push(release);
      return describeAll(tx, opened, shown, question);
    });
  }

  /** Refuses `not-found` for one that is not there or not the reader's to see. */
  async read(id: string, question: ReleaseQuestion): Promise<ReleaseView> {
    const { opened, release, reach } = await this.find.execute(id, question);
    const [view] = await this.database.as(reach, (tx) => describeAll(tx, opened, [release], question));
    if (!view) throw new Refusal('not-found', { subject: 'release' });
    return view;
  }

  /** A rendered file of a release that the reader may see; `marked` where a copy of it is handed out, counted and logged. */
  async file(
    id: string,
    path: string,
    question: ReleaseQuestion,
  ): Promise<{ file: ReleaseFileEntity; marked: boolean }> {
    const { opened, release, reach } = await this.find.execute(id, question);
    const file = await this.database.as(reach, (tx) =>
      tx.findOneBy(ReleaseFileEntity, { releaseId: id, path, state: 'RENDERED' }),
    );
    const marked = takesCopies(opened, release.state, question);
    if (!file) throw new Refusal('not-found', { subject: 'file' });
    return { file, marked };
  }

  /**
   * A release that is not published, as its pages need it. Refuses `not-found` for who reads it by name alone: what they read is
   * counted, copy by copy, which a page is not; and for one that is published, whose pages are everybody's.
   */
  async waiting(id: string, question: ReleaseQuestion): Promise<WaitingRelease> {
    const { opened, release, reach } = await this.find.execute(id, question);
    const { state, sha256 } = release;
    const mark = waitingMark(state);
    if (!sha256 || !mark || readsByName(opened, state, question))
      throw new Refusal('not-found', { subject: 'release' });
    const files = await this.database.as(reach, (tx) =>
      tx.find(ReleaseFileEntity, { where: { releaseId: id, state: 'RENDERED' }, order: { path: 'ASC' } }),
    );
    return { id, cycle: opened.cycle.code, sha256, mark, files: files.map(describeFile) };
  }
}

/** A release that is not published, for those who may see it. */
export interface WaitingRelease extends Omit<PublishedRelease, 'document'> {
  readonly mark: 'draft' | 'embargoed';
}

function describeFile({
  path,
  product,
  member,
  item,
  language,
  mediaType,
  size,
  sha256,
}: ReleaseFileEntity): PublishedFile {
  return { path, product, member, item, language, mediaType, size: Number(size), sha256: sha256 ?? '' };
}

async function describeAll(
  tx: EntityManager,
  opened: OpenedCycle,
  releases: readonly ReleaseEntity[],
  question: ReleaseQuestion,
): Promise<ReleaseView[]> {
  const { plan, cycle } = opened;
  const { actor, at } = question;
  const of = { releaseId: In(releases.map(({ id }) => id)) };
  const files = await tx.find(ReleaseFileEntity, { where: of, order: { path: 'ASC' } });
  const objections = await tx.find(ReleaseObjectionEntity, { where: of, order: { n: 'ASC' } });
  const all = await tx.findBy(ReleaseEntity, { cycleId: cycle.id });
  const isAnnounced = (await tx.countBy(AnnouncementEntity, { cycleId: cycle.id })) > 0;
  const scope = { plan: plan.id, cycle: cycle.code };
  // A member objects for itself; all else is of the whole release.
  const may = (permission: Permission): boolean =>
    (permission === 'release:object'
      ? grantsWithin(actor, permission, scope, at.toISOString())
      : grantsFor(actor, permission, { ...scope, member: null }, at.toISOString())
    ).length > 0;
  const keeps = may('release:name-readers');
  const earlyReadersOf = keeps ? await listReaders(tx, releases) : () => NOBODY;
  const names: ReadonlyMap<string, string> = keeps ? await nameOfficials(tx, releases) : new Map();
  // Whoever has no account, as the machine, is kept by its own name.
  const nameOf = (id: string | null): string | null => (keeps && id !== null ? (names.get(id) ?? id) : null);
  const commandsOf = (release: ReleaseEntity): ReleaseCommand[] =>
    [
      ...commandsIn(RELEASE, release.state, 'secretariat'),
      ...commandsIn(RELEASE, release.state, 'lead-focal-point'),
    ].filter((command) => {
      const permission = PERMISSION_OF[command];
      if (!permission || !may(permission)) return false;
      if (permission === 'release:sign') return release.requestedBy !== actor.id;
      if (command === 'redraft') return release.state !== 'REQUESTED' || release.requestedBy === actor.id;
      return command !== 'object' || (release.silenceUntil !== null && release.silenceUntil > at);
    });
  const steersOf = (release: ReleaseEntity, own: readonly ReleaseFileEntity[]): string[] =>
    release.state === 'REQUESTED' && may('release:request')
      ? (['cancel', 'retry'] as const)
          .filter((command) => own.some(({ state }) => RELEASE_FILE.transitions[command].from.includes(state)))
          .map((command) => `${command}-rendering`)
      : [];
  const announcesOf = ({ state }: ReleaseEntity): string[] =>
    state === 'EMBARGOED' && may('release:request') ? [isAnnounced ? 'withhold' : 'announce'] : [];
  return releases.map((release) => {
    const marked = takesCopies(opened, release.state, question);
    const byName = readsByName(opened, release.state, question);
    const own = files.filter(({ releaseId }) => releaseId === release.id);
    return describeRelease(release, cycle.code, {
      requestedBy: nameOf(release.requestedBy),
      signedBy: nameOf(release.signedBy),
      silenceDays: silenceDaysOf(methodSettings(plan.method)),
      files: own,
      objections: objections.filter(({ releaseId }) => releaseId === release.id),
      corrects: all.find(({ id }) => id === release.supersedes)?.number ?? null,
      correctedBy: all.find(({ supersedes, publishedAt }) => supersedes === release.id && publishedAt)?.number ?? null,
      ...earlyReadersOf(release.id),
      marked,
      byName,
      commands: [...commandsOf(release), ...steersOf(release, own), ...announcesOf(release)],
    });
  });
}

type Beside = Pick<
  ReleaseView,
  | 'requestedBy'
  | 'signedBy'
  | 'silenceDays'
  | 'corrects'
  | 'correctedBy'
  | 'readers'
  | 'takers'
  | 'marked'
  | 'byName'
  | 'commands'
>;

function describeRelease(
  release: ReleaseEntity,
  cycle: string,
  {
    files,
    objections,
    ...beside
  }: Beside & { files: readonly ReleaseFileEntity[]; objections: readonly ReleaseObjectionEntity[] },
): ReleaseView {
  return {
    id: release.id,
    cycle,
    number: release.number,
    state: release.state,
    sha256: release.sha256 ?? '',
    embargoUntil: release.embargoAt?.toISOString() ?? '',
    requestedAt: release.requestedAt?.toISOString() ?? '',
    publishedAt: release.publishedAt?.toISOString() ?? null,
    silenceUntil: release.silenceUntil?.toISOString() ?? null,
    reason: release.reason,
    reasonLanguage: release.reasonLanguage,
    objections: objections.map(({ memberCode, reason, language, at, sha256 }) => ({
      member: memberCode,
      reason,
      language,
      at: at.toISOString(),
      sha256,
    })),
    ...beside,
    rendering: renderingOf(files),
    files: files.map(({ path, product, member, item, language, mediaType, state, size, sha256, ...file }) => ({
      path,
      product: product as ReleaseView['files'][number]['product'],
      member,
      item,
      language,
      mediaType,
      state,
      size: size === null ? null : Number(size),
      sha256,
      failure: file.failure,
      cause: file.cause,
      progress: file.pagesDrawn === null ? null : { drawn: file.pagesDrawn, pages: file.pages },
    })),
  };
}
