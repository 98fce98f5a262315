import { jest } from '@jest/globals';
import type { SessionView } from '@signatory/contract';
import { chooseLanguage, measureOverflow } from '../support/browser.js';
import { hearHeading, nameFocused, press } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

const stage = new ExamplesStage();

it('a menu that is opened while a screen is still to come stays open when it comes', async () => {
  const page = await stage.openAs('france', '/report');
  await hearHeading(page, 'Report: France');
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/assets/account-screen-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await press(page, /Lead focal point$/);
  await press(page, /^Account$/);
  await page.waitForFunction(() => location.pathname === '/account');
  // What is left behind takes no focus any more.
  expect(await nameFocused(page)).toMatch(/Lead focal point$/);
  await press(page, /^Language: EN/);
  const open = page.locator('.bar-menu[open]');
  await open.waitFor();
  goOn();
  await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
  await page.waitForFunction(() => document.title.startsWith('Account'));
  expect(await open.count()).toBe(1);
  expect(await nameFocused(page)).toMatch(/^Language: EN/);
  await page.context().close();
});

it('another language leaves the focus where it was chosen', async () => {
  const page = await stage.openAs('france', '/report/g7-2025/FR/entry/i1_staff');
  const heading = page.getByRole('heading', { level: 1 });
  const before = await heading.textContent();
  await press(page, /^Language: EN/);
  await press(page, /^Français$/);
  await page.waitForFunction((said) => document.querySelector('h1')?.textContent !== said, before);
  await page.waitForFunction(() => document.title.endsWith('Signatory') && document.documentElement.lang === 'fr');
  expect(await nameFocused(page)).toMatch(/^Langue.*FR/);
  await page.context().close();
});

it('a menu closes once something of it is chosen, also before what watches the page has come', async () => {
  const page = await stage.openAs('france', '/report');
  await page.route('**/assets/watch-page-*.js', (route) => route.abort());
  await page.reload();
  await hearHeading(page, 'Report: France');
  await chooseLanguage(page, 'Français');
  await page.waitForFunction(() => document.documentElement.lang === 'fr');
  expect(await page.locator('.bar-menu[open]').count()).toBe(0);
  expect(await nameFocused(page)).toMatch(/^Langue.*FR/);
  await page.context().close();
});

it('a long name leaves the sections of the bar in sight', async () => {
  const page = await stage.openAs('france', '/news');
  const name = 'Maximiliane Theodora Freifrau von Hohenstaufen-Württemberg zu Sayn-Wittgenstein-Berleburg';
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch();
    const session = (await response.json()) as SessionView;
    await route.fulfill({ response, json: { ...session, person: { ...session.person, name } } });
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.reload();
  await page.getByText(name, { exact: true }).waitFor();
  expect(await measureOverflow(page)).toBe(0);
  const line = page.locator('.bar-nav');
  expect(await line.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect(await line.getByRole('link').count()).toBeGreaterThan(1);
  await page.unrouteAll({ behavior: 'wait' });
  await page.context().close();
});
