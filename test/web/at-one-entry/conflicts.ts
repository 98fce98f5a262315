import type { EditingView, EntryView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook } from '../../support/browser.js';
import type { ExamplesStage } from '../../support/stage.js';
import { until } from '../../support/until.js';
import { expectSoon } from '../../support/expect-soon.js';

const ENTRY = '/report/g7-2025/FR/entry/i1_staff';

/** Where entries are written, on the page and past it. */
interface Desk {
  readonly stage: ExamplesStage;
  readonly open: (name: string, path: string) => Promise<Page>;
  readonly reopen: (page: Page, path: string) => Promise<Page>;
  readonly enterWithoutConnection: (page: Page, value: string) => Promise<void>;
  readonly readEntry: (name: string, member: string, indicator: string) => Promise<EntryView>;
  readonly saveEntry: (name: string, member: string, indicator: string, value: string) => Promise<void>;
}

const entryOf = (member: string, indicator: string): string =>
  `/api/cycles/g7-2025/reports/${member}/entries/${indicator}`;

/** Both values of a conflict over the answer. */
const readSides = (page: Page): Promise<string[]> =>
  page.getByRole('group', { name: 'Answer', exact: true }).locator('label').allTextContents();

/** The same entry is changed twice: in two windows, over a lost connection, or by two people. */
export function tellOfTwoAtOneEntry(at: () => Desk): void {
  it('says at the fields what was found once one of two answers was chosen: it is of the stored one', async () => {
    const { open, enterWithoutConnection } = at();
    const [mine, other] = [await open('france', ENTRY), await open('france', ENTRY)];
    await enterWithoutConnection(mine, '95');
    await other.getByLabel('Total').fill('9999');
    await other.getByLabel('Total').blur();
    const found = /the parts by “Sex” add up to .*, and the total is 9,999\./;
    await other.locator('.field-findings').getByText(found).waitFor();
    await mine.context().setOffline(false);
    await mine.getByRole('heading', { name: /^You saved another answer in another window at/ }).waitFor();
    // The report of this window has it, and its field holds another figure.
    await mine.locator('.checks').getByText(found).waitFor();
    await mine
      .getByText(/^This was found on the answer that you saved in the other window at \d\d:\d\d, not on/)
      .waitFor();
    expect(await mine.getByLabel('Total').inputValue()).toBe('95');
    expect(await mine.locator('.field-findings').count()).toBe(0);
    expect(await findFaultsInEveryLook(mine)).toEqual([]);
    await mine.getByRole('button', { name: 'Take the answer from the other window' }).click();
    await mine.locator('.field-findings').getByText(found).waitFor();
    await other.getByLabel('Total').fill('93');
    await other.getByLabel('Total').blur();
    await other.getByText(/^Saved \d\d:\d\d/).waitFor();
  });

  it('in different fields asks nothing, keeps both and says what it took', async () => {
    const { open, enterWithoutConnection } = at();
    const [mine, other] = [await open('france', ENTRY), await open('france', ENTRY)];
    await enterWithoutConnection(mine, '96');
    await other.getByRole('textbox', { name: 'What explains this answer?' }).fill('Counted twice.');
    await other.getByText(/^Saved \d\d:\d\d/).waitFor();
    const observation = mine.getByLabel('Data status', { exact: true });
    await observation.focus();
    await mine.context().setOffline(false);
    const taken = mine.getByRole('status').filter({
      hasText: /^You saved another answer in another window at \d\d:\d\d\. Taken from there: Context \(English\)\./,
    });
    await taken.waitFor();
    // Whoever goes on meanwhile is not led away.
    expect(await observation.evaluate((it) => it === document.activeElement)).toBe(true);
    await mine.getByText(/^Saved \d\d:\d\d/).waitFor();
    expect(await mine.getByRole('textbox', { name: 'What explains this answer?' }).inputValue()).toBe('Counted twice.');
    expect(await mine.getByLabel('Total').inputValue()).toBe('96');
    expect(await findFaultsInEveryLook(mine)).toEqual([]);
    const stored = await at().readEntry('france', 'FR', 'i1_staff');
    expect(stored).toMatchObject({ value: '96', narrative: { texts: { en: { text: 'Counted twice.' } } } });
    await taken.getByRole('button', { name: 'Understood' }).click();
    await taken.waitFor({ state: 'detached' });
  });

  it('that its person changed in another window too says so, shows both values and sends the one chosen', async () => {
    const { open } = at();
    const page = await open('france', ENTRY);
    await page.getByRole('textbox', { name: 'What explains this answer?' }).fill('Counted in heads.');
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await page.getByLabel('Total').fill('88');
    await at().saveEntry('france', 'FR', 'i1_staff', '77');
    await page.getByLabel('Total').blur();
    await page.getByRole('heading', { name: /^You saved another answer in another window at \d\d:\d\d\./ }).waitFor();
    // What only the other window changed is named, and nobody is asked about it.
    await page.getByText(/^Changed only in the other window, and taken from there: .*Context \(English\)/).waitFor();
    expect(await page.locator('.conflict-choice').count()).toBe(1);
    expect(await readSides(page)).toEqual([
      expect.stringMatching(/^In the other window.*77$/),
      expect.stringMatching(/88$/),
    ]);
    await page.getByRole('button', { name: 'Keep the answer from this window' }).click();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    expect(await at().readEntry('france', 'FR', 'i1_staff')).toMatchObject({ value: '88', narrative: null });
  });

  it('asks whose value is right where it was saved elsewhere while the connection was lost', async () => {
    const { open, enterWithoutConnection, reopen } = at();
    const page = await open('france', ENTRY);
    await enterWithoutConnection(page, '92');
    await at().saveEntry('france', 'FR', 'i1_staff', '93');
    const again = await reopen(page, ENTRY);
    const asked = again.getByRole('heading', { name: /^You saved another answer in another window at/ });
    await asked.waitFor();
    expect(await readSides(again)).toEqual([expect.stringMatching(/93$/), expect.stringMatching(/92$/)]);
    await again.getByRole('button', { name: 'Take the answer from the other window' }).click();
    await asked.waitFor({ state: 'detached' });
    // It is read anew before it is shown.
    await again.waitForFunction(() => document.querySelector<HTMLInputElement>('#total')?.value === '93');
  });

  it('says that a colleague saved it meanwhile, and shows the new answer when asked to', async () => {
    const { open, stage } = at();
    const page = await open('japan', '/report/g7-2025/JP/entry/iii1_officials');
    await page.getByLabel('Total').waitFor();
    const editing = `${stage.url}${entryOf('JP', 'iii1_officials')}/editing`;
    const headers = { cookie: await stage.signIn('contributor') };
    await fetch(editing, { method: 'PUT', headers });
    await page.getByText(/ is editing this too\./).waitFor();
    await at().saveEntry('contributor', 'JP', 'iii1_officials', '17');
    const newer = page.getByRole('status').filter({ hasText: /^(?!You).* saved a new answer at/ });
    await newer.waitFor();
    await page.getByRole('heading', { name: 'Evidence', exact: true }).scrollIntoViewIfNeeded();
    expect(await newer.evaluate((note) => note.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the new answer' }).click();
    await expectSoon(() => page.getByLabel('Total').inputValue()).toBe('17');
    await page.getByLabel('Total').fill('18');
    await page.getByLabel('Total').blur();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    // And the colleague is told of whoever types here.
    const beside = async () => (await (await fetch(editing, { headers })).json()) as EditingView;
    await until(beside, ({ people }) => people.length === 1);
  });

  it('that two people change at once shows both values by name, and is settled by either of them or field by field', async () => {
    const { open } = at();
    const page = await open('japan', '/report/g7-2025/JP/entry/iii1_officials');
    const total = page.getByLabel('Total');
    await total.waitFor();
    /** What Japan types is sent once the contributor has saved something else: on a version that is no longer the last. */
    const overtake = async (mine: string, theirs: string): Promise<void> => {
      let send = (): void => undefined;
      const overtaken = new Promise<void>((resolve) => (send = resolve));
      await page.route(`**${entryOf('JP', 'iii1_officials')}`, async (route) => {
        if (route.request().method() !== 'GET') await overtaken;
        await route.continue();
      });
      await total.fill(mine);
      await total.blur();
      await at().saveEntry('contributor', 'JP', 'iii1_officials', theirs);
      send();
      await page
        .getByRole('heading', { name: /^(?!You)\S.* saved another answer at \d\d:\d\d\. Which is right\?$/ })
        .waitFor();
      expect(await readSides(page)).toEqual([
        expect.stringMatching(new RegExp(`^(?!You)\\S.* entered ${theirs}$`)),
        expect.stringMatching(new RegExp(`^You entered ${mine}$`)),
      ]);
      await page.unrouteAll();
    };
    const stored = async (): Promise<string | null> =>
      (await at().readEntry('japan', 'JP', 'iii1_officials')).value as string | null;
    await overtake('21', '22');
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep my answer' }).click();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    expect(await stored()).toBe('21');
    await overtake('23', '24');
    await page.getByRole('button', { name: 'Take the other answer' }).click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#total')?.value === '24');
    expect(await stored()).toBe('24');
    await overtake('25', '26');
    const answer = page.getByRole('group', { name: 'Answer', exact: true });
    // Neither is chosen for anybody.
    await page.getByRole('button', { name: 'Save what I chose' }).click();
    await answer.getByRole('alert').getByText('Choose one.').waitFor();
    expect(await answer.getByRole('radio', { checked: true }).count()).toBe(0);
    await answer.getByRole('radio', { name: /^You entered/ }).check();
    await page.getByRole('button', { name: 'Save what I chose' }).click();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    expect(await stored()).toBe('25');
  });
}
