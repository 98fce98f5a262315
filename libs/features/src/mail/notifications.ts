import { randomBytes } from 'node:crypto';
import type { Notifications as Wishes } from '@signatory/contract';
import { MAIL_KINDS, Refusal, type Actor, type MailKind } from '@signatory/domain';
import { Database, NotificationSettingEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';

const SAVE = `insert into notification_setting (person_id, language, off, token) values ($1, $2, $3, $4)
  on conflict (person_id) do update set language = excluded.language, off = excluded.off`;
const STOP = `update notification_setting set off = (select array_agg(distinct each) from unnest(off || $2::text) as each)
  where token = $1 returning person_id as id`;

/** Which letters a person wants. */
@Injectable()
export class Notifications {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async read({ id }: Actor): Promise<Wishes> {
    const found = await this.database.dataSource.manager.findOneBy(NotificationSettingEntity, { personId: id });
    return {
      language: (found?.language ?? 'en') as Wishes['language'],
      off: MAIL_KINDS.filter((kind) => found?.off.includes(kind)),
    };
  }

  async save({ id }: Actor, { language, off }: Wishes, at: Date): Promise<void> {
    await this.database.as({ actor: id }, async (tx) => {
      await tx.query(SAVE, [id, language, off, randomBytes(24).toString('base64url')]);
      await this.audit.record(tx, {
        actor: id,
        act: 'notifications.choose',
        subject: `people/${id}`,
        facts: { off },
        at,
      });
    });
  }

  /** Ends letters of one kind to whoever got the link. Refuses `not-found` for a token that is none. */
  async stop(token: string, kind: string, at: Date): Promise<void> {
    if (!MAIL_KINDS.includes(kind as MailKind)) throw new Refusal('not-found', { subject: 'link' });
    await this.database.as({ actor: 'system' }, async (tx) => {
      const [people] = await tx.query<[{ id: string }[], number]>(STOP, [token, kind]);
      if (people.length === 0) throw new Refusal('not-found', { subject: 'link' });
      for (const { id } of people)
        await this.audit.record(tx, {
          actor: id,
          act: 'notifications.stop',
          subject: `people/${id}`,
          facts: { kind },
          at,
        });
    });
  }
}
