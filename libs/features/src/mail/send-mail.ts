import { randomBytes } from 'node:crypto';
import { isJobNews } from '@signatory/domain';
import { Database, MailEntity, PersonEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { composeMail } from './compose-mail.js';
import { readSource } from './letter-source.js';
import { MAILER, NotSent, PUBLIC_URL, type Letter, type Mailer } from './mail-ports.js';

const CLAIM = `update mail set claimed_at = $2 where id = $1 and sent_at is null and failed is null
  and (claimed_at is null or $3) returning id`;
const UNCERTAIN = 'it may have been sent: the process ended between sending it and noting it';

const SETTING = `insert into notification_setting (person_id, token) values ($1, $2)
  on conflict (person_id) do update set person_id = excluded.person_id returning language, token`;

/**
 * Sends one letter, at most once. It is claimed in a transaction before it is handed over: a process that dies between
 * handing over and noting it leaves a claim, and nobody sends it again unless the transport leaves one letter of two
 * (files do). Such a letter is kept as uncertain. Only what is known not to have gone out is tried again.
 */
@Injectable()
export class SendMail {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** @throws NotSent for another attempt */
  async execute({ mailId }: { mailId: string }, at: Date): Promise<void> {
    const { manager } = this.database.dataSource;
    const [claimed] = await manager.query<[{ id: string }[], number]>(CLAIM, [mailId, at, this.mailer.repeatable]);
    if (claimed.length === 0) {
      await manager.query(
        'update mail set failed = $2 where id = $1 and sent_at is null and failed is null and claimed_at is not null',
        [mailId, UNCERTAIN],
      );
      return;
    }
    try {
      await this.mailer.send(await this.write(mailId));
    } catch (error) {
      if (error instanceof NotSent) await manager.query('update mail set claimed_at = null where id = $1', [mailId]);
      else await manager.query('update mail set failed = $2 where id = $1', [mailId, UNCERTAIN]);
      throw error;
    }
    await manager.query('update mail set sent_at = $2, failed = null where id = $1', [mailId, at]);
  }

  private async write(mailId: string): Promise<Letter> {
    const { manager } = this.database.dataSource;
    const mail = await manager.findOneByOrFail(MailEntity, { id: mailId });
    const { kind, facts } = mail;
    if (isJobNews(kind)) throw new Error(`${kind} is told among the news alone.`);
    const person = await manager.findOneByOrFail(PersonEntity, { id: mail.personId });
    const token = randomBytes(24).toString('base64url');
    const [setting] = await manager.query<{ language: string | null; token: string }[]>(SETTING, [person.id, token]);
    const source = await readSource(this.catalogue, manager, facts);
    const reader = { name: person.name, language: setting?.language ?? null, site: this.publicUrl };
    const { subject, text, html } = composeMail(source, { kind, facts }, reader);
    return {
      id: mail.id,
      to: { name: person.name, address: person.email },
      date: mail.createdAt,
      subject,
      text,
      html,
      unsubscribe: `${this.publicUrl}/api/unsubscribe/${setting?.token ?? token}/${kind}`,
    };
  }
}
