import { Client } from '../../support/client.js';
import type { WorldStage } from '../../support/stage.js';

/** What is told of an import that ended because its job was given up. */
export function tellOfEndedImport(stage: WorldStage): void {
  it('the import whose job was given up is brought anew, and its job is not sent again', async () => {
    const [job] = await stage.world.asSystem((tx) =>
      tx.query<{ id: string }[]>(
        `insert into outbox (name, payload, member_code, sent_at, sends, failed)
         select 'report.import', jsonb_build_object('cycleId', id, 'memberCode', 'IT', 'importId', gen_random_uuid()), 'IT',
           now(), 4, 'no such file'
         from cycle returning id`,
      ),
    );
    const cookie = await stage.world.signIn({ role: 'secretariat' });
    const page = await stage.open(`/admin/jobs/${job?.id}`, { cookie });
    await page.getByText('no such file').waitFor();
    await page.getByText(/^It cannot be sent again: the import has ended/).waitFor();
    expect(await page.getByRole('button', { name: 'Send again' }).count()).toBe(0);
    await page.context().close();
    const again = new Client(stage.url).with(cookie).post(`/api/operations/jobs/${job?.id}/send-again`);
    expect(await again).toMatchObject({ status: 404, body: { code: 'not-found' } });
    await stage.world.asSystem((tx) => tx.query('delete from outbox where id = $1', [job?.id]));
  });
}
