import type { Method } from '@signatory/domain';
import { formatDecimal } from './format.js';
import { messages, type Say } from './message.js';

/** A method as a release has it: one from before a setting could be set lacks it. */
type PrintedMethod = Omit<Method, Later> & { readonly [Setting in Later]?: Method[Setting] | undefined };
type Later = 'agreementFrom' | 'comparableFrom' | 'organisations' | 'sample' | 'adoption' | 'silenceDays';

/**
 * The settings of a method in words, each with its name, as every printed form of a release has them.
 * @param ofCycle false for scores of a file, which nobody scored or replied to here.
 */
export function methodWords(language: string, method: PrintedMethod, ofCycle: boolean): [string, string][] {
  const say = messages(language);
  return [
    [say('pdf.method.version'), method.version],
    [say('pdf.method.na'), say(`pdf.method.na.${method.na}`)],
    [say('pdf.method.ties'), say(`pdf.method.ties.${method.ties}`)],
    [say('pdf.method.overall'), say(`pdf.method.overall.${method.overall}`)],
    [say('pdf.method.ranking'), say(`pdf.method.ranking.${method.ranking}`)],
    [say('pdf.method.silence'), say(`pdf.method.silence.${method.silence}`)],
    ...(ofCycle
      ? ([
          [say('pdf.method.double'), say(`pdf.method.double.${method.doubleScoring}`)],
          [say('pdf.method.reply'), say('pdf.method.replyDays', { days: method.replyDays })],
        ] satisfies [string, string][])
      : []),
    [
      say('pdf.method.rankedFrom'),
      say('pdf.method.rankedFromWords', { share: shareWords(language, method.rankedFrom) }),
    ],
    ...laterSettings(language, say, method, ofCycle),
  ];
}

/** A share of one as a percent: `0.8` → `80%`. */
export function shareWords(language: string, share: string): string {
  const percent = formatDecimal(language, String(Math.round(Number(share) * 1000) / 10));
  return messages(language)('pdf.percent', { percent });
}

/** Settings that releases have had since they could be set; an older one prints as it did. */
function laterSettings(language: string, say: Say, method: PrintedMethod, ofCycle: boolean): [string, string][] {
  const { agreementFrom, comparableFrom, organisations, adoption, silenceDays = 0 } = method;
  const lines: [string, string][] = [];
  if (agreementFrom !== undefined && ofCycle)
    lines.push([say('setting.agreementFrom'), say('setting.agreementFromWords', { count: agreementFrom })]);
  if (comparableFrom !== undefined)
    lines.push([
      say('setting.comparableFrom'),
      say('setting.comparableFromWords', { share: shareWords(language, comparableFrom) }),
    ]);
  if (organisations !== undefined)
    lines.push([say('setting.organisations'), say(`setting.organisations.${organisations}`)]);
  if (adoption !== undefined)
    lines.push([say('setting.adoption'), say(`setting.adoption.${adoption}`, { days: silenceDays })]);
  return lines;
}
