import type { FindingView, ReportView } from '@signatory/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { LeftWords } from '../ui/left-words.js';
import { useKept } from '../ui/use-kept.js';
import { takesWords } from './check.js';
import { isOpen } from './entry-status.js';

/** An answer to several findings of one rule, begun and not sent. */
interface BegunTogether {
  readonly text: string;
  readonly language: string;
  /** By the keys of the findings. */
  readonly picked: readonly string[];
}

const nameAll = ({ cycle, member }: ReportView): readonly unknown[] => ['justify together', cycle, member];

/** What is answered together, and its words: they stay while their writer looks at one of the entries. */
export function useBegunTogether(report: ReportView, rule: string) {
  const { language: own } = useSpeech();
  const { kept, put, read } = useKept<BegunTogether>([...nameAll(report), rule]);
  // What was picked or chosen without a word is no work that a window could lose.
  const [now, setNow] = useState<BegunTogether>(kept ?? { text: '', language: own, picked: [] });
  const keep = (part: Partial<BegunTogether>): void => {
    const next = { ...now, ...part };
    setNow(next);
    put(next.text === '' ? null : next);
  };
  /** What is called once it was answered: further words, typed in the meantime, stay. */
  const send = (): (() => void) => {
    const sent = read();
    return () => read() === sent && keep({ text: '', picked: [] });
  };
  return { ...now, keep, send };
}

/** By rule, whether words were begun. */
export function useHasBegun(report: ReportView): (rule: string) => boolean {
  const client = useQueryClient();
  return (rule) => Boolean(client.getQueryData([...nameAll(report), rule]));
}

/** Whether so much is left that it is answered together. */
export const isForSeveral = (findings: readonly FindingView[]): boolean =>
  findings.filter((finding) => takesWords(finding) && isOpen(finding)).length > 1;

/** Words that were begun for several findings of a rule of which no two are open any more. */
export function LeftTogether({ report }: { readonly report: ReportView }): ReactNode {
  const client = useQueryClient();
  return client
    .getQueryCache()
    .findAll({ queryKey: nameAll(report) })
    .map(({ queryKey }) => String(queryKey.at(-1)))
    .filter((rule) => !isForSeveral(report.findings.filter((finding) => finding.rule === rule)))
    .map((rule) => <Left key={rule} report={report} rule={rule} />);
}

function Left({ report, rule }: { readonly report: ReportView; readonly rule: string }): ReactNode {
  const { say } = useSpeech();
  const { kept, put } = useKept<BegunTogether>([...nameAll(report), rule]);
  return (
    kept && (
      <LeftWords
        heading={`${say('checks.together')} · ${rule}`}
        text={kept.text}
        language={kept.language}
        within
        onDiscard={() => put(null)}
      />
    )
  );
}
