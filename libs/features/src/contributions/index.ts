export { AskContribution, type AskCommand } from './ask-contribution.js';
export { CombineContributions, type CombineCommand } from './combine-contributions.js';
export { ContributionsModule } from './contributions.module.js';
export { checkFigures, ImportOutsideFigures, type ImportFiguresCommand } from './import-outside-figures.js';
export { MoveContribution, type ContributionMove } from './move-contribution.js';
export { ReadContributions } from './read-contributions.js';
export { ReadOutsideFigures } from './read-outside-figures.js';
export { ReplyToFigure, type ReplyCommand } from './reply-to-figure.js';
