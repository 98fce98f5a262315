import { chooseText } from '@signatory/domain';
import type { PublishedFile, PublishedRelease } from '../release/published-release.js';
import {
  addressOfCatalogue,
  addressOfRelease,
  filesOfWhole,
  hostOf,
  landingPage,
  nameDataset,
  nameFile,
  namePublisher,
  plainMediaType,
  type Publisher,
} from './dataset-facts.js';

/** A published release as schema.org/Dataset, by which search engines for data find its page; in the page's language. */
export function describeDataset(published: PublishedRelease, publisher: Publisher, language: string): object {
  const { document, sha256 } = published;
  const { base, licence } = publisher;
  const { cycle, number, issued, plan, source } = document;
  const { title, description } = nameDataset(document, language);
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': addressOfRelease(base, cycle.code, number),
    name: title,
    description,
    url: landingPage(base, cycle.code),
    inLanguage: language,
    version: String(number),
    identifier: `sha256:${sha256}`,
    ...(issued !== null && { datePublished: issued }),
    ...(cycle.window && { temporalCoverage: `${cycle.window.from}/${cycle.window.to}` }),
    spatialCoverage: plan.members.map(({ code, name, kind }) => ({
      '@type': kind === 'country' ? 'Country' : 'Place',
      name: chooseText(name, language, 'en').text,
      identifier: code,
    })),
    publisher: { '@type': 'Organization', name: namePublisher(publisher, document.publisher), url: base },
    ...(source.citation !== null && {
      isBasedOn: { '@type': 'CreativeWork', name: source.citation, ...(source.url !== null && { url: source.url }) },
    }),
    ...(licence !== null && { license: licence }),
    isAccessibleForFree: true,
    includedInDataCatalog: { '@type': 'DataCatalog', name: hostOf(base), url: addressOfCatalogue(base) },
    distribution: filesOfWhole(published).map((file) => describeFile(file, base, language)),
  };
}

function describeFile(file: PublishedFile, base: string, language: string): object {
  return {
    '@type': 'DataDownload',
    name: nameFile(file, language),
    contentUrl: `${base}${file.href}`,
    encodingFormat: plainMediaType(file),
    ...(file.size !== null && { contentSize: `${file.size} B` }),
    ...(file.sha256 !== null && { sha256: file.sha256 }),
    ...(file.language !== null && { inLanguage: file.language }),
  };
}
