import { Injectable } from '@nestjs/common';
import type { SetNotice } from '@signatory/contract';
import { faultWords, Refusal } from '@signatory/domain';
import { notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';

const SET = `
  insert into notice (text, from_at, until_at, public, save_before, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (id) do update set text = excluded.text, from_at = excluded.from_at, until_at = excluded.until_at,
    public = excluded.public, save_before = excluded.save_before, set_by = excluded.set_by, set_at = excluded.set_at`;

export interface NoticeToWrite {
  /** Null takes away the one that is set. */
  readonly notice: SetNotice | null;
  readonly actor: string;
  readonly at: Date;
}

/** Sets the notice in place of the one before, or takes it away, by somebody who may. */
@Injectable()
export class WriteNotice {
  constructor(private readonly audit: Audit) {}

  /** Answers whether something was changed. @throws Refusal `request.invalid` for one that would be over already */
  async execute(tx: EntityManager, { notice, actor, at }: NoticeToWrite): Promise<boolean> {
    const event = { actor, subject: 'installation/notice', at };
    if (notice === null) {
      const [, count] = await tx.query<[unknown[], number]>('delete from notice', []);
      if (count === 0) return false;
      await this.audit.record(tx, { ...event, act: 'notice.clear' });
    } else {
      const { texts, until, saveBefore } = notice;
      const from = notice.from ?? at.toISOString();
      if (Date.parse(until) <= Math.max(at.getTime(), Date.parse(from)))
        throw new Refusal('request.invalid', { faults: [{ pointer: '/until', words: faultWords('form.ends-early') }] });
      const [original = ''] = Object.keys(texts);
      const text = {
        original,
        texts: Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, { text: words }])),
      };
      await tx.query(SET, [text, from, until, notice.public, saveBefore, actor, at]);
      const facts = { from, until, public: notice.public, saveBefore, texts };
      await this.audit.record(tx, { ...event, act: 'notice.set', facts });
    }
    await notifyChanged(tx, { member: null, cycle: null, keys: ['notice'] });
    return true;
  }
}
