import { messages } from '@signatory/texts';
import { renderCommitmentSheet, renderMemberScorecard, renderReport } from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, kidsOf, openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { LONG_REPLY, repliedRelease } from './replied-release.js';
import { illustrativeRelease } from './release-documents.js';

it.each(['en', 'fr', 'de', 'it'])('a report and a scorecard with replies have no fault, in %s', async (language) => {
  expect(checkPdf(await renderReport(repliedRelease(), { language }))).toEqual([]);
  expect(checkPdf(await renderMemberScorecard(repliedRelease(), 'JPN', { language }))).toEqual([]);
});

const rowsOf = (bytes: Uint8Array): string[] =>
  readTables(openPdf(bytes))
    .flat()
    .map((row) => row.join(' | '));

describe('the report', () => {
  it('prints each reply beside its score with the answer, and the ledger by role', async () => {
    const rows = rowsOf(await renderReport(repliedRelease()));
    expect(rows).toEqual(
      expect.arrayContaining([
        'Score | Member | Reply | Answer',
        'B3 Map critical-mineral supply chains',
        '+1 | Japan | The member contests the score. 2 November 2026. The map was published in June. Evidence: Map of chains, Ministry of Economy 14 June 2026. https://example.org/map | Adjudicator, 9 November 2026. It is published and dated inside the window. Evidence: Register of publications',
        '0 | Germany | The member accepts the score. 3 November 2026. | –',
        '0 | European Union | The member contests the score. 4 November 2026. Reply on file: the member asked not to publish its words. | Adjudicator, 9 November 2026. The score stands.',
        'Member | Before | Now | Reason | By whom and when',
        'Japan | 0 | +1 | It is published and dated inside the window. Evidence: Register of publications | Adjudicator, 9 November 2026',
      ]),
    );
  });

  it('prints of what a reply cites where it stands, when it was read and the words that show it', async () => {
    const document = repliedRelease();
    const more = { accessed: '2026-07-01', page: '3', quote: 'every chain of gallium' };
    const replies = document.replies?.map((reply) => ({
      ...reply,
      evidence: reply.evidence.map((piece) => ({ ...piece, ...more })),
    }));
    const rows = rowsOf(await renderReport({ ...document, replies }));
    expect(rows.join('\n')).toContain(
      'Map of chains, Ministry of Economy 14 June 2026, page 3. Access Date: 1 July 2026. https://example.org/map “every chain of gallium”',
    );
    const unprintable = replies?.map((reply) => ({
      ...reply,
      evidence: reply.evidence.map((piece) => ({ ...piece, quote: '\u{1F6A2}' })),
    }));
    expect(rowsOf(await renderReport({ ...document, replies: unprintable })).join('\n')).toContain('Map of chains');
  });

  it('prints in its own language why a score was given again that nobody asked to', async () => {
    const document = repliedRelease();
    const ledger = document.ledger?.map((entry) => ({
      ...entry,
      reason: null,
      cause: 'entry-changed' as const,
      role: 'reviewers',
      evidence: [],
    }));
    const rows = rowsOf(await renderReport({ ...document, ledger }, { language: 'fr' }));
    expect(rows).toContain(
      'Japan | 0 | +1 | Une entrée sur laquelle repose cette note a changé. | Deux évaluateurs, 9 novembre 2026',
    );
  });

  it('tags the words of a reply and an answer with their language where it is not the document’s', async () => {
    const spokenIn = (bytes: Uint8Array, language: string): string =>
      openPdf(bytes)
        .pages.map(({ content }) => content.languages.get(language) ?? '')
        .join(' ');
    const document = repliedRelease();
    const replies = document.replies?.map((reply) => ({
      ...reply,
      language: 'fr',
      answer: reply.answer && { ...reply.answer, language: 'en' },
    }));
    const known = await renderMemberScorecard({ ...document, ...(replies && { replies }) }, 'JPN');
    expect(checkPdf(known)).toEqual([]);
    expect(spokenIn(known, 'fr')).toContain('The map was published in June.');
    expect(spokenIn(known, 'fr') + spokenIn(known, 'en')).not.toContain('dated inside');
    // Nobody said in which language: a reading voice is told that too.
    expect(spokenIn(await renderMemberScorecard(document, 'JPN'), 'und')).toContain('The map was published in June.');
  });

  it('breaks a reply of four thousand characters over pages and prints all of it', async () => {
    const parts = readTables(openPdf(await renderReport(repliedRelease({ long: true })))).flat(2);
    const printed = parts.join(' ').replace(/\s+/g, ' ');
    for (const sentence of LONG_REPLY.split('. ')) expect(printed).toContain(sentence);
  });

  it('is not stopped by words that no font can print: it says where they stand', async () => {
    const bytes = await renderReport(repliedRelease({ text: 'Der Bericht 🚢 und \u{1F6A2} mehr.' }));
    expect(checkPdf(bytes)).toEqual([]);
    expect(rowsOf(bytes).join('\n')).toContain(
      'The member contests the score. These words use letters that this document cannot print.',
    );
  });

  it('says so where nobody replied and nothing changed, and says nothing in a release from before', async () => {
    const text = async (document: ReleaseDocument): Promise<string> =>
      textOfPages(openPdf(await renderReport(document)));
    const silent = await text(illustrativeRelease({ replies: [], ledger: [] }));
    expect(silent).toContain('No member replied to its scores.');
    expect(silent).toContain('No settled score was changed.');
    const before = await text(illustrativeRelease());
    for (const words of ['Recalibration ledger', 'No member replied']) expect(before).not.toContain(words);
  });
});

