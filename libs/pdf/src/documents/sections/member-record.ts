import { completenessWords, pillarsWords } from '@signatory/contract';
import { formatInstant } from '@signatory/texts';
import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { Member, View } from '../../view.js';
import { groups } from './verification.js';

/** The report behind a member's scores: which version, when, and whether in time; nothing where the release does not say. */
export function memberRecord(view: View, { code }: Member): Block[] {
  const { say, document, language } = view;
  const submission = document.submissions.find(({ member }) => member === code);
  const inTime = document.punctuality?.find(({ member }) => member === code);
  const complete = document.completeness?.find(({ member }) => member === code);
  if (!submission && !inTime) return [];
  const sentences = [
    submission?.submitted
      ? say('standing.submitted', {
          version: submission.version ?? 1,
          instant: formatInstant(language, submission.submitted),
        })
      : say('member.record.none'),
    ...(inTime ? [`${say(`results.punctuality.${inTime.kind}`)}${view.stop.trimEnd()}`] : []),
    ...(inTime?.extendedTo
      ? [
          `${say('results.punctuality.extendedTo')}${say('join.colon')}${formatInstant(language, inTime.extendedTo)}${view.stop.trimEnd()}`,
        ]
      : []),
    ...(complete
      ? [
          `${say('completeness.heading')}${say('join.colon')}${completenessWords(language, complete.entries)}${view.stop.trimEnd()}`,
          `${say('completeness.byPillar')}${say('join.colon')}${pillarsWords(language, complete)}${view.stop.trimEnd()}`,
          say('completeness.note'),
        ]
      : []),
  ];
  return [
    heading(2, say('member.record'), { style: TYPE.heading, before: 16, after: 3, bookmark: 2, place: 'record' }),
    paragraph(sentences.join(view.space), { style: TYPE.quiet, measure: 440 }),
    ...(submission?.sha256
      ? [paragraph(`SHA-256${say('join.colon')}${groups(submission.sha256)}`, { style: TYPE.small, before: 2 })]
      : []),
  ];
}
