import type { CorrectionView, CycleView, ReleaseView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findBarriers } from '../../support/browser.js';
import { expectSoon } from '../../support/expect-soon.js';
import { answerOtherwise } from '../../support/answer-otherwise.js';
import { tellOfEmbargoReaders } from './embargo-readers.js';

const CASE: CorrectionView = {
  id: 'case',
  version: 2,
  cycle: 'rio-2024-interim',
  release: 1,
  state: 'REOPENED',
  ground: 'transcription',
  text: 'A figure was copied from the wrong row.',
  language: 'en',
  entries: [],
  scores: [{ member: 'CA', commitment: 'c', code: '1', state: 'RECALIBRATED' }],
  members: ['CA'],
  openedAt: '2026-03-01T08:00:00.000Z',
  endedAt: null,
  reason: null,
  correctedBy: null,
  commands: [],
};

/** What the secretariat sees where more releases, or fewer cycles, are than in the examples. */
export function tellOfOtherReleases(url: () => string, open: (name: string, path: string) => Promise<Page>): void {
  tellOfEmbargoReaders(url, open);

  it('a request keeps the next from being made until it is rejected, or a later release went past it; a withdrawal, until a case corrects it', async () => {
    const page = await open('secretariat', '/news');
    let stand: readonly string[] = [];
    await answerOtherwise<ReleaseView[]>(page, '**/api/cycles/rio-2024-interim/releases', ([one]) =>
      stand.map((release, at) => {
        const [state, day] = release.split(' ');
        const id = `00000000-0000-4000-8000-00000000000${at}`;
        const requestedAt = `2026-03-0${day}T08:00:00.000Z`;
        const publishedAt = /PUBLISHED|WITHDRAWN/.test(state ?? '') ? requestedAt : null;
        return { ...one, id, number: stand.length - at, state, requestedAt, publishedAt };
      }),
    );
    const next = page.getByRole('button', { name: 'Request the release' });
    const waits = page.getByText(/ is waiting for its /);
    const corrects = page.getByText(/ was withdrawn\. Only a correction can take its place:/);
    // Whoever makes one that says the same once more is told, before it is requested and until it is signed.
    const again = page.getByText(
      /Release \d stands\. Only a correction case changes its figures, and none is in progress/,
    );
    const same = page.getByText(/No score, figure, answer, report or chapter in it differs from release \d\./);
    await page.route(/\/api\/releases\/[^/]+\/difference\?/, (route) =>
      route.fulfill({ json: { since: 1, number: 2, count: 0, lines: [] } }),
    );
    // Each with the day of its request, the newest first.
    for (const [releases, said] of [
      ['REQUESTED 2, PUBLISHED 1', waits],
      ['REJECTED 2, PUBLISHED 1', next],
      ['PUBLISHED 2, REQUESTED 1', next],
      ['PUBLISHED 1, REQUESTED 2', waits],
      ['REJECTED 2, WITHDRAWN 1', corrects],
      ['PUBLISHED 2, PUBLISHED 1', next],
    ] as const) {
      stand = releases.split(', ');
      await page.goto(`${url()}/releases?cycle=rio-2024-interim`);
      await page.getByRole('heading', { level: 2, name: /^Release 2 / }).waitFor();
      await said.waitFor();
      const counts = await Promise.all([waits, next, corrects].map((each) => each.count()));
      expect([releases, counts]).toEqual([releases, [waits, next, corrects].map((each) => Number(each === said))]);
      await expectSoon(() => again.count()).toBe(Number(said === next));
      await expectSoon(() => same.count()).toBe(Number(said === waits));
      // Nobody set an embargo: none is shown that is over before anybody can sign.
      const none = page.getByText('No embargo: published as soon as it is signed off');
      await expectSoon(() => none.count()).toBe(Number(releases.includes('REQUESTED')));
      // Of two that were published the earlier one leads to what stands.
      const outdated = page
        .getByRole('region', { name: 'Release 1' })
        .getByRole('link', { name: /^Outdated: release 2 / });
      expect([releases, await outdated.count()]).toEqual([releases, Number(releases === 'PUBLISHED 2, PUBLISHED 1')]);
    }
    await page.context().close();
  });

  it('where no score is confirmed, it is said that a release needs one, but not of a cycle that is concluded', async () => {
    const page = await open('secretariat', '/news');
    await page.route('**/scores/waiting', (route) => route.fulfill({ json: [] }));
    const said = page.getByRole('link', { name: 'No score is confirmed yet: a release needs one' });
    const next = page.getByRole('button', { name: 'Request the release' });
    await page.goto(`${url()}/releases?cycle=g7-2025`);
    await next.waitFor();
    await said.waitFor();
    expect(await said.getAttribute('href')).toBe('/scoring?cycle=g7-2025');
    await page.goto(`${url()}/releases?cycle=rio-2024-interim`);
    await next.waitFor();
    await page.getByText('Every score that was begun is confirmed, and every chapter cleared.').waitFor();
    expect(await said.count()).toBe(0);
    await page.context().close();
  });

  it('an embargo that is half typed is asked about, and is not taken for none', async () => {
    const page = await open('secretariat', '/releases?cycle=rio-2024-interim');
    const requested: string[] = [];
    await page.route('**/api/cycles/rio-2024-interim/releases', (route) => {
      if (route.request().method() === 'GET') return route.continue();
      requested.push(route.request().url());
      return route.abort();
    });
    const until = page.getByLabel('Embargo until');
    await until.focus();
    // A day and a month, and neither year nor hour.
    await page.keyboard.type('1212');
    const request = page.getByRole('button', { name: 'Request the release' });
    await request.click();
    await page.getByText('The date is incomplete. Complete it or clear the field.').waitFor();
    await expectSoon(() => until.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await until.getAttribute('aria-invalid')).toBe('true');
    expect(await findBarriers(page)).toEqual([]);
    expect(requested).toEqual([]);
    await until.fill('2027-12-12T12:00');
    await page.getByText('The date is incomplete.').waitFor({ state: 'detached' });
    await request.click();
    await expectSoon(() => Promise.resolve(requested.length)).toBe(1);
    await page.context().close();
  });

  it('an embargo in the past is said at its field, and not sent', async () => {
    const page = await open('secretariat', '/releases?cycle=rio-2024-interim');
    const sent: string[] = [];
    await page.route('**/api/cycles/rio-2024-interim/releases', (route) => {
      if (route.request().method() === 'GET') return route.continue();
      sent.push(route.request().url());
      return route.abort();
    });
    const until = page.getByLabel('Embargo until');
    await until.fill('2020-12-12T12:00');
    await page.getByRole('button', { name: 'Request the release' }).click();
    await page.getByText('Choose a time in the future.').waitFor();
    await expectSoon(() => until.evaluate((it) => it === document.activeElement)).toBe(true);
    await expectSoon(() => until.getAttribute('aria-invalid')).toBe('true');
    expect(await findBarriers(page)).toEqual([]);
    expect(sent).toEqual([]);
    await page.context().close();
  });

  it('whoever requested a release takes it back; under embargo it is moved ahead, or lifted', async () => {
    const page = await open('secretariat', '/news');
    let stands: Partial<ReleaseView> = {};
    const sent: [string, string | null | undefined][] = [];
    await answerOtherwise<ReleaseView[]>(page, '**/api/cycles/rio-2024-interim/releases', ([one]) => [
      { ...one, number: 2, publishedAt: null, ...stands },
    ]);
    await page.route(/\/api\/releases\/[^/]+\/(redraft|embargo)$/, (route) => {
      const { embargoUntil } = (route.request().postDataJSON() ?? {}) as { embargoUntil?: string | null };
      sent.push([new URL(route.request().url()).pathname.split('/').at(-1) ?? '', embargoUntil]);
      return route.fulfill({ status: 204 });
    });
    const show = async (release: Partial<ReleaseView>): Promise<void> => {
      stands = release;
      await page.goto(`${url()}/releases?cycle=rio-2024-interim`);
      await page.getByRole('heading', { level: 2, name: /^Release 2 / }).waitFor();
    };
    const [hour, requestedAt] = [3_600_000, new Date(Date.now() - 7_200_000).toISOString()];
    const requested = { state: 'REQUESTED' as const, requestedAt, commands: ['redraft'] };
    await show({ ...requested, embargoUntil: new Date(Date.now() + hour).toISOString() });
    await page.getByText('You requested this release: another person signs it off.').waitFor();
    expect(await page.getByText('This instant has passed').count()).toBe(0);
    await page.getByRole('button', { name: 'Take back to draft' }).click();
    await expectSoon(() => Promise.resolve(sent)).toEqual([['redraft', undefined]]);
    // Its embargo ended while it waited to be signed.
    await show({ ...requested, embargoUntil: new Date(Date.now() - hour).toISOString() });
    await page.getByText('This instant has passed: published as soon as it is signed off').waitFor();

    const embargoUntil = new Date(Date.now() + hour).toISOString();
    await show({ state: 'EMBARGOED', embargoUntil, requestedAt, commands: ['move-embargo'] });
    const until = page.getByLabel('New instant');
    await until.fill('2020-12-12T12:00');
    await page.getByRole('button', { name: 'Move the embargo' }).click();
    await page.getByText('Choose a time in the future.').waitFor();
    await expectSoon(() => until.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lift the embargo' }).click();
    // Without any other instant: it is out with its signature.
    await expectSoon(() => Promise.resolve(sent[1])).toEqual(['embargo', null]);
    await page.context().close();
  });

  it('a release is being published from the instant on at which its embargo ends, on a screen that is open', async () => {
    const page = await open('secretariat', '/news');
    const state = 'EMBARGOED' as const;
    const stands = { number: 2, publishedAt: null, state, embargoUntil: '' };
    await answerOtherwise<ReleaseView[]>(page, '**/api/cycles/rio-2024-interim/releases', ([one]) => [
      { ...one, ...stands },
    ]);
    for (const path of ['/releases', '/library']) {
      stands.embargoUntil = new Date(Date.now() + 6_000).toISOString();
      await page.goto(`${url()}${path}?cycle=rio-2024-interim`);
      const release = page.getByRole('heading', { name: /^Release 2 / });
      await release.getByText('Embargoed').waitFor();
      await release.getByText('Being published').waitFor({ timeout: 20_000 });
    }
    await page.context().close();
  });

  it('a case says where the release that corrects stands, once it is requested', async () => {
    const page = await open('secretariat', '/news');
    let state: ReleaseView['state'] | null = null;
    await answerOtherwise<ReleaseView[]>(page, '**/api/cycles/rio-2024-interim/releases', ([one]) => [
      ...(state ? [{ ...one, id: 'second', number: 2, state, corrects: 1, publishedAt: null }] : []),
      one,
    ]);
    await answerOtherwise<CorrectionView[]>(page, '**/api/cycles/rio-2024-interim/corrections', () => [CASE]);
    const said = page.getByRole('region', { name: 'Correction of release 1' });
    const next = said.getByText(/^Once everything is settled, request the correcting release/);
    for (const [now, where] of [
      [null, next],
      ['REJECTED', next],
      ['REQUESTED', said.getByText(/^Release 2, which corrects this one, is waiting for its sign-off\./)],
      ['EMBARGOED', said.getByText(/^Release 2, which corrects this one, is signed off /)],
    ] as const) {
      state = now;
      await page.goto(`${url()}/releases?cycle=rio-2024-interim`);
      await where.waitFor();
      expect([now, await next.count()]).toEqual([now, Number(where === next)]);
    }
    const seen = await said.getByRole('link', { name: 'See release 2' }).getAttribute('href');
    await page
      .locator(`${seen}`)
      .getByRole('heading', { name: /^Release 2 / })
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  it('whoever may read no correction case is refused none on the screen of releases', async () => {
    const page = await open('analyst', '/releases?cycle=rio-2024-interim');
    const release = page.getByRole('region', { name: 'Release 1', exact: true });
    await release.getByText('Requested', { exact: true }).waitFor();
    // Who asked is told to those who keep it.
    expect(await release.getByText('Requested by').count()).toBe(0);
    expect(await page.getByText('Your role does not allow this').count()).toBe(0);
    await page.context().close();
  });

  it('where only imported cycles exist, the screens of own cycles say so, and lead to the design of one', async () => {
    const page = await open('secretariat', '/news');
    await answerOtherwise<CycleView[]>(page, '**/api/cycles', (cycles) =>
      cycles.filter(({ source }) => source !== null),
    );
    for (const [path, heading] of [
      ['/cycles', 'Cycles'],
      ['/chapters', 'Chapters'],
    ] as const) {
      await page.goto(url() + path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      const said = page.getByText('So far there are only cycles whose scores were imported.');
      await said.waitFor();
      await expectSoon(() => said.getByRole('link').getAttribute('href')).toBe('/cycles/new');
      expect(await page.getByText('There is no cycle yet.').count()).toBe(0);
    }
    // Their releases are at hand all the same.
    await page.goto(`${url()}/releases`);
    await page.getByRole('heading', { level: 2, name: /^Release 1 / }).waitFor();
    await page.context().close();
  });
}
