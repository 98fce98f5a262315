import type { ReleaseDocument } from '@signatory/contract';
import type { LocalText } from '@signatory/domain';
import { PdfTextError } from './text/pdf-text-error.js';
import { Typesetter } from './text/typesetter.js';
import { printableLanguage, viewOf, type View } from './view.js';

/** What is printed of a source. */
const CITED = ['title', 'publisher', 'page', 'url', 'archived'] as const;
type Cited = { readonly [Part in (typeof CITED)[number]]?: string | undefined };

/** Throws `PdfTextError` for the first text of the release that cannot be printed, naming its place in the document. */
export function checkTexts(view: View, set: Typesetter): void {
  visitTexts(view, (text, place) => set.check(text, place));
}

/** Every text of a release that cannot be printed in a language, with its place in the document; chapters, replies and what is cited too. */
export function findUnprintable(document: ReleaseDocument, language: string): PdfTextError[] {
  const set = new Typesetter();
  const view = viewOf(document, printableLanguage(language, set));
  const found: PdfTextError[] = [];
  const check = (text: string, place: string): void => {
    try {
      set.check(text, place);
    } catch (error) {
      if (!(error instanceof PdfTextError)) throw error;
      found.push(error);
    }
  };
  const checkCited = (pieces: readonly Cited[], placeOf: (at: number) => string): void => {
    for (const [at, piece] of pieces.entries())
      for (const part of CITED) check(piece[part] ?? '', `${placeOf(at)}.${part}`);
  };
  visitTexts(view, check);
  for (const { commitment, member, evidence } of document.scores)
    checkCited(evidence, (at) => `scores[${commitment}, ${member}].evidence[${at}]`);
  for (const { commitment, texts, references } of document.chapters ?? []) {
    checkCited(references, (at) => `chapters[${commitment}].references[${references[at]?.key ?? at}]`);
    for (const [own, { background, definitions, members }] of Object.entries(texts))
      for (const [section, text] of Object.entries({ background, definitions, ...members }))
        check(text, `chapters[${commitment}].${own}.${section}`);
  }
  for (const [at, { text, evidence }] of (document.actions ?? []).entries()) {
    if (text) check(view.text(text), `actions[${at}].text`);
    checkCited(evidence, (piece) => `actions[${at}].evidence[${piece}]`);
  }
  for (const [at, { text, answer, evidence }] of (document.replies ?? []).entries()) {
    check(text ?? '', `replies[${at}].text`);
    check(answer?.text ?? '', `replies[${at}].answer.text`);
    checkCited(evidence, (piece) => `replies[${at}].evidence[${piece}]`);
    checkCited(answer?.evidence ?? [], (piece) => `replies[${at}].answer.evidence[${piece}]`);
  }
  return found;
}

function visitTexts(view: View, visit: (text: string, place: string) => void): void {
  const { document } = view;
  const { plan, source, software } = document;
  const local = (text: LocalText, place: string): void => visit(view.text(text), place);
  const plain = (text: string | null | undefined, place: string): void => visit(text ?? '', place);

  local(document.title, 'title');
  plain(source.citation, 'source.citation');
  plain(source.url, 'source.url');
  plain(software.name, 'software.name');
  plain(document.publisher, 'publisher');
  local(plan.title, 'plan.title');
  local(plan.shortTitle, 'plan.shortTitle');
  local(document.cycle.title, 'cycle.title');
  plain(plan.adopted?.place, 'plan.adopted.place');
  plain(plan.adopted?.document, 'plan.adopted.document');
  for (const member of plan.members) {
    local(member.name, `plan.members[${member.code}].name`);
    plain(member.abbreviation, `plan.members[${member.code}].abbreviation`);
  }
  for (const pillar of plan.pillars) {
    local(pillar.name, `plan.pillars[${pillar.code}].name`);
    if (pillar.heading) local(pillar.heading, `plan.pillars[${pillar.code}].heading`);
  }
  for (const commitment of plan.commitments) {
    plain(commitment.code, `plan.commitments[${commitment.id}].code`);
    local(commitment.title, `plan.commitments[${commitment.id}].title`);
    local(commitment.text, `plan.commitments[${commitment.id}].text`);
    for (const { member, text } of commitment.variants ?? [])
      local(text, `plan.commitments[${commitment.id}].variants[${member}]`);
    for (const [at, { words }] of commitment.guideline.entries())
      local(words, `plan.commitments[${commitment.id}].guideline[${at}]`);
    plain(commitment.provenance.source, `plan.commitments[${commitment.id}].provenance.source`);
  }
  for (const { class: each, definition } of document.codebook?.classes ?? []) local(definition, `codebook[${each}]`);
  for (const [place, { title, publisher }] of (document.deskSources ?? []).entries()) {
    plain(title, `deskSources[${place}].title`);
    plain(publisher, `deskSources[${place}].publisher`);
  }
  for (const search of document.searches ?? []) plain(search.source, 'searches.source');
  plain(document.sampling?.seed, 'sampling.seed');
  for (const score of document.scores) {
    const place = `scores[${score.commitment}, ${score.member}]`;
    if (score.reason) local(score.reason, `${place}.reason`);
    if (score.rationale) local(score.rationale, `${place}.rationale`);
    for (const { indicator, rationale } of score.why?.findings ?? [])
      local(rationale, `${place}.findings[${indicator}]`);
  }
}
