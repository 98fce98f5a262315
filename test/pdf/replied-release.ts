import type { ReleaseDocument, ReleaseReply } from '@signatory/contract';
import { illustrativeRelease } from './release-documents.js';

export const LONG_REPLY = Array.from(
  { length: 60 },
  (_, at) => `Sentence ${at + 1} of a reply that is as long as it may be`,
).join('. ');

const MAP = {
  title: 'Map of chains',
  publisher: 'Ministry of Economy',
  published: '2026-06-14',
  url: 'https://example.org/map',
};
const REGISTER = { title: 'Register of publications' };
const ANSWERED = '2026-11-09T10:00:00.000Z';

/** The illustrative release with replies of every kind, and one score that was changed. */
export function repliedRelease({ long = false, text = 'The map was published in June.' } = {}): ReleaseDocument {
  const found = { text: 'It is published and dated inside the window.', evidence: [REGISTER] };
  const answer = (given: { text: string; evidence: ReleaseReply['evidence'] }): ReleaseReply['answer'] => ({
    ...given,
    role: 'adjudicator',
    at: ANSWERED,
  });
  const common = { kind: 'contested', onFile: false, evidence: [], text: null } as const;
  return illustrativeRelease({
    replies: [
      {
        ...common,
        member: 'DEU',
        commitment: 'A1',
        kind: 'accepted',
        at: '2026-11-03T09:00:00.000Z',
        evidence: [],
        answer: null,
      },
      {
        ...common,
        member: 'JPN',
        commitment: 'B3',
        text: long ? LONG_REPLY : text,
        at: '2026-11-02T09:00:00.000Z',
        evidence: [MAP],
        answer: answer(found),
      },
      {
        ...common,
        member: 'EU',
        commitment: 'D2',
        onFile: true,
        at: '2026-11-04T09:00:00.000Z',
        evidence: [],
        answer: answer({ text: 'The score stands.', evidence: [] }),
      },
    ],
    ledger: [
      {
        member: 'JPN',
        commitment: 'B3',
        before: { kind: 'score', value: 0 },
        now: { kind: 'score', value: 1 },
        reason: found.text,
        role: 'adjudicator',
        at: ANSWERED,
        evidence: [REGISTER],
      },
    ],
  });
}
