import type { ReleaseDifference, ReleaseDocument } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { compareReleases } from './compare-releases.js';
import { FindRelease, type ReleaseQuestion } from './find-release.js';
import { readsByName } from './name-readers.js';
import { PublishedReleases } from './published-releases.js';

/** Figures listed at most: what differs in more is another table, and both have one to download. */
const MOST_LINES = 500;

/** Two versions of a cycle's release side by side: every figure that they print otherwise. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly find: FindRelease,
    private readonly published: PublishedReleases,
  ) {}

  /** Refuses `not-found` for a release that the reader may not see or sees in counted copies alone, and for one of another cycle. */
  async execute(id: string, since: string, question: ReleaseQuestion): Promise<ReleaseDifference> {
    const [before, now] = [await this.find.execute(since, question), await this.find.execute(id, question)];
    if (before.release.cycleId !== now.release.cycleId) throw new Refusal('not-found', { subject: 'release' });
    const [old, next] = await Promise.all(
      [before, now].map(({ opened, release }) => {
        const { sha256, state } = release;
        if (!sha256 || readsByName(opened, state, question)) throw new Refusal('not-found', { subject: 'release' });
        return this.published.document(sha256);
      }),
    );
    const moved = old && next ? compareReleases(old, next) : [];
    return {
      since: before.release.number,
      number: now.release.number,
      count: moved.length,
      lines: moved.slice(0, MOST_LINES).map(({ kind, member, commitment, pillar, indicator, cell, ...values }) => ({
        kind,
        before: values.before,
        now: values.now,
        ...(kind === 'answer' && { codes: codesOf(indicator, [next, old]) }),
        member: nameOf(member, [next, old]),
        place: [
          codeOf(commitment, [next, old]),
          pillar,
          labelOf(indicator, [next, old]),
          cell === 'total' ? null : cell,
        ].filter((part) => part !== null),
      })),
    };
  }
}

type Documents = readonly (ReleaseDocument | undefined)[];

function nameOf(member: string | null, documents: Documents): ReleaseDifference['lines'][number]['member'] {
  const members = documents.flatMap((document) => document?.plan.members ?? []);
  return members.find(({ code }) => code === member)?.name ?? null;
}

/** Of a list each release names those that were given. */
function codesOf(indicator: string | null, documents: Documents): ReleaseDifference['lines'][number]['codes'] {
  return indicatorsOf(indicator, documents).flatMap(({ codes = [] }) => codes);
}

function indicatorsOf(indicator: string | null, documents: Documents) {
  return documents.flatMap((document) =>
    (document?.plan.commitments ?? []).flatMap(({ indicators }) => indicators.filter(({ code }) => code === indicator)),
  );
}

/** As it is printed. */
function labelOf(indicator: string | null, documents: Documents): string | null {
  return indicatorsOf(indicator, documents)[0]?.label ?? indicator;
}

function codeOf(commitment: string | null, documents: Documents): string | null {
  const commitments = documents.flatMap((document) => document?.plan.commitments ?? []);
  return commitments.find(({ id }) => id === commitment)?.code ?? commitment;
}
