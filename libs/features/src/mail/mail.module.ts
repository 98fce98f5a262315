import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { MAILER, PUBLIC_URL, type Mailer } from './mail-ports.js';
import { MarkNewsRead } from './mark-news-read.js';
import { Notifications } from './notifications.js';
import { PreviewReminders } from './preview-reminders.js';
import { ReadNews } from './read-news.js';
import { ReadReminders } from './read-reminders.js';
import { RemindPeople } from './remind-people.js';
import { SendInvitation } from './send-invitation.js';
import { SendMail } from './send-mail.js';
import { SendReminders } from './send-reminders.js';
import { TellConsultations } from './tell-consultations.js';
import { TellNews } from './tell-news.js';

const READER_VERBS = [MarkNewsRead, Notifications, ReadNews];

/** What people are told in the product, and what they choose about letters. */
@Module({ imports: [AuditModule, CatalogueModule], providers: READER_VERBS, exports: READER_VERBS })
export class NotificationsModule {}

const REMINDER_VERBS = [PreviewReminders, ReadReminders, SendReminders];

/** Reminders that the secretariat sends by hand. */
@Module({ imports: [AuditModule, CatalogueModule], providers: REMINDER_VERBS, exports: REMINDER_VERBS })
export class RemindersModule {}

/** Writing and sending them, where there is a transport. */
@Module({})
export class MailModule {
  static of({ mailer, publicUrl }: { mailer: Mailer; publicUrl: string }): DynamicModule {
    const ports = [
      { provide: MAILER, useValue: mailer },
      { provide: PUBLIC_URL, useValue: publicUrl },
    ];
    const verbs = [RemindPeople, SendInvitation, SendMail, TellConsultations, TellNews];
    return { module: MailModule, imports: [CatalogueModule], providers: [...ports, ...verbs], exports: verbs };
  }
}
