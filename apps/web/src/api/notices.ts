import type { NoticeAnswer, SetNotice } from '@signatory/contract';
import { queryOptions } from '@tanstack/react-query';
import { ask, path, tell } from './client.js';

/** The address of what everybody is told for a time. */
export const notices = {
  served: () => ask<NoticeAnswer>(path`/notice`),
  read: () => queryOptions({ queryKey: ['notice'], queryFn: notices.served }),
  set: (body: SetNotice) => tell(path`/notice`, { method: 'PUT', body }),
  clear: () => tell(path`/notice`, { method: 'DELETE' }),
};
