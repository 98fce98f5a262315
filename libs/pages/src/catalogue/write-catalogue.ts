import type { PublicReleaseView } from '@signatory/contract';
import { LANGUAGES, messages } from '@signatory/texts';
import type { PublishedFile, PublishedRelease } from '../release/published-release.js';
import {
  addressOfCatalogue,
  addressOfRelease,
  filesOfWhole,
  landingPage,
  nameDataset,
  nameFile,
  namePublisher,
  plainMediaType,
  type Publisher,
} from './dataset-facts.js';

/** The releases of a cycle: the one that stands, and every one that is or was public. */
interface CataloguedCycle {
  readonly standing: PublishedRelease;
  readonly history: readonly PublicReleaseView[];
}

/** All names that are used, in the document itself: nobody has to fetch them. */
const CONTEXT = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const SDMX = /^application\/vnd\.sdmx\./;
const SHA_256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';

/** Every published release as DCAT 3 in JSON-LD. A withdrawn one is in no catalogue; one that was replaced says by what. */
export function writeCatalogue(cycles: readonly CataloguedCycle[], publisher: Publisher): object {
  const { base } = publisher;
  const datasets = cycles.flatMap((cycle) => describeCycle(cycle, publisher));
  const dates = cycles.flatMap(({ history }) => history.map(({ publishedAt }) => publishedAt)).sort();
  const latest = dates.at(-1);
  return {
    '@context': CONTEXT,
    '@id': addressOfCatalogue(base),
    '@type': 'dcat:Catalog',
    'dct:title': inEachLanguage((language) => messages(language)('catalogue.title')),
    'dct:description': inEachLanguage((language) => messages(language)('catalogue.lead')),
    'dct:publisher': describePublisher(publisher),
    'dct:language': LANGUAGES.map(languageId),
    'foaf:homepage': { '@id': `${base}/` },
    ...licenceOf(publisher),
    ...(latest !== undefined && { 'dct:modified': instant(latest) }),
    'dcat:dataset': datasets,
  };
}

function describeCycle({ standing, history }: CataloguedCycle, publisher: Publisher): object[] {
  const shown = history.filter(({ state }) => state !== 'WITHDRAWN');
  return shown.map((release) => {
    const isStanding = release.sha256 === standing.sha256;
    return {
      ...describeRelease(release, shown, standing, publisher),
      'adms:status': { '@id': `http://purl.org/adms/status/${isStanding ? 'Completed' : 'Deprecated'}` },
      'dcat:distribution': isStanding
        ? filesOfWhole(standing).map((file) => describeFile(file, publisher))
        : [describeDocument(release, publisher)],
    };
  });
}

function describeRelease(
  release: PublicReleaseView,
  others: readonly PublicReleaseView[],
  { document }: PublishedRelease,
  publisher: Publisher,
): Readonly<Record<string, unknown>> {
  const { base } = publisher;
  const { cycle, plan, source, issued } = document;
  const addressOf = (number: number): object => ({ '@id': addressOfRelease(base, cycle.code, number) });
  const previous = release.corrects?.number ?? others.find(({ newer }) => newer === release.number)?.number;
  const newer = others.some(({ number }) => number === release.newer) ? release.newer : null;
  return {
    ...addressOf(release.number),
    '@type': 'dcat:Dataset',
    // A correction changes figures, never what the release is about.
    'dct:title': inEachLanguage((language) => nameDataset(document, language).title),
    'dct:description': inEachLanguage((language) => nameDataset(document, language).description),
    'dct:identifier': `sha256:${release.sha256}`,
    'dcat:version': String(release.number),
    'dct:issued': instant(release.number === document.number ? (issued ?? release.publishedAt) : release.publishedAt),
    'dct:modified': instant(release.publishedAt),
    'dct:publisher': describePublisher(publisher, document.publisher),
    ...(cycle.window && {
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': day(cycle.window.from),
        'dcat:endDate': day(cycle.window.to),
      },
    }),
    'dct:spatial': plan.members.map(({ code, name }) => ({
      '@type': 'dct:Location',
      'skos:notation': code,
      'skos:prefLabel': Object.entries(name.texts).map(([language, { text }]) => worded(text, language)),
    })),
    'dcat:landingPage': { '@id': landingPage(base, cycle.code) },
    ...(source.citation !== null && {
      'dct:source': { ...(source.url !== null && { '@id': source.url }), 'dct:title': source.citation },
    }),
    ...licenceOf(publisher),
    ...(previous !== undefined && { 'dcat:previousVersion': addressOf(previous), 'dct:replaces': addressOf(previous) }),
    ...(newer !== null && { 'dct:isReplacedBy': addressOf(newer) }),
  };
}

function describeFile(file: PublishedFile, publisher: Publisher): object {
  const mediaType = plainMediaType(file);
  return {
    '@type': 'dcat:Distribution',
    'dct:title': inEachLanguage((language) => nameFile(file, language)),
    'dcat:accessURL': { '@id': `${publisher.base}${file.href}` },
    'dcat:downloadURL': { '@id': `${publisher.base}${file.href}` },
    'dct:format': { '@type': 'dct:MediaTypeOrExtent', 'rdfs:label': file.mediaType },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    ...(SDMX.test(mediaType) && { 'dct:conformsTo': { '@id': 'https://sdmx.org/standards-2/' } }),
    ...(file.size !== null && { 'dcat:byteSize': typed(String(file.size), 'nonNegativeInteger') }),
    ...(file.sha256 !== null && { 'spdx:checksum': checksum(file.sha256) }),
    ...(file.language !== null && { 'dct:language': languageId(file.language) }),
    ...licenceOf(publisher),
  };
}

/** Of a release in whose place another stands its document is kept, and no other file. */
function describeDocument({ cycle, number }: PublicReleaseView, publisher: Publisher): object {
  const address = { '@id': addressOfRelease(publisher.base, cycle, number) };
  return {
    '@type': 'dcat:Distribution',
    'dct:title': inEachLanguage((language) => messages(language)('files.product.document')),
    'dcat:accessURL': address,
    'dcat:downloadURL': address,
    'dcat:mediaType': { '@id': 'https://www.iana.org/assignments/media-types/application/json' },
    ...licenceOf(publisher),
  };
}

function describePublisher(publisher: Publisher, published?: string): object {
  return {
    '@type': 'foaf:Agent',
    'foaf:name': namePublisher(publisher, published),
    'foaf:homepage': { '@id': `${publisher.base}/` },
  };
}

function licenceOf({ licence }: Publisher): object {
  return licence === null ? {} : { 'dct:license': { '@id': licence } };
}

function checksum(sha256: string): object {
  return {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': { '@id': SHA_256 },
    'spdx:checksumValue': typed(sha256, 'hexBinary'),
  };
}

function inEachLanguage(say: (language: string) => string): object[] {
  return LANGUAGES.map((language) => worded(say(language), language));
}

function worded(text: string, language: string): object {
  return { '@value': text, '@language': language };
}

function typed(value: string, type: string): object {
  return { '@value': value, '@type': `xsd:${type}` };
}

function instant(at: string): object {
  return typed(at, 'dateTime');
}

function day(date: string): object {
  return typed(date, 'date');
}

function languageId(language: string): object {
  return { '@id': `http://id.loc.gov/vocabulary/iso639-1/${language.slice(0, 2)}` };
}
