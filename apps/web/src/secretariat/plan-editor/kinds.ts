import type { MessageKey } from '@signatory/texts';
import type { Pointer } from './document.js';
import type { ItemKind, OutlineItem } from './outline.js';

/** What an item is called. */
export const KINDS: Readonly<Record<ItemKind, MessageKey>> = {
  plan: 'planEdit.kind.plan',
  pillar: 'term.pillar',
  commitment: 'term.commitment',
  indicator: 'term.indicator',
  rule: 'planEdit.kind.rule',
  clause: 'planEdit.kind.clause',
  disaggregations: 'planEdit.kind.disaggregations',
  lists: 'planEdit.kind.lists',
  codeList: 'planEdit.kind.codeList',
};

/** What can be added to an item: the kind, where it goes, and the button that does it. */
export interface Addition {
  readonly kind: ItemKind;
  readonly list: Pointer;
  readonly button: MessageKey;
  /** It stands under a name, not in an order; the stem of the name that it begins with. */
  readonly stem?: string;
}

/** The additions to an item of each kind. */
export function additionsTo({ kind, pointer }: OutlineItem): readonly Addition[] {
  switch (kind) {
    case 'plan':
      return [{ kind: 'pillar', list: '/pillars', button: 'planEdit.add.pillar' }];
    case 'pillar':
      return [{ kind: 'commitment', list: '/commitments', button: 'planEdit.add.commitment' }];
    case 'commitment':
      return [
        { kind: 'indicator', list: `${pointer}/indicators`, button: 'planEdit.add.indicator' },
        { kind: 'rule', list: `${pointer}/rules`, button: 'planEdit.add.rule' },
        { kind: 'clause', list: `${pointer}/guideline/levels`, button: 'planEdit.add.clause' },
      ];
    case 'disaggregations':
      return [{ kind: 'codeList', list: pointer, button: 'planEdit.add.disaggregation', stem: 'breakdown' }];
    case 'lists':
      return [{ kind: 'codeList', list: pointer, button: 'planEdit.add.list', stem: 'list' }];
    default:
      return [];
  }
}
