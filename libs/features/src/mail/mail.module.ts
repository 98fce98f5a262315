import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { MAILER, PUBLIC_URL, type Mailer } from './mail-ports.js';
import { Notifications } from './notifications.js';
import { RemindPeople } from './remind-people.js';
import { SendMail } from './send-mail.js';
import { TellNews } from './tell-news.js';

/** What people choose about letters. */
@Module({ imports: [AuditModule], providers: [Notifications], exports: [Notifications] })
export class NotificationsModule {}

/** Writing and sending them, where there is a transport. */
@Module({})
export class MailModule {
  static of({ mailer, publicUrl }: { mailer: Mailer; publicUrl: string }): DynamicModule {
    const ports = [
      { provide: MAILER, useValue: mailer },
      { provide: PUBLIC_URL, useValue: publicUrl },
    ];
    const verbs = [RemindPeople, SendMail, TellNews];
    return { module: MailModule, imports: [CatalogueModule], providers: [...ports, ...verbs], exports: verbs };
  }
}
