import type { ReleaseDocument } from '@signatory/contract';
import { readRelease, type PageContext, type PageRoute, type ReleaseReader } from '@signatory/pages';
import type { SharePicture } from '@signatory/pdf';
import { overallTerms } from '@signatory/texts';

/** What the picture of a page says; null where the release has no such page. */
export function fillSharePicture(route: PageRoute, document: ReleaseDocument, page: PageContext): SharePicture | null {
  const subject = findSubject(route, readRelease(document), page);
  if (!subject) return null;
  const { title, label, mean } = subject;
  const { say } = page;
  const coverage = say('mean.coverage', { scored: mean.scored, applicable: mean.applicable });
  return {
    product: say('product.name'),
    title,
    line: page.choose(route.page === 'matrix' ? document.plan.shortTitle : document.cycle.title).text,
    figure: mean.average === null ? '–' : page.decimal(mean.average),
    label,
    note: [...(mean.percent === null ? [] : [say('mean.percentFigure', { percent: mean.percent })]), coverage].join(
      ' · ',
    ),
    distribution: mean.distribution,
    mark: document.marks.includes('illustrative') ? say('mark.illustrative') : '',
    source: document.source.citation === null ? '' : say('source.citation', { citation: document.source.citation }),
  };
}

type Mean = ReleaseDocument['tables']['overall'];

function findSubject(
  route: PageRoute,
  release: ReleaseReader,
  page: PageContext,
): { readonly title: string; readonly label: string; readonly mean: Mean } | null {
  const { document } = release;
  if (route.page === 'matrix')
    return {
      title: page.choose(document.cycle.title).text,
      label: page.say(overallTerms(document.method.overall).own),
      mean: document.tables.overall,
    };
  if (route.page === 'member') {
    const [member, mean] = [release.findMember(route.member), release.meanOfMember(route.member)];
    return member && mean && { title: page.choose(member.name).text, label: page.say('mean.average'), mean };
  }
  if (route.page !== 'commitment') return null;
  const commitment = release.findCommitment(route.commitment);
  const mean = commitment && release.meanOfCommitment(commitment.id);
  if (!commitment || !mean) return null;
  const title = `${commitment.code} ${page.choose(commitment.title).text}`;
  return { title, label: page.say('mean.average'), mean };
}
