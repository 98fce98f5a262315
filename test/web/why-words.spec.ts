import { jest } from '@jest/globals';
import type { WhyRule, WhyView } from '@signatory/contract';
import { answerOtherwise } from '../support/answer-otherwise.js';
import { findFaultsInEveryLook } from '../support/browser.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

/** As a rule stands that the secretariat suspended. */
const suspended: WhyRule = {
  rule: 'T-TWICE',
  severity: 'ERROR',
  outcome: 'SUSPENDED',
  message: 'The secretariat has suspended this check.',
  suspension: { reason: 'Elle compte deux fois.', language: 'fr' },
  justification: null,
};

const stage = new ExamplesStage();

it('why a score is what it is says in which language its words are, where it is another than the reader’s', async () => {
  const page = await stage.openAs('adjudicator', '/news');
  await answerOtherwise<WhyView>(
    page,
    '**/scores/CA/I.1/why',
    ({ score, changes: [change], entries: [entry, ...entries], ...why }) => ({
      ...why,
      entries: [{ ...entry, rules: [suspended, ...(entry?.rules ?? [])] }, ...entries],
      score: { ...score, rationale: { original: 'de', texts: { de: { text: 'Der Austausch lag im Zeitraum.' } } } },
      changes: [{ ...change, reason: 'Beide Noten wurden gelesen.', language: 'de' }],
      replies: [{ kind: 'contested', text: 'Un décret manque.', language: 'fr', at: change?.at, by: change?.by }],
    }),
  );
  await page.goto(`${stage.url}/scoring/g7-2025/CA/I.1/why`);
  const main = page.getByRole('main');
  for (const [language, words, name] of [
    ['de', 'Der Austausch lag im Zeitraum.', 'German'],
    ['de', 'Beide Noten wurden gelesen.', 'German'],
    ['fr', 'Un décret manque.', 'French'],
    ['fr', 'Elle compte deux fois.', 'French'],
  ] as const) {
    const said = main.locator('p', { hasText: words });
    await said.locator(`[lang="${language}"]`).getByText(words).waitFor();
    await said.getByText(`(${name})`).waitFor();
  }
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});
