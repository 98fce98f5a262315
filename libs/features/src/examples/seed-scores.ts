import type { Actor } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import { AdjudicateScore, ExplainDeparture, GiveOpinion, SetFinding } from '../scoring/index.js';
import type { ExampleScores } from './example-files.js';

/** Gives the example scores, each by its reviewer, in the order in which the file has them. */
@Injectable()
export class SeedScores {
  constructor(
    private readonly setFinding: SetFinding,
    private readonly giveOpinion: GiveOpinion,
    private readonly adjudicate: AdjudicateScore,
    private readonly explain: ExplainDeparture,
  ) {}

  async execute(
    { cycle, findings, scores }: ExampleScores,
    people: ReadonlyMap<string, Actor>,
    at: Date,
  ): Promise<void> {
    for (const [member, found] of Object.entries(findings)) {
      for (const [indicator, { by, value, rationale, language }] of Object.entries(found)) {
        await this.setFinding.execute({
          actor: person(people, by),
          cycle,
          member,
          indicator,
          body: { value, rationale, language },
          at,
        });
      }
    }
    for (const [member, cells] of Object.entries(scores)) {
      for (const [commitment, { opinions, adjudication, departure }] of Object.entries(cells)) {
        const cell = { cycle, member, commitment };
        for (const [place, { by, score, rationale, language }] of opinions.entries()) {
          // A second apart, so that the first stays the first.
          const given = new Date(at.getTime() + place * 1_000);
          await this.giveOpinion.execute({
            ...cell,
            actor: person(people, by),
            body: { value: score, rationale, language },
            at: given,
          });
        }
        const by = opinions[0]?.by ?? '';
        if (departure)
          await this.explain.execute({
            ...cell,
            actor: person(people, by),
            body: { sentence: departure, language: 'en' },
            at,
          });
        if (adjudication) {
          const { by: adjudicator, score: value, ...words } = adjudication;
          await this.adjudicate.execute({ ...cell, actor: person(people, adjudicator), body: { value, ...words }, at });
        }
      }
    }
  }
}

function person(people: ReadonlyMap<string, Actor>, email: string): Actor {
  const found = people.get(email);
  if (!found) throw new Error(`${email} scores, and has no account.`);
  return found;
}
