import { randomBytes } from 'node:crypto';
import { chooseText } from '@signatory/domain';
import { Database, MailEntity, PersonEntity } from '@signatory/persistence';
import { composeLetter, matchLanguage, messages, type LetterContent } from '@signatory/texts';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, indexPlan, type OpenedCycle } from '../catalogue/index.js';
import { LETTERS } from './letters.js';
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
    const person = await manager.findOneByOrFail(PersonEntity, { id: mail.personId });
    const token = randomBytes(24).toString('base64url');
    const [setting] = await manager.query<{ language: string | null; token: string }[]>(SETTING, [person.id, token]);
    const opened = await this.catalogue.openById(mail.facts.cycle);
    const { cycle, plan } = opened;
    // Of somebody who never came in, nothing is known but the plan: it was written in a language of its members.
    const language = setting?.language ?? matchLanguage(plan.title.original);
    const content = composeLetter({
      kind: mail.kind,
      language,
      name: person.name,
      cycle: chooseText(cycle.title, language).text,
      at: mail.facts.at,
      items: itemsOf(opened, mail, { language, publicUrl: this.publicUrl }),
      settings: `${this.publicUrl}/account`,
    });
    return {
      id: mail.id,
      to: { name: person.name, address: person.email },
      date: mail.createdAt,
      ...content,
      unsubscribe: `${this.publicUrl}/api/unsubscribe/${setting?.token ?? token}/${mail.kind}`,
    };
  }
}

/** What a letter lists: the members it is about, or the entries that were asked of its reader. */
function itemsOf(
  { cycle, plan }: OpenedCycle,
  { kind, facts }: MailEntity,
  { language, publicUrl }: { readonly language: string; readonly publicUrl: string },
): LetterContent['items'] {
  const say = messages(language);
  const nameOf = (member: string): string => {
    const found = plan.members.find(({ code }) => code === member);
    return found ? chooseText(found.name, language).text : member;
  };
  const report = (member: string): string =>
    `${publicUrl}/report/${encodeURIComponent(cycle.code)}/${encodeURIComponent(member)}`;
  if (LETTERS[kind].opens === 'entry')
    return (facts.parts ?? []).flatMap(({ member, indicator: id }) => {
      const indicator = indexPlan(plan).byId.get(id)?.indicator;
      if (!indicator) return [];
      const question = chooseText(indicator.question, language).text;
      return [
        {
          name: `${nameOf(member)}, ${indicator.label} ${question}`,
          link: `${report(member)}/entry/${encodeURIComponent(indicator.code)}`,
        },
      ];
    });
  const { opens } = LETTERS[kind];
  if (opens === 'library')
    return [
      {
        name: chooseText(cycle.title, language).text,
        link: `${publicUrl}/library?cycle=${encodeURIComponent(cycle.code)}`,
      },
    ];
  const screen = { report: null, review: 'review' }[opens];
  return plan.members
    .filter(({ code }) => facts.members.includes(code))
    .map(({ code }) => ({
      name: facts.again?.includes(code) ? say('mail.again', { member: nameOf(code) }) : nameOf(code),
      link: facts.digest
        ? `${publicUrl}/cycles?cycle=${encodeURIComponent(cycle.code)}`
        : screen === null
          ? report(code)
          : `${publicUrl}/${screen}?cycle=${encodeURIComponent(cycle.code)}&member=${encodeURIComponent(code)}`,
    }));
}
