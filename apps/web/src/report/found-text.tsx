import type { FindingView } from '@signatory/contract';
import type { ComponentProps, ReactNode } from 'react';
import { TextField } from '../ui/text-field.js';
import { isFaulty, isOpen } from './entry-status.js';
import { FieldFindings } from './field-findings.js';

/** A text of an entry, led to by the name of its part, with what was found on it. */
export function FoundText({
  part,
  findings,
  ...field
}: ComponentProps<typeof TextField> & {
  readonly part: 'narrative' | 'reason' | 'currency';
  readonly findings: readonly FindingView[];
}): ReactNode {
  const own = findings.filter((finding) => finding.field.part === part);
  const described = `findings-${part}`;
  return (
    <>
      <TextField
        {...field}
        id={part}
        describedBy={own.some(isOpen) ? described : undefined}
        invalid={own.some(isFaulty)}
      />
      <FieldFindings findings={own} id={described} />
    </>
  );
}
