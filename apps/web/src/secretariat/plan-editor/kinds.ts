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
  members: 'planEdit.kind.members',
  member: 'planEdit.kind.member',
  conflictGroups: 'planEdit.kind.conflictGroups',
  conflictGroup: 'planEdit.kind.conflictGroup',
  mirrors: 'planEdit.kind.mirrors',
  mirror: 'planEdit.kind.mirror',
  method: 'planEdit.kind.method',
  codebook: 'planEdit.kind.codebook',
  sources: 'planEdit.kind.sources',
  source: 'planEdit.kind.source',
  deskSources: 'planEdit.kind.deskSources',
  deskSource: 'planEdit.kind.deskSource',
};

/** What the parts of a plan that every plan has one of are for; they are not moved and not taken away. */
export const ABOUT: Partial<Readonly<Record<ItemKind, MessageKey>>> = {
  members: 'planEdit.about.members',
  conflictGroups: 'planEdit.about.conflictGroups',
  disaggregations: 'planEdit.about.disaggregations',
  lists: 'planEdit.about.lists',
  mirrors: 'planEdit.about.mirrors',
  method: 'planEdit.about.method',
  codebook: 'planEdit.about.codebook',
  sources: 'planEdit.about.sources',
  deskSources: 'planEdit.about.deskSources',
};

/** Whether an item is the plan itself, or such a part of it. */
export function isFixed(kind: ItemKind): boolean {
  return kind === 'plan' || kind in ABOUT;
}

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
    case 'members':
      return [{ kind: 'member', list: pointer, button: 'planEdit.add.member' }];
    case 'conflictGroups':
      return [{ kind: 'conflictGroup', list: pointer, button: 'planEdit.add.conflictGroup' }];
    case 'mirrors':
      return [{ kind: 'mirror', list: pointer, button: 'planEdit.add.mirror' }];
    case 'sources':
      return [{ kind: 'source', list: pointer, button: 'planEdit.add.source' }];
    case 'deskSources':
      return [{ kind: 'deskSource', list: pointer, button: 'planEdit.add.source' }];
    default:
      return [];
  }
}
