import { jest } from '@jest/globals';
import { findFaultsInEveryLook } from '../support/browser.js';
import { expectSoon } from '../support/expect-soon.js';
import { nameFocused } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(120_000);

const OBJECTION = 'La moyenne du Canada n’est pas la nôtre.';

const stage = new WorldStage();

it('a release is heard in silence by lead focal points: one objects in the library, and all read there what becomes of it', async () => {
  await stage.world.asSystem((tx) =>
    tx.query(
      `insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest, silence_until)
       select id, 7, 'SILENCE', repeat('7', 64), 'a', 'b', now() + interval '9 days', '{}', now() + interval '3 days'
       from cycle where code = 'c-2025'`,
    ),
  );
  const canada = await stage.world.signIn({ role: 'lead-focal-point', members: ['CA'] });
  const secretariat = await stage.world.signIn({ role: 'secretariat' });
  const italy = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  const beside = await stage.open('/library', { cookie: italy });
  const page = await stage.open('/library', { cookie: canada });
  for (const each of [page, beside]) await each.getByText('You may object to this release until').waitFor();
  const release = page.locator('.library-release', { hasText: 'Release 7' });
  await release.getByText('9 days left').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByLabel('What you object to, and why').fill(OBJECTION);
  await page.getByLabel('Language of these words').selectOption('fr');
  await page.getByRole('button', { name: 'Object to the release' }).click();
  // Whoever objected reads there what was recorded and what follows, and is led to where the release stands now.
  await page.getByText('The objection is raised.').waitFor();
  await release.getByText('This draft is not published.').waitFor();
  await release.locator('[lang=fr]', { hasText: OBJECTION }).waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Release 7 Objected');
  // It comes at no instant any more.
  expect(await release.getByText('days left').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // Nor is it offered to the others, who had it open.
  await beside.locator('[lang=fr]', { hasText: OBJECTION }).waitFor();
  expect(await beside.getByText('You may object to this release until').count()).toBe(0);
  await beside.context().close();
  const kept = await stage.world.asSystem((tx) =>
    tx.query('select member_code, reason, language from release_objection'),
  );
  expect(kept).toEqual([{ member_code: 'CA', reason: OBJECTION, language: 'fr' }]);
  await page.context().close();
  const desk = await stage.open('/releases?cycle=c-2025', { cookie: secretariat });
  await desk.locator('[lang=fr]', { hasText: OBJECTION }).waitFor();
  await expectSoon(() => desk.getByText(OBJECTION).count()).toBe(1);
  await desk.context().close();
  // Frozen again and heard again, it tells that this was said of what it was before.
  for (const settled of [`state = 'DRAFT'`, `state = 'SILENCE', sha256 = repeat('8', 64)`])
    await stage.world.asSystem((tx) => tx.query(`update release set ${settled} where number = 7`));
  const heard = await stage.open('/library', { cookie: canada });
  await heard.getByText(/^Canada, .+ \(to an earlier draft\):/).waitFor();
  await heard.context().close();
});
