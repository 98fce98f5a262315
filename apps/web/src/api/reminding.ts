import { ReminderLetter, RemindersSent, ReminderView, type SendReminders } from '@signatory/contract';
import { z } from 'zod';
import { ask, path } from './client.js';

/** The addresses of reminders that the secretariat sends by hand. */
export const reminding = {
  reminders: (cycle: string) => ask(z.array(ReminderView), path`/cycles/${cycle}/reminders`),
  previewReminders: (cycle: string, body: SendReminders) =>
    ask(z.array(ReminderLetter), path`/cycles/${cycle}/reminders/preview`, { method: 'POST', body }),
  sendReminders: (cycle: string, body: SendReminders) =>
    ask(RemindersSent, path`/cycles/${cycle}/reminders`, { method: 'POST', body }),
};
