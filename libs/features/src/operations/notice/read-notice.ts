import { Injectable } from '@nestjs/common';
import type { NoticeView } from '@signatory/contract';
import { Database, type NoticeEntity } from '@signatory/persistence';

const NOTICE = `select text, from_at as "fromAt", until_at as "untilAt", public, save_before as "saveBefore"
  from notice where until_at > $1`;

/** What everybody is told for a time. It is over by itself. */
@Injectable()
export class ReadNotice {
  constructor(private readonly database: Database) {}

  /** The notice that is shown at an instant, or will be after it; null where there is none. */
  async execute(at: Date): Promise<NoticeView | null> {
    const [row] = await this.database.readPublic<NoticeEntity>(NOTICE, [at]);
    if (!row) return null;
    const { text, fromAt, untilAt, saveBefore } = row;
    return {
      text: { original: text.original, texts: { ...text.texts } },
      from: fromAt.toISOString(),
      until: untilAt.toISOString(),
      public: row.public,
      saveBefore: saveBefore?.toISOString() ?? null,
    };
  }
}
