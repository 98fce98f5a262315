import type { ReleaseDocument, ReleaseNumberCheck } from '@signatory/contract';
import { findOtherScores, otherResults, plainText, Refusal, type LocalText, type ScoreValue } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { FindRelease, type ReleaseQuestion } from './find-release.js';
import { readsByName } from './name-readers.js';
import { PublishedReleases } from './published-releases.js';

type Item = ReleaseNumberCheck['items'][number];

/** Listed at most: whoever signs a release off reads no more of them at once. */
const MOST_ITEMS = 200;

/** The number check of what stands beside a release's scores; that of its chapters is done when they are cleared. */
@Injectable()
export class CheckNumbers {
  constructor(
    private readonly find: FindRelease,
    private readonly published: PublishedReleases,
  ) {}

  /** Refuses `not-found` for a release that the reader may not see, or sees in counted copies alone. */
  async execute(id: string, question: ReleaseQuestion): Promise<ReleaseNumberCheck> {
    const { opened, release } = await this.find.execute(id, question);
    const { sha256, state } = release;
    if (!sha256 || readsByName(opened, state, question)) throw new Refusal('not-found', { subject: 'release' });
    const document = await this.published.document(sha256);
    const items = document ? listOtherResults(document) : [];
    return { count: items.length, items: items.slice(0, MOST_ITEMS) };
  }
}

/** Every text beside the scores, in each of its languages, against the tables that are printed with it. */
export function listOtherResults({ plan, scores, tables, actions, replies, narratives }: ReleaseDocument): Item[] {
  const averages = otherResults({ ...plan, tables });
  const members = new Map(plan.members.map(({ code, name }) => [code, name]));
  const codes = new Map(plan.commitments.map(({ id, code }) => [id, code]));
  const placed = (member: string, commitment: string) => ({
    member: members.get(member) ?? plainText(member),
    commitment: codes.get(commitment) ?? commitment,
  });
  const askAverages = (of: Omit<Item, 'text' | 'printed'>, text: string): Item[] =>
    averages.find(text).map(({ text: figure, of: named }) => ({
      ...of,
      text: figure,
      printed: {
        kind: 'average',
        of: named.kind === 'commitment' ? plainText(named.code) : named.name,
        average: named.average,
        percent: named.percent,
      },
    }));
  const askScores = (of: Omit<Item, 'text' | 'printed'>, text: string, value: ScoreValue | null): Item[] =>
    value === null
      ? []
      : findOtherScores(text, value).map((figure) => ({ ...of, text: figure.text, printed: { kind: 'score', value } }));
  const ofScores = scores.flatMap(({ member, commitment, value, ...said }) =>
    (['reason', 'rationale'] as const).flatMap((kind) => {
      const of = { kind, ...placed(member, commitment) };
      return textsOf(said[kind]).flatMap((text) => [...askScores(of, text, value), ...askAverages(of, text)]);
    }),
  );
  const ofActions = (actions ?? []).flatMap(({ member, commitment, text }) =>
    textsOf(text).flatMap((words) => askAverages({ kind: 'action', ...placed(member, commitment) }, words)),
  );
  const ofReplies = (replies ?? []).flatMap(({ member, commitment, text, answer }) => [
    ...askAverages({ kind: 'reply', ...placed(member, commitment) }, text ?? ''),
    ...askAverages({ kind: 'answer', ...placed(member, commitment) }, answer?.text ?? ''),
  ]);
  const measured = new Map(plan.commitments.flatMap(({ id, indicators }) => indicators.map(({ code }) => [code, id])));
  const ofNarratives = (narratives ?? []).flatMap(({ member, indicator, text }) => {
    const of = { kind: 'narrative', ...placed(member, measured.get(indicator) ?? indicator) } as const;
    return textsOf(text).flatMap((words) => askAverages(of, words));
  });
  return [...ofScores, ...ofActions, ...ofReplies, ...ofNarratives];
}

function textsOf(written: LocalText | null): string[] {
  return Object.values(written?.texts ?? {}).map(({ text }) => text);
}
