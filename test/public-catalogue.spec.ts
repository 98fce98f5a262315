import type { PublicReleaseView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { parseRoute, renderPage, writeCatalogue, type PublishedRelease } from '@signatory/pages';
import jsonld from 'jsonld';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const BASE = 'https://signatory.example';
const NAME = 'Observatory of Ports (Geneva)';
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const SITE = { base: BASE, name: NAME, licence: LICENCE };
const STANDING = secondRelease();

function secondRelease(): PublishedRelease {
  const { document, files, ...release } = publishedRelease(FIVE_PILLARS, 'g7-2025');
  const [first] = files;
  if (!first) throw new Error('The release has no file.');
  const sheet = { ...first, name: 'I.1.pdf', href: '/f/I.1.pdf', product: 'commitment-sheet' as const, item: 'I.1' };
  const sdmx = { ...first, href: '/f/sdmx.csv', product: 'sdmx-scores-csv' as const };
  return {
    ...release,
    document: {
      ...document,
      number: 2,
      issued: '2026-03-02T09:00:00.000Z',
      cycle: { ...document.cycle, window: { from: '2025-01-01', to: '2025-12-31' } },
    },
    files: [...files, sheet, { ...sdmx, mediaType: 'application/vnd.sdmx.data+csv; version=2.0.0' }],
  };
}

function view(number: number, changes: Partial<PublicReleaseView>): PublicReleaseView {
  return {
    cycle: 'g7-2025',
    number,
    state: 'PUBLISHED',
    sha256: String(number).repeat(64),
    publishedAt: `2026-03-0${number}T10:00:00.000Z`,
    reason: null,
    reasonLanguage: null,
    withdrawnAt: null,
    newer: null,
    corrects: null,
    ...changes,
  };
}

const HISTORY = [
  view(3, { state: 'WITHDRAWN', reason: 'It was not final.' }),
  view(2, { sha256: STANDING.sha256, corrects: { number: 1, ground: 'transcription' } }),
  view(1, { state: 'CORRECTED', newer: 2 }),
];

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const OLD = `${BASE}/api/published/g7-2025/releases/1`;
const NEW = `${BASE}/api/published/g7-2025/releases/2`;

interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: {
    readonly value: string;
    readonly language?: string;
    readonly datatype?: { readonly value: string };
  };
}

describe('the catalogue of published releases', () => {
  let quads: readonly Quad[];
  beforeAll(async () => {
    const catalogue = writeCatalogue([{ standing: STANDING, history: HISTORY }], SITE);
    // Nothing is fetched: what the document uses it explains.
    const documentLoader = (address: string): never => {
      throw new Error(`${address} is not in the document.`);
    };
    quads = (await jsonld.toRDF(catalogue, { documentLoader, safe: true })) as readonly Quad[];
  });

  const valuesOf = (subject: string, predicate: string): string[] =>
    quads
      .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
      .map(({ object }) => object.value);

  it('has every release that stands or was replaced, and none that was withdrawn', () => {
    expect(valuesOf(`${BASE}/catalogue`, `${DCAT}dataset`).sort()).toEqual([OLD, NEW]);
    expect(valuesOf(OLD, `${DCT}isReplacedBy`)).toEqual([NEW]);
    expect(valuesOf(NEW, `${DCAT}previousVersion`)).toEqual([OLD]);
    expect(valuesOf(NEW, `${DCT}isReplacedBy`)).toEqual([]);
    expect([valuesOf(OLD, `${DCAT}version`), valuesOf(NEW, `${DCAT}version`)]).toEqual([['1'], ['2']]);
  });

  it('says who publishes: whom the release names, or else whoever publishes here', () => {
    const nameOf = (subject: string): string[] =>
      valuesOf(subject, `${DCT}publisher`).flatMap((agent) => valuesOf(agent, `${FOAF}name`));
    expect([nameOf(`${BASE}/catalogue`), nameOf(NEW)]).toEqual([[NAME], [NAME]]);
    const named = { ...STANDING, document: { ...STANDING.document, publisher: 'Another house (Bonn)' } };
    const catalogue = writeCatalogue([{ standing: named, history: HISTORY }], SITE);
    expect(catalogue).toMatchObject({
      'dct:publisher': { 'foaf:name': NAME },
      'dcat:dataset': [
        { 'dct:publisher': { 'foaf:name': 'Another house (Bonn)' } },
        { 'dct:publisher': { 'foaf:name': 'Another house (Bonn)' } },
      ],
    });
  });

  it('says of a release what it is, when it was issued, of which time and members, and under which licence', () => {
    const titles = quads.filter(({ subject, predicate }) => subject.value === NEW && predicate.value === `${DCT}title`);
    expect(titles.map(({ object }) => object.language ?? '').sort((a, b) => a.localeCompare(b))).toEqual([
      'de',
      'en',
      'fr',
      'it',
      'ja',
    ]);
    expect(valuesOf(NEW, `${DCT}issued`)).toEqual(['2026-03-02T09:00:00.000Z']);
    expect(valuesOf(NEW, `${DCT}license`)).toEqual([LICENCE]);
    const [time = ''] = valuesOf(NEW, `${DCT}temporal`);
    expect([valuesOf(time, `${DCAT}startDate`), valuesOf(time, `${DCAT}endDate`)]).toEqual([
      ['2025-01-01'],
      ['2025-12-31'],
    ]);
    const codes = valuesOf(NEW, `${DCT}spatial`).flatMap((place) =>
      valuesOf(place, 'http://www.w3.org/2004/02/skos/core#notation'),
    );
    expect(codes.sort()).toEqual(['CA', 'DE', 'EU', 'FR', 'GB', 'IT', 'JP', 'US']);
    expect(valuesOf(NEW, `${DCT}identifier`)).toEqual([`sha256:${STANDING.sha256}`]);
  });

  it('lists the files of the whole release that stands with size, media type and hash; of another its document', () => {
    const files = valuesOf(NEW, `${DCAT}distribution`).map((file) => ({
      address: valuesOf(file, `${DCAT}downloadURL`),
      type: valuesOf(file, `${DCAT}mediaType`),
      size: valuesOf(file, `${DCAT}byteSize`),
      hash: valuesOf(file, 'http://spdx.org/rdf/terms#checksum').flatMap((sum) =>
        valuesOf(sum, 'http://spdx.org/rdf/terms#checksumValue'),
      ),
    }));
    const of = { size: ['4210'], hash: ['b'.repeat(64)] };
    const types = 'https://www.iana.org/assignments/media-types';
    expect(files).toEqual([
      { ...of, address: [`${BASE}/f/release.json`], type: [`${types}/application/json`] },
      { ...of, address: [`${BASE}/f/scores.csv`], type: [`${types}/text/csv`] },
      { ...of, address: [`${BASE}/f/sdmx.csv`], type: [`${types}/application/vnd.sdmx.data+csv`] },
    ]);
    const [document = ''] = valuesOf(OLD, `${DCAT}distribution`);
    expect(valuesOf(document, `${DCAT}downloadURL`)).toEqual([OLD]);
  });
});

