import { tellOfPlanAndCycle } from './six-people/plan-and-cycle.js';
import { tellOfReportAndReview } from './six-people/report-and-review.js';
import { tellOfActions } from './six-people/actions.js';
import { tellOfScores } from './six-people/scores.js';
import { tellOfChaptersAndReplies } from './six-people/chapters-and-replies.js';
import { tellOfTheCorrection } from './six-people/correction.js';
import { tellOfTheRelease } from './six-people/release.js';
import { tellOfTheTrail } from './six-people/trail.js';
import { Story } from './six-people/story.js';

describe('a stranger’s plan, taken by six people through the whole of a cycle', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin();
  });
  afterAll(() => story.end());
  const told = (): Story => story;

  describe('its plan and cycle', () => {
    tellOfPlanAndCycle(told);
  });
  describe('its reports', () => {
    tellOfReportAndReview(told);
  });
  describe('Norway’s actions', () => {
    tellOfActions(told);
  });
  describe('its scores', () => {
    tellOfScores(told);
  });
  describe('its chapter and replies', () => {
    tellOfChaptersAndReplies(told);
  });
  describe('its release', () => {
    tellOfTheRelease(told);
  });
  describe('its correction', () => {
    tellOfTheCorrection(told);
  });
  describe('its trail', () => {
    tellOfTheTrail(told);
  });
});
