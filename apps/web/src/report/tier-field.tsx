import type { EvidenceTier } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';

/** Who may see a piece of evidence or read a narrative, of those that it can be chosen for. */
export function TierField<Tier extends EvidenceTier>(props: {
  readonly label: ReactNode;
  readonly tiers: readonly Tier[];
  readonly tier: Tier;
  /** What is said in its place where it differs among those that it is chosen for. */
  readonly mixed?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (tier: Tier) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { label, tiers, tier, mixed, disabled = false, onChange } = props;
  const options = tiers.map((each) => [each, say(`entry.evidence.tier.${each}`)] as const);
  return (
    <SelectField
      label={label}
      value={mixed === undefined ? tier : ''}
      disabled={disabled}
      options={mixed === undefined ? options : [['', mixed], ...options]}
      onChange={(next) => {
        const chosen = tiers.find((each) => each === next);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
