import type { CycleView, JobView } from '@signatory/contract';
import { isMessageKey } from '@signatory/texts';
import { nameMember } from '../../app/cycle-picker.js';
import type { Speech } from '../../session/language.js';

/** What a job does, in the reader's words; its own name where there are none. */
export function nameJob({ name }: Pick<JobView, 'name'>, say: Speech['say']): string {
  const key = `jobs.name.${name}`;
  return isMessageKey(key) ? say(key) : name;
}

/** A queue in the reader's words. */
export function nameQueue(queue: string, say: Speech['say']): string {
  const key = `jobs.queueName.${queue}`;
  return isMessageKey(key) ? say(key) : queue;
}

/** Whose a job is: its member and its cycle, or the installation. */
export function nameOwner(
  job: Pick<JobView, 'member' | 'cycle'>,
  cycles: readonly CycleView[],
  { say, choose }: Speech,
): string {
  const cycle = cycles.find(({ code }) => code === job.cycle);
  const whose = [
    job.member === null ? '' : cycle ? nameMember(cycle, job.member, choose) : job.member,
    job.cycle === null ? '' : cycle ? choose(cycle.title) : job.cycle,
  ].filter(Boolean);
  return whose.length > 0 ? whose.join(say('join.comma')) : say('jobs.installation');
}
