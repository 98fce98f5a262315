import type { WhyEntry, WhyView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { Graph } from './provenance-graph.js';

it('a cited page has beside it the copy that was kept, by its hash, and when it was read', () => {
  const takenAt = '2025-11-03T09:00:00.000Z';
  const copy = {
    sha256: 'b'.repeat(64),
    size: 10,
    mediaType: 'text/html',
    readable: true,
    quoted: true,
    changedAt: null,
  };
  const page = {
    id: 'e1',
    title: 'The act',
    url: 'https://ministry.gov/act',
    tier: 'public',
    stored: null,
    link: null,
  };
  const entry = {
    indicator: 'i',
    version: 3,
    question: plainText('Is there a unit?'),
    assessor: false,
    calculation: null,
    saved: null,
    decided: null,
    value: 'on',
    rationale: null,
    rules: [],
    evidence: [{ ...page, copy: { ...copy, address: 'https://ministry.gov/acts/7', takenAt } }],
  } as unknown as WhyEntry;
  const graph = new Graph('https://signatory.example/why');
  graph.entry({ member: 'IT', run: null } as WhyView, entry, null);
  const node = (name: string) => graph.nodes.find(({ '@id': id }) => id.endsWith(`#${name}`));
  expect(node('evidence-e1')?.['alternateOf']).toEqual([node('copy-e1')?.['@id']]);
  expect(node('copy-e1')).toMatchObject({
    sha256: copy.sha256,
    page: ['https://ministry.gov/acts/7'],
    generatedAtTime: takenAt,
  });
});

it('a page that is cited is one thing, and other words of it another, each with the day it was read', () => {
  const graph = new Graph('https://signatory.example/why');
  const act = { title: 'The act', url: 'https://ministry.gov/act' };
  expect(graph.cited(act)).toBe(graph.cited({ ...act, page: '3' }));
  const quoted = graph.cited({ ...act, quote: 'in force at once', accessed: '2026-03-03' });
  expect(graph.nodes).toHaveLength(2);
  expect(graph.nodes.find(({ '@id': id }) => id === quoted)).toMatchObject({
    quote: 'in force at once',
    accessed: '2026-03-03',
  });
});