/** The places to which the links of a document lead, as they are read; each is one of its named places. */
function leadsOf(bytes: Uint8Array): string[] {
  const pdf = openPdf(bytes);
  return pdf.pages.flatMap(({ object }) =>
    kidsOf(object.get('Annots')).flatMap((annotation) => {
      const place = annotation.get('A', 'D');
      return place.isString() ? [`${place.asString()}: ${annotation.get('Contents').asString()}`] : [];
    }),
  );
}

describe('a chapter', () => {
  const textOf = async (document: ReleaseDocument, language = 'en'): Promise<string> => {
    const bytes = await renderReport(document, { language });
    expect(checkPdf(bytes)).toEqual([]);
    return textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
  };

  it('prints a short reply beside its score, and says of one on file that it is', async () => {
    const text = await textOf(repliedRelease());
    expect(text).toContain(
      'In view of this, Japan receives the score +1. Right of reply: The member contests the score. The map was published in June. See “Right of reply”.',
    );
    expect(text).toContain(
      'Right of reply: The member contests the score. Reply on file: the member asked not to publish its words. See',
    );
    expect(text.split('Right of reply: The member').length - 1).toBe(3);
  });

  it('leads to a long reply, which stands in full once', async () => {
    const text = await textOf(repliedRelease({ long: true }));
    expect(text).toContain('Right of reply: The member contests the score. See “Right of reply”.');
    expect(text.split('Sentence 7 of a reply').length - 1).toBe(1);
  });

  it('is a member’s own where nothing but a reply is told of it', async () => {
    const document = repliedRelease();
    const scores = document.scores.map((score) => ({ ...score, reason: null }));
    const text = await textOf({ ...document, scores });
    expect(text).toContain('In view of this, Japan receives the score +1. Right of reply:');
    expect(text).not.toContain('In view of this, Canada');
  });

  it.each(['en', 'ja'])('links to the section of replies, in %s', async (language) => {
    const say = messages(language);
    const bytes = await renderReport(repliedRelease(), { language });
    expect(checkPdf(bytes)).toEqual([]);
    const see = say('pdf.reply.see', { heading: say('reply.heading') });
    const leads = leadsOf(bytes).filter((lead) => lead === `replies: ${see}`);
    expect(leads.length).toBeGreaterThanOrEqual(3);
    const { document } = openPdf(bytes);
    expect(document.resolveLink('#replies')).toBeGreaterThan(0);
    const read = allNodes(openPdf(bytes).roots).filter(
      ({ role, text }) => role === 'Link' && see.startsWith(text.trim()),
    );
    for (const { annotations } of read) expect(annotations).toHaveLength(1);
  });

  it('is not stopped by a reply that no font can print', async () => {
    expect(await textOf(repliedRelease({ text: 'Der \u{1F6A2}.' }))).toContain(
      'Right of reply: The member contests the score. These words use letters that this document cannot print.',
    );
  });
});

describe('a commitment’s sheet', () => {
  it.each(['en', 'ja'])(
    'has its replies in full with their answers, and leads there from the score, in %s',
    async (language) => {
      const say = messages(language);
      const bytes = await renderCommitmentSheet(repliedRelease(), 'B3', { language });
      expect(checkPdf(bytes)).toEqual([]);
      const rows = rowsOf(bytes);
      expect(rows.filter((row) => row.includes('The map was published in June.'))).toHaveLength(1);
      const see = say('pdf.reply.see', { heading: say('reply.heading') });
      expect(rows.filter((row) => row.includes(see))).toEqual([expect.stringContaining('Japan |')]);
      expect(leadsOf(bytes)).toContain(`replies: ${see}`);
    },
  );

  it('has no such part where nobody replied to it', async () => {
    const bytes = await renderCommitmentSheet(repliedRelease(), 'A2');
    expect(rowsOf(bytes).join()).not.toContain('Right of reply');
    expect(textOfPages(openPdf(bytes))).not.toContain('Right of reply');
  });
});

describe('a member’s scorecard', () => {
  it('prints its own replies in full and no other member’s', async () => {
    const rows = rowsOf(await renderMemberScorecard(repliedRelease(), 'JPN')).join('\n');
    expect(rows).toContain('+1 | The member contests the score. 2 November 2026. The map was published in June.');
    expect(rows).toContain('0 | +1 | It is published and dated inside the window.');
    expect(rows).not.toContain('The score stands.');
  });

  it('has no such part where the member did not reply', async () => {
    const rows = rowsOf(await renderMemberScorecard(repliedRelease(), 'CAN')).join('\n');
    for (const words of ['contests', 'Before']) expect(rows).not.toContain(words);
  });
});
