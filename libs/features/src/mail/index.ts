export { MailModule, NotificationsModule } from './mail.module.js';
export { MarkNewsRead } from './mark-news-read.js';
export { NotSent, type Letter, type Mailer } from './mail-ports.js';
export { Notifications } from './notifications.js';
export { ReadNews } from './read-news.js';
export { RemindPeople } from './remind-people.js';
export { SendMail } from './send-mail.js';
export { TellNews } from './tell-news.js';
