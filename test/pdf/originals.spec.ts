import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderCommitmentSheet, renderMemberScorecard, renderReport } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { repliedRelease } from './replied-release.js';
import { illustrativeRelease } from './release-documents.js';

const textOf = (bytes: Uint8Array): string => {
  expect(checkPdf(bytes)).toEqual([]);
  return textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
};
const NOTE = /appear in the language they were written in \(([^)]*)\)/g;
const notesIn = (bytes: Uint8Array): (string | undefined)[] =>
  [...textOf(bytes).matchAll(NOTE)].map(([, names]) => names);

/** The illustrative release in which one score of Japan has a rationale in French. */
function written(): ReleaseDocument {
  const release = illustrativeRelease();
  return {
    ...release,
    scores: release.scores.map((score) =>
      score.commitment === 'B3' && score.member === 'JPN'
        ? { ...score, rationale: plainText('La loi est en vigueur.', 'fr') }
        : score,
    ),
  };
}

describe('what stands in another language than the document’s', () => {
  it('is told once in the chapter, on the sheet and on the scorecard that show it, by the language’s name', async () => {
    const report = await renderReport(written());
    expect(notesIn(report)).toEqual(['French']);
    expect(textOf(report)).toMatch(
      /B3 Map critical-mineral supply chains Official wording\. Source: The plan Some of these texts have no checked translation/,
    );
    expect(notesIn(await renderCommitmentSheet(written(), 'B3'))).toEqual(['French']);
    expect(notesIn(await renderMemberScorecard(written(), 'JPN'))).toEqual(['French']);
  });

  it('is told nowhere else', async () => {
    expect(notesIn(await renderCommitmentSheet(written(), 'B2'))).toEqual([]);
    expect(notesIn(await renderMemberScorecard(written(), 'CAN'))).toEqual([]);
    expect(notesIn(await renderReport(illustrativeRelease()))).toEqual([]);
  });

  it('is told of titles, words and reasons of a plan that was not translated, in Japanese', async () => {
    const note = '原文の言語（英語）で示しています。';
    const count = (bytes: Uint8Array): number => textOf(bytes).replaceAll(' ', '').split(note).length - 1;
    // Table A and each of twenty chapters.
    expect(count(await renderReport(illustrativeRelease(), { language: 'ja' }))).toBe(21);
    expect(count(await renderCommitmentSheet(written(), 'B2', { language: 'ja' }))).toBe(1);
    expect(textOf(await renderMemberScorecard(written(), 'JPN', { language: 'ja' })).replaceAll(' ', '')).toContain(
      '（英語、フランス語）',
    );
  });

  it('is told of replies, their answers and the ledger where somebody said their language', async () => {
    expect(notesIn(await renderReport(repliedRelease()))).toEqual([]);
    const document = repliedRelease();
    const replies = (document.replies ?? []).map((reply) => ({
      ...reply,
      language: 'fr',
      answer: reply.answer && { ...reply.answer, language: 'pt' },
    }));
    const ledger = (document.ledger ?? []).map((entry) => ({ ...entry, language: 'de' }));
    const spoken = { ...document, replies, ledger };
    // The chapter prints the reply alone. A sixth language is named too.
    expect(notesIn(await renderReport(spoken))).toEqual(['French', 'French, Portuguese', 'German']);
    expect(notesIn(await renderCommitmentSheet(spoken, 'B3'))).toEqual(['French, Portuguese']);
    expect(notesIn(await renderMemberScorecard(spoken, 'JPN'))).toEqual(['French, Portuguese, German']);
    const german = await renderMemberScorecard(spoken, 'JPN', { language: 'de' });
    expect(textOf(german)).toContain('Französisch, Portugiesisch');
  });
});

it('Table A says of words that they are an unofficial translation, and nothing of those as adopted', async () => {
  const { plan, ...rest } = illustrativeRelease();
  const commitments = plan.commitments.map((commitment) =>
    commitment.code === 'A1'
      ? {
          ...commitment,
          text: {
            original: 'fr',
            texts: {
              fr: { text: 'Nous fermerons les centrales.' },
              en: { text: 'We will close the plants.', provenance: 'translation' as const },
            },
          },
        }
      : commitment,
  );
  const document: ReleaseDocument = { ...rest, plan: { ...plan, commitments } };
  const rowOf = async (language: string): Promise<string | undefined> => {
    const bytes = await renderReport(document, { language });
    expect(checkPdf(bytes)).toEqual([]);
    const rows = readTables(openPdf(bytes)).flat();
    return rows.find(([code, , asked]) => code === 'A1' && asked === '8')?.[1];
  };
  expect(await rowOf('en')).toBe('Phase out unabated coal power We will close the plants. (Unofficial translation)');
  expect(await rowOf('fr')).toBe('Phase out unabated coal power Nous fermerons les centrales.');
});
