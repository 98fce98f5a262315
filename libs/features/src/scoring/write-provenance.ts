import type { WhyView } from '@signatory/contract';
import { CONTEXT, Graph, spoken, textOf, type ProvenanceDocument } from './provenance-graph.js';

/**
 * What a reader sees of why a score was given, in the words of PROV-O: nothing stands here that is not in the view.
 * @param address of the view, under which everything is named
 */
export function writeProvenance(why: WhyView, address: string): ProvenanceDocument {
  const graph = new Graph(address);
  const { score, submission, guideline, commitment, plan } = why;
  const planId = graph.add('plan', ['prov:Entity', 'prov:Plan'], {
    title: textOf(plan.title),
    identifier: `${plan.id}@${plan.version}`,
    sha256: plan.sha256,
  });
  const report = submission && graph.certified(why.member, submission);
  const entries = [
    ...why.entries.filter(({ withheld }) => !withheld).map((entry) => graph.entry(why, entry, report)),
    ...why.actions.map((action) => graph.action(why.member, action)),
    ...why.searches.map((search, place) => graph.search(search, place)),
  ];
  const clauses = (guideline?.clauses ?? []).flatMap((clause, place) =>
    clause.decided
      ? [
          graph.add(`clause-${place + 1}`, 'prov:Entity', {
            value: clause.score,
            title: textOf(clause.words),
            description: clause.condition,
            wasDerivedFrom: [planId],
          }),
        ]
      : [],
  );
  const opinions = why.opinions.map(({ by, value, rationale, language, evidence, at }, place) => {
    const agent = graph.agent(by);
    const cited = evidence.map((link) => graph.cited(link));
    const scoring = graph.add(`scoring-${place + 1}`, 'prov:Activity', {
      endedAtTime: at,
      used: [...entries, ...cited],
      wasAssociatedWith: [agent],
    });
    return graph.add(`opinion-${place + 1}`, 'prov:Entity', {
      value,
      description: spoken(rationale, language),
      generatedAtTime: at,
      wasDerivedFrom: cited,
      wasGeneratedBy: [scoring],
      wasAttributedTo: [agent],
    });
  });
  const steps = why.changes.map(({ command, by, at, reason }, place) =>
    graph.add(`step-${place + 1}`, 'prov:Activity', {
      title: command,
      endedAtTime: at,
      used: command === 'complete' ? opinions : [],
      wasAssociatedWith: [graph.agent(by)],
      ...(reason === null ? {} : { description: reason }),
    }),
  );
  // To the member the ledger is closed: it knows that reviewers scored, and by when.
  const settling =
    steps.length > 0
      ? steps
      : [
          graph.add('settling', 'prov:Activity', {
            endedAtTime: why.asOf,
            used: entries,
            wasAssociatedWith: [graph.agent({ role: 'reviewer', n: null, name: null })],
          }),
        ];
  const scoreId = graph.add('score', 'prov:Entity', {
    title: `${commitment.code} ${why.member}`,
    ...(score.value === null ? { description: score.kind ?? score.state } : { value: score.value }),
    generatedAtTime: score.changedAt,
    wasDerivedFrom: [...clauses, ...opinions, ...entries, ...score.evidence.map((link) => graph.cited(link)), planId],
    wasGeneratedBy: settling,
    wasAttributedTo: [
      ...new Set(
        why.opinions.length > 0
          ? why.opinions.map(({ by }) => graph.agent(by))
          : [graph.agent({ role: 'reviewer', n: null, name: null })],
      ),
    ],
  });
  why.replies.forEach(({ kind, text, at, by }, place) => {
    graph.add(`reply-${place + 1}`, 'prov:Entity', {
      title: kind,
      ...(text === null ? {} : { description: text }),
      generatedAtTime: at,
      wasDerivedFrom: [scoreId],
      wasAttributedTo: [graph.member(why.member), graph.agent(by)],
    });
  });
  return { '@context': CONTEXT, '@graph': graph.nodes };
}
