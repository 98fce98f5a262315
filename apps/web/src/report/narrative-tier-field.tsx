import { NARRATIVE_TIERS, type NarrativeTier } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';

/** Who may read a narrative: on its entry, and once more before the report is certified. */
export function NarrativeTierField(props: {
  readonly label: ReactNode;
  readonly tier: NarrativeTier;
  /** What is said in its place where it differs among those that it is chosen for. */
  readonly mixed?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (tier: NarrativeTier) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { label, tier, mixed, disabled = false, onChange } = props;
  const tiers = NARRATIVE_TIERS.map((each) => [each, say(`entry.evidence.tier.${each}`)] as const);
  return (
    <SelectField
      label={label}
      value={mixed === undefined ? tier : ''}
      disabled={disabled}
      options={mixed === undefined ? tiers : [['', mixed], ...tiers]}
      onChange={(next) => {
        const chosen = NARRATIVE_TIERS.find((each) => each === next);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
