import { chooseText } from '@signatory/domain';
import { formatDate, messages } from '@signatory/texts';
import type { Citation } from './citation.js';
import type { ReleaseDocument } from './release-document.js';

/** What a reference to a release says, for readers and for the programs that keep their references. */
export interface ReleaseCitation extends Citation {
  readonly type: 'report';
  /** BCP 47, of the title. */
  readonly language: string;
  /** What it is: `Final compliance report`. */
  readonly kind: string;
  /** Null where no release has frozen it. */
  readonly number: number | null;
}

/** A release, or with number 0 a document of a file, as it is cited in a language. `releaseHash`: of a release that has one. */
export function citeRelease(document: ReleaseDocument, language: string, releaseHash?: string): ReleaseCitation {
  const say = messages(language);
  const { cycle, number, phase, publisher, issued, marks, source } = document;
  const title = chooseText(document.title, language);
  const round = chooseText(cycle.title, language).text;
  return {
    type: 'report',
    key: [cycle.code, ...(number === 0 ? [] : [number])].join('-').replaceAll(/[^\w.-]+/g, '-'),
    // A plan has a release 1 of each of its cycles.
    title: number === 0 || round === title.text ? title.text : `${title.text}${say('join.colon')}${round}`,
    language: title.language,
    kind: say(phase === 'interim' ? 'pdf.cover.interim' : 'pdf.cover.final'),
    publisher: publisher ?? null,
    number: number === 0 ? null : number,
    issued: issued?.slice(0, 10) ?? null,
    address: addressToVerify(document, releaseHash) ?? null,
    notes: [
      ...marks.filter((mark) => mark !== 'embargoed').map((mark) => say(`mark.${mark}.long`)),
      ...(source.citation === null ? [] : [say('source.citation', { citation: source.citation })]),
    ],
  };
}

/** The same as a sentence of a text in a language, after the title: what it is, who published it and where, version, date, address. */
export function printCitation({ kind, publisher, number, issued, address }: ReleaseCitation, language: string): string {
  const say = messages(language);
  const stop = /^ja\b/.test(language) ? '。' : '. ';
  const date = issued === null ? '' : formatDate(language, issued);
  const phrase = say('pdf.cover.fileVersion');
  const version =
    number !== null ? say('pdf.cover.version', { number, date }) : date ? say('pdf.dated', { phrase, date }) : phrase;
  const parts = [kind, ...(publisher === null ? [] : [publisher]), version];
  return `${stop}${parts.join(stop)}${address === null ? stop.trimEnd() : `${stop}${address}`}`;
}

/** Where a reader checks this release; undefined where the document names no place, or belongs to no release. */
export function addressToVerify({ verification }: ReleaseDocument, releaseHash?: string): string | undefined {
  return verification && releaseHash ? `${verification.site}/verify?hash=${releaseHash}` : undefined;
}
