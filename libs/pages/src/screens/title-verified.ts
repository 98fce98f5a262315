import type { CopyMark, VerifiedView } from '@signatory/contract';
import type { PageContext } from '../page-context.js';

interface Asked {
  /** Of the marked copy that was asked about. */
  readonly copy?: CopyMark | undefined;
  readonly matches?: readonly VerifiedView[] | null | undefined;
  readonly page: PageContext;
}

/** The title of the page that verifies: its answer first, by which a new page is told where it is read aloud. */
export function titleVerified(asked: Asked): string {
  return [...answerTo(asked), asked.page.say('verify.heading')].join(' – ');
}

function answerTo({ copy, matches, page }: Asked): string[] {
  if (copy) return [page.say('verify.copy.heading', { number: copy.number })];
  const [match] = matches ?? [];
  if (match) return [headOfMatch(match, page)];
  return matches === undefined ? [] : [page.say(`verify.${matches === null ? 'malformed' : 'unknown'}.heading`)];
}

/** What a hash is of. */
export function headOfMatch({ file, number, title }: VerifiedView, { say, choose }: PageContext): string {
  return say(file ? 'verify.found.file' : 'verify.found.release', { number, title: choose(title).text });
}
