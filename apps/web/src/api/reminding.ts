import type { ReminderLetter, RemindersSent, ReminderView, SendReminders } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path } from './client.js';

/** The addresses of reminders that the secretariat sends by hand, apart from the others: only its screens carry them. */
export const reminding = {
  // Under the name of the overview: what a member submits takes it off the list.
  reminders: (cycle: string) =>
    queryOptions({
      queryKey: ['overview', cycle, 'reminders'],
      queryFn: () => ask<ReminderView[]>(path`/cycles/${cycle}/reminders`),
    }),
  previewReminders: (cycle: string, body: SendReminders) =>
    ask<ReminderLetter[]>(path`/cycles/${cycle}/reminders/preview`, { method: 'POST', body }),
  sendReminders: (cycle: string, body: SendReminders) =>
    ask<RemindersSent>(path`/cycles/${cycle}/reminders`, { method: 'POST', body }),
};
