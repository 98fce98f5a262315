import type { ReportView } from '@signatory/contract';
import { findBarriers } from '../../support/browser.js';
import { Client } from '../../support/client.js';
import { expectSoon } from '../../support/expect-soon.js';
import { readPrint } from '../../support/read-print.js';
import type { ExamplesStage } from '../../support/stage.js';
import { until } from '../../support/until.js';

/** Stories of many findings that are answered with the same words. */
export function tellOfAnswersTogether(stage: ExamplesStage): void {
  it('four findings of one rule are folded and answered together, but for one that somebody answers meanwhile', async () => {
    const GERMANY = '/api/cycles/g7-2025/reports/DE';
    const signedIn = { cookie: await stage.signIn('germany') };
    const germany = new Client(stage.url).with(signedIn.cookie);
    const checks = await stage.open('/report/g7-2025/DE/submit', signedIn);
    await checks.getByText(/^Nothing has been changed yet\. .* Returned: II\.2\.e, III\.2\.a, IV\.1\.b\.$/).waitFor();
    const read = async (): Promise<ReportView> => (await germany.get<ReportView>(GERMANY)).body;
    const { version = 0, cells } = (await read()).entries.find(({ indicator }) => indicator === 'ii2_seized') ?? {};
    expect((await germany.save(`${GERMANY}/entries/ii2_seized`, version, { value: '1', cells })).status).toBe(200);
    expect((await germany.post(`${GERMANY}/check`)).status).toBe(202);
    await until(read, ({ state }) => state === 'BLOCKED');
    await checks.goto(`${stage.url}/report/g7-2025/DE/submit?pillar=II&show=open`);
    await expectSoon(() => checks.getByRole('checkbox', { name: 'Only open (4)' }).isChecked()).toBe(true);
    const pillar = checks.getByRole('combobox', { name: 'Pillar' });
    await pillar.selectOption(
      'I. Strengthening the operational and investigative capacities of law enforcement agencies',
    );
    await checks.getByText('No finding matches the filters.').waitFor();
    await checks.goto(`${stage.url}/report/g7-2025/DE/submit?pillar=II&show=open`);
    await checks.getByText('4 findings, 4 open').waitFor();
    // Folded on the screen, and whole on paper.
    expect((await readPrint(checks)).split('more than the total')).toHaveLength(1 + 4);
    await checks.getByText('4 findings, 4 open').click();
    await checks.getByRole('checkbox', { name: 'Select all that are open (4)' }).check();
    await checks.getByRole('checkbox', { name: /^Select II\.2\.e, .*Others$/ }).uncheck();
    await checks.getByLabel('Why the value is right').fill('One boat held all of them.');
    expect(await findBarriers(checks)).toEqual([]);
    // Who looks at one of the entries comes back to the words, and to what they were meant for.
    await checks.getByRole('link', { name: /^Go to II\.2\.e, .*Others$/ }).click();
    await checks.waitForURL(/ii2_seized/);
    await checks.goBack();
    await expectSoon(() => checks.getByLabel('Why the value is right').inputValue()).toBe('One boat held all of them.');
    await checks.getByRole('button', { name: 'Answer 3 findings' }).waitFor();
    const late = await stage.open('/report/g7-2025/DE/submit?pillar=II', signedIn);
    await late.getByText('4 findings, 4 open').click();
    await late.getByLabel('Why the value is right').fill('Boats are counted per item.');
    // As another reader of the report would, before this screen hears of it.
    await checks.route('**/reports/DE', (route) => route.abort());
    const [first] = (await read()).findings.filter(({ rule }) => rule === 'part.ii2_seized.boat_item');
    if (!first) throw new Error('The parts exceed the total.');
    const { rule, field, valuesHash } = first;
    const alone = { rule, field, valuesHash, text: 'In words of its own.', language: 'en' };
    expect((await germany.put(`${GERMANY}/justifications`, alone)).status).toBe(200);
    await checks.getByRole('button', { name: 'Answer 3 findings' }).click();
    await checks.getByText('2 findings were answered.').waitFor();
    await checks.getByText('Somebody else has answered it in the meantime.').waitFor();
    await checks.unroute('**/reports/DE');
    expect((await read()).open.errors).toBe(1);
    // Of the four one is open: what somebody had begun for several of them elsewhere is there to be copied.
    const left = late.getByRole('region', { name: 'Answer several at once · part.ii2_seized.boat_item' });
    await left.getByText('Boats are counted per item.').waitFor();
    expect(await findBarriers(late)).toEqual([]);
    await left.getByRole('button', { name: 'Discard what is not saved' }).click();
    await left.waitFor({ state: 'detached' });
    await late.context().close();
    const words = (await read()).findings.flatMap(({ rule: of, justification }) =>
      of === rule ? [justification?.text ?? ''] : [],
    );
    expect(words.sort()).toEqual([
      '',
      'In words of its own.',
      'One boat held all of them.',
      'One boat held all of them.',
    ]);
    // The report's first screen does not say of it that nothing was found.
    await checks.goto(`${stage.url}/report/g7-2025/DE`);
    const answered = (await read()).findings.filter(({ justification }) => justification).length;
    expect(answered).toBeGreaterThanOrEqual(3);
    await checks.locator('.counts').getByText(`${answered} findings answered`, { exact: true }).waitFor();
    await checks.context().close();
  });
}
