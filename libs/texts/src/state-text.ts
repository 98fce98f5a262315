import { isMessageKey, type MessageKey } from './catalogue.js';

/** Of what has states, the beginning of the keys of their texts: by its name in refusals, and in the acts of the trail. */
const STATE_TEXTS: Readonly<Record<string, string>> = {
  action: 'actionState',
  chapter: 'chapterState',
  correction: 'case.state',
  delivery: 'hooks.delivery',
  contribution: 'contribution',
  cycle: 'cycle',
  entry: 'entryReview',
  'file of a release': 'file',
  finding: 'severity',
  import: 'reportFile.state',
  plan: 'planVersion',
  'plan version': 'planVersion',
  release: 'release',
  score: 'scoreState',
  submission: 'submission',
  translation: 'chapterState',
  webhook: 'hooks.state',
};

/** What a state of something is called; null where no text that is here says it. */
export function stateText(subject: string, state: string): MessageKey | null {
  const key = `${STATE_TEXTS[subject]}.${state}`;
  return isMessageKey(key) ? key : null;
}
