import type {
  ActionsView,
  EvidenceFile,
  SearchesView,
  SimilarCasesView,
  AskSecondScore,
  ClassAction,
  ContestAction,
  GiveReason,
  LogSearch,
  ProposeAction,
  SettleAction,
} from '@signatory/contract';
import { ask, path, sendFile, tell } from './client.js';
import { scorePath, type ScoreKey } from './score-key.js';

/** One action of a member. */
export interface ActionKey {
  readonly cycle: string;
  readonly member: string;
  /** Its id. */
  readonly action: string;
}

/** Classed actions, and what the desk does beside scoring. */
export const actions = {
  askSecondScore: (key: ScoreKey, body: AskSecondScore) => tell(scorePath(key, 'second'), { method: 'POST', body }),
  searches: (key: ScoreKey) => ask<SearchesView>(scorePath(key, 'searches')),
  similarCases: (key: ScoreKey) => ask<SimilarCasesView>(scorePath(key, 'similar')),
  logSearch: (key: ScoreKey, body: LogSearch) => tell(scorePath(key, 'searches'), { method: 'POST', body }),

  actions: (cycle: string, member: string) => ask<ActionsView>(path`/cycles/${cycle}/actions/${member}`),
  proposeAction: ({ cycle, member, commitment }: ScoreKey, body: ProposeAction) =>
    tell(path`/cycles/${cycle}/actions/${member}/${commitment}`, { method: 'POST', body }),
  bringActionFile: (
    { cycle, member, commitment }: ScoreKey,
    sending: { file: File; signal: AbortSignal; tell: (share: number) => void },
  ) => sendFile<EvidenceFile>(path`/cycles/${cycle}/actions/${member}/${commitment}/evidence-files`, sending),
  classAction: (key: ActionKey, body: ClassAction) => tell(actionPath(key, 'class'), { method: 'POST', body }),
  settleAction: (key: ActionKey, body: SettleAction) => tell(actionPath(key, 'settlement'), { method: 'POST', body }),
  contestAction: (key: ActionKey, body: ContestAction) => tell(actionPath(key, 'contest'), { method: 'POST', body }),
  answerContest: (key: ActionKey, body: SettleAction) => tell(actionPath(key, 'answer'), { method: 'POST', body }),
  withdrawAction: (key: ActionKey, body: GiveReason) => tell(actionPath(key, 'withdrawal'), { method: 'POST', body }),
};

/** Where the file of a piece that shows an action is fetched from. */
export function actionFileAddress(key: ActionKey, n: string): string {
  return `${actionPath(key, 'evidence')}/${n}/file`;
}

function actionPath({ cycle, member, action }: ActionKey, act: string): string {
  return path`/cycles/${cycle}/actions/${member}/${action}/${act}`;
}
