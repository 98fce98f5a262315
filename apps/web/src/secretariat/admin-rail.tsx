import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import '../styles/admin.css';

/** The second level of the administration. */
export function AdminRail(): ReactNode {
  const { say } = useSpeech();
  return (
    <nav className="segmented admin-rail" aria-label={say('section.admin')}>
      <Link to="/admin/people">{say('section.people')}</Link>
      <Link to="/admin/jobs">{say('section.jobs')}</Link>
      <Link to="/admin/letters">{say('section.letters')}</Link>
      <Link to="/admin/webhooks">{say('section.webhooks')}</Link>
      <Link to="/admin/audit">{say('section.audit')}</Link>
    </nav>
  );
}