describe('the page of a release, to search engines', () => {
  const dataOf = (address: string, releases: readonly PublishedRelease[]): Record<string, unknown> | null => {
    const options = { language: 'fr', assets: { css: [], js: [] }, base: BASE, publisher: NAME, licence: LICENCE };
    const { html } = renderPage(parseRoute(address), releases, options);
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    return json === undefined ? null : (JSON.parse(json) as Record<string, unknown>);
  };

  it('is a schema.org/Dataset with its files, in the page’s language', async () => {
    const data = dataOf('/results/g7-2025', [STANDING]);
    expect(data).toMatchObject({
      '@type': 'Dataset',
      '@id': NEW,
      inLanguage: 'fr',
      version: '2',
      temporalCoverage: '2025-01-01/2025-12-31',
      publisher: { name: NAME, url: BASE },
      license: LICENCE,
      distribution: [{ contentUrl: `${BASE}/f/release.json`, sha256: 'b'.repeat(64), contentSize: '4210 B' }, {}, {}],
    });
    const documentLoader = (url: string) =>
      Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': 'https://schema.org/' } } });
    const [expanded] = (await jsonld.expand(data ?? {}, { documentLoader })) as Record<string, unknown>[];
    expect(expanded?.['https://schema.org/distribution']).toHaveLength(3);
  });

  it('is a SKOS concept of what a commitment answers to elsewhere', async () => {
    const { document } = STANDING;
    const alignments = [
      { framework: 'SDG', item: '10.7', relation: 'close' as const, url: 'https://example.org/sdg' },
      { framework: 'SDG', item: '16.4', relation: 'related' as const },
    ];
    const commitments = document.plan.commitments.map((commitment, at) =>
      at === 0 ? { ...commitment, alignments } : commitment,
    );
    const aligned = { ...STANDING, document: { ...document, plan: { ...document.plan, commitments } } };
    const data = dataOf('/results/g7-2025/commitments/I.1', [aligned]);
    const quads = (await jsonld.toRDF(data ?? {}, { safe: true })) as readonly Quad[];
    const SKOS = 'http://www.w3.org/2004/02/skos/core#';
    const matches = quads.filter(({ predicate }) => predicate.value.endsWith('Match'));
    expect(matches.map(({ predicate }) => predicate.value)).toEqual([`${SKOS}closeMatch`, `${SKOS}relatedMatch`]);
    const labels = quads.filter(({ predicate }) => predicate.value === `${SKOS}prefLabel`);
    expect(labels.map(({ object }) => object.value)).toEqual(expect.arrayContaining(['SDG, 10.7', 'SDG, 16.4']));
    expect(dataOf('/results/g7-2025/commitments/I.2', [aligned])).toBeNull();
  });

  it('cannot be left by any text of a plan', () => {
    const title = plainText('</script><script>alert(1)</script>');
    const { document } = STANDING;
    const wild = { ...STANDING, document: { ...document, plan: { ...document.plan, shortTitle: title } } };
    expect(dataOf('/results/g7-2025', [wild])?.['name']).toMatch(/^<\/script><script>alert\(1\)<\/script> – /);
  });

  it('is none before its publication, and on no other page', () => {
    const waiting = { ...STANDING, waiting: { id: '1', mark: 'draft' as const } };
    expect(dataOf('/results/g7-2025', [waiting])).toBeNull();
    expect(dataOf('/', [STANDING])).toBeNull();
  });
});
