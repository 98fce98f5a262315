import { jest } from '@jest/globals';
import { tellOfTheCorrection } from './whole-cycle/correction.js';
import { tellOfTheOpening } from './whole-cycle/opening.js';
import { tellOfThePublication } from './whole-cycle/publication.js';
import { tellOfTheReport } from './whole-cycle/report.js';
import { tellOfTheReview } from './whole-cycle/review.js';
import { tellOfTheScores } from './whole-cycle/scores.js';
import { Stage } from './whole-cycle/stage.js';

jest.setTimeout(180_000);

describe('a whole cycle, by all its roles at their browsers, in five languages', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.begin();
  });
  afterAll(() => stage.end());
  const told = (): Stage => stage;

  describe('its opening', () => {
    tellOfTheOpening(told);
  });
  describe('its report', () => {
    tellOfTheReport(told);
  });
  describe('its review', () => {
    tellOfTheReview(told);
  });
  describe('its scores', () => {
    tellOfTheScores(told);
  });
  describe('its publication', () => {
    tellOfThePublication(told);
  });
  describe('its correction', () => {
    tellOfTheCorrection(told);
  });
  it('in all of it nobody met a word that is not of the own language', async () => {
    expect(await stage.listForeignWords()).toEqual([]);
  });
});
