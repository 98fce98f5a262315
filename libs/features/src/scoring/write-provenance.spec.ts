import type { WhyView } from '@signatory/contract';
import type { ProvenanceDocument } from './provenance-graph.js';
import { AT, GAZETTE, REGISTER, reviewer, WHY } from './why-view.testing.js';
import { writeProvenance } from './write-provenance.js';

const ADDRESS = 'https://plans.example/api/cycles/c/scores/CA/c1/why';
/** The statements of a document, each property by the IRI that its context gives it: what a reader of JSON-LD makes of it. */
function statementsOf({ '@context': context, '@graph': graph }: ProvenanceDocument) {
  const terms: Readonly<Record<string, string | { '@id': string; '@type': string }>> = context;
  const expand = (name: string): string => {
    const [prefix = '', rest = ''] = name.split(':');
    const base = terms[prefix];
    if (typeof base !== 'string') throw new Error(`${name}: the context does not know ${prefix}`);
    return base + rest;
  };
  return graph.flatMap(({ '@id': subject, '@type': types, ...properties }) => [
    ...[types].flat().map((type) => ({ subject, property: '@type', object: expand(type), isLink: false })),
    ...Object.entries(properties).flatMap(([name, values]) => {
      const term = terms[name];
      if (!term) throw new Error(`The context does not know ${name}.`);
      const property = expand(typeof term === 'string' ? term : term['@id']);
      const isLink = typeof term === 'object' && term['@type'] === '@id';
      return [values].flat().map((object) => ({ subject, property, object, isLink }));
    }),
  ]);
}

const PROV = 'http://www.w3.org/ns/prov#';
const at = (name: string): string => `${ADDRESS}#${name}`;
const REGISTERED = encodeURIComponent(`cited-${REGISTER.url}`);
const GAZETTED = encodeURIComponent(`cited-${GAZETTE.url}`);

