import type { PublishedRelease, WaitingRelease } from '@signatory/features';
import type { ReleaseDocument } from '@signatory/contract';
import type { PublishedRelease as PageRelease } from '@signatory/pages';

/** A published release as the pages need it, its files where everybody fetches them. */
export function describeRelease(release: PublishedRelease): PageRelease {
  return describe(release, release.document, `/results/${encodeURIComponent(release.cycle)}/files`);
}

/** A release that is not published, its files where those fetch them who may see it. */
export function describeWaiting(release: WaitingRelease, document: ReleaseDocument): PageRelease {
  const { id, mark } = release;
  return { ...describe(release, document, `/api/releases/${id}/files`), waiting: { id, mark } };
}

function describe(
  { sha256, files }: Pick<PublishedRelease, 'sha256' | 'files'>,
  document: ReleaseDocument,
  folder: string,
): PageRelease {
  return {
    document,
    sha256,
    files: files.map(({ path, product, ...file }) => ({
      ...file,
      name: path.replaceAll('/', '-'),
      href: `${folder}/${path}`,
      product: product as PageRelease['files'][number]['product'],
    })),
  };
}