describe('the provenance of a score', () => {
  const statements = statementsOf(writeProvenance(WHY, ADDRESS));
  const objects = (subject: string, property: string): unknown[] =>
    statements
      .filter((each) => each.subject === at(subject) && each.property === PROV + property)
      .map(({ object }) => object);
  const classOf = (subject: unknown): unknown[] =>
    statements.filter((each) => each.subject === subject && each.property === '@type').map(({ object }) => object);

  it('leads from the score to the clause, the opinions, the entry and its evidence', () => {
    expect(objects('score', 'wasDerivedFrom')).toEqual(
      ['clause-1', 'opinion-1', 'opinion-2', 'entry-i-3', 'action-a1', 'search-1', REGISTERED, GAZETTED, 'plan'].map(
        at,
      ),
    );
    expect(objects('entry-i-3', 'wasDerivedFrom')).toEqual(['submission-1', 'evidence-e1'].map(at));
    expect(objects('outcome-i-1', 'wasDerivedFrom')).toEqual([at('entry-i-3')]);
    expect(objects('justification-i-1', 'wasDerivedFrom')).toEqual([at('outcome-i-1')]);
    expect(JSON.stringify(writeProvenance(WHY, ADDRESS))).toContain('{"@value":"Il en est ainsi.","@language":"fr"}');
    expect(objects('score', 'wasAttributedTo')).toEqual(['reviewer-1', 'reviewer-2'].map(at));
    expect(objects('action-a1', 'wasDerivedFrom')).toEqual([at('action-a1-evidence-1')]);
    expect(objects('action-a1', 'wasGeneratedBy')).toEqual([at('classing-a1')]);
    expect(objects('search-1', 'wasAttributedTo')).toEqual([at('reviewer-1')]);
    expect(objects('entry-i-3', 'wasGeneratedBy')).toEqual([at('reviewing-i-3')]);
  });

  it('has each page that is cited once, behind the opinions that cite it and behind the score', () => {
    expect(objects('opinion-1', 'wasDerivedFrom')).toEqual([at(REGISTERED)]);
    expect(objects('opinion-2', 'wasDerivedFrom')).toEqual([REGISTERED, GAZETTED].map(at));
    expect(objects('scoring-1', 'used')).toEqual(['entry-i-3', 'action-a1', 'search-1', REGISTERED].map(at));
    expect(objects('validation', 'used')).toEqual([at('rules')]);
    const said = statements.filter(({ subject }) => subject === at(GAZETTED)).map(({ object }) => object);
    expect(said).toEqual([PROV + 'Entity', 'The gazette', GAZETTE.url, 'The state', '2025-05-02']);
    // To the member the opinions are closed; what its score rests on is not.
    expect(writeProvenance({ ...WHY, opinions: [] }, ADDRESS)['@graph'].map((node) => node['@id'])).toEqual(
      expect.arrayContaining([REGISTERED, GAZETTED].map(at)),
    );
  });

  it('says in which language reasons are written, where somebody said so', () => {
    const [first, second] = writeProvenance(WHY, ADDRESS)['@graph'].filter((node) => /#opinion-/.test(node['@id']));
    expect(first?.['description']).toEqual([{ '@value': 'Reason 1', '@language': 'fr' }]);
    expect(second?.['description']).toBe('Reason 2');
  });

  it('points only at what it describes, or at an address of the world', () => {
    const named = new Set(statements.map(({ subject }) => subject));
    const loose = statements.filter(
      ({ property, object, isLink }) =>
        isLink && property.startsWith(PROV) && !named.has(JSON.stringify(object).slice(1, -1)),
    );
    expect(loose).toEqual([]);
    expect(
      statements.filter(({ isLink, object }) => isLink && !URL.canParse(JSON.stringify(object).slice(1, -1))),
    ).toEqual([]);
  });

  it.each([
    ['wasDerivedFrom', 'Entity', ['Entity']],
    ['wasGeneratedBy', 'Entity', ['Activity']],
    ['wasAttributedTo', 'Entity', ['Agent', 'SoftwareAgent']],
    ['used', 'Activity', ['Entity']],
    ['wasAssociatedWith', 'Activity', ['Agent', 'SoftwareAgent']],
  ])('%s joins what PROV-O lets it join', (property, domain, ranges) => {
    const found = statements.filter((each) => each.property === PROV + property);
    expect(found.length).toBeGreaterThan(0);
    for (const { subject, object } of found) {
      expect(classOf(subject)).toContain(PROV + domain);
      expect(ranges.some((range) => classOf(object).includes(PROV + range))).toBe(true);
    }
  });

  it('leads from what was calculated to each value that it was worked out from', () => {
    const [entry] = WHY.entries as [WhyView['entries'][number]];
    const input = {
      label: 'I.1.a',
      cell: null,
      cycle: 'now',
      value: '12',
      status: 'answered',
      observation: null,
    } as const;
    const calculation = {
      expression: 'i / other / before.i',
      inputs: [
        { ...input, name: 'i', indicator: 'i' },
        { ...input, name: 'other', indicator: 'other' },
        {
          ...input,
          name: 'before.i',
          indicator: 'i',
          cycle: 'before' as const,
          value: null,
          status: 'no-data' as const,
        },
      ],
      gap: null,
    };
    const rate = { ...entry, indicator: 'rate', version: 2, evidence: [], rules: [], calculation };
    const why = { ...WHY, entries: [...WHY.entries, rate] };
    const said = statementsOf(writeProvenance(why, ADDRESS));
    const of = (subject: string, property: string): unknown[] =>
      said
        .filter((each) => each.subject === at(subject) && each.property === PROV + property)
        .map(({ object }) => object);
    const inputs = ['entry-i-3', 'input-rate-2-other', 'input-rate-2-before.i'].map(at);
    expect(of('entry-rate-2', 'wasDerivedFrom')).toEqual([at('submission-1'), ...inputs]);
    expect(of('entry-rate-2', 'wasGeneratedBy')).toEqual(['calculating-rate-2', 'reviewing-rate-2'].map(at));
    expect(of('entry-rate-2', 'wasAttributedTo')).toEqual(['member-CA', 'system'].map(at));
    expect(of('calculating-rate-2', 'used')).toEqual(inputs);
    expect(of('input-rate-2-other', 'value')).toEqual(['12']);
    expect(of('input-rate-2-before.i', 'wasDerivedFrom')).toEqual([]);
    const named = new Set(said.map(({ subject }) => subject));
    expect(inputs.filter((id) => !named.has(id))).toEqual([]);
  });

  it('says each thing once', () => {
    const ids = writeProvenance(WHY, ADDRESS)['@graph'].map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says nothing of an entry that is withheld, and names nobody whose name the view has not', () => {
    const text = JSON.stringify(writeProvenance(WHY, ADDRESS));
    expect(text).not.toContain('secret');
    expect(text).not.toContain('schema:Person');
    expect(text).not.toContain('prov:Person');
    const first = {
      by: reviewer(1, 'Ada B.'),
      value: 1 as const,
      rationale: 'A reason.',
      language: null,
      evidence: [],
      at: AT,
    };
    expect(JSON.stringify(writeProvenance({ ...WHY, opinions: [first] }, ADDRESS))).toContain('prov:Person');
  });

  it('without the ledger still says that reviewers settled it', () => {
    const shown = statementsOf(writeProvenance({ ...WHY, opinions: [], changes: [] }, ADDRESS));
    const settled = shown.filter(
      ({ subject, property }) => subject === at('score') && property === `${PROV}wasGeneratedBy`,
    );
    expect(settled.map(({ object }) => object)).toEqual([at('settling')]);
  });
});
