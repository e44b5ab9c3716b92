import type { Pipeline, Stage, StageId } from '../../domain/pipeline/pipeline.ts';
import { cut } from '../../lib/text.ts';
import { CommandError, type Example } from '../error.ts';
import type { ParseContext } from './context.ts';
import { nearest } from './nearest.ts';
import { plain } from './plain.ts';

/** What works instead of what named no stage, or not just one: with a stage that was probably meant, or any. */
export interface StageExample {
  none: Example;
  of(stage: string): Example;
}

const MOVE: StageExample = {
  none: { en: '/deal 12 move proposal', 'zh-CN': '/商机 12 推进 方案报价' },
  of: (stage) => ({ en: `/deal 12 move ${stage}`, 'zh-CN': `/商机 12 推进 ${stage}` }),
};

/**
 * The stage a text names by id, place in the funnel, name in either language or unambiguous part of one.
 * Throws CommandError, naming both where two fit.
 */
export const stageNamed = (
  text: string,
  context: Pick<ParseContext, 'workspace' | 'language'>,
  example: StageExample = MOVE,
): Stage => {
  const found = stagesNamed(text, context.workspace.pipeline);
  const [first, second] = found;
  const { language } = context;
  const name = cut(text, 60);
  if (first === undefined) throw unknownStage(name, context, example);
  if (second === undefined) return first;
  throw new CommandError(
    'stage-ambiguous',
    { name, first: first.names[language], second: second.names[language] },
    example.of(first.names[language]),
  );
};

/** Those an exact name means, else those that begin so, else those with it in their name. */
const stagesNamed = (text: string, { stages }: Pipeline): Stage[] => {
  const wanted = plain(text);
  if (wanted === '') return [];
  const exact = stages.filter((stage) => namesOf(stage).includes(wanted));
  if (exact.length > 0) return exact;
  const place = /^\d{1,2}$/.test(wanted) ? stages[Number(wanted) - 1] : undefined;
  if (place !== undefined) return [place];
  const begun = stages.filter((stage) => namesOf(stage).some((name) => name.startsWith(wanted)));
  if (begun.length > 0 || wanted.length < 2) return begun;
  // 报价 of 方案报价.
  return stages.filter((stage) => namesOf(stage).some((name) => name.includes(wanted)));
};

const namesOf = ({ id, names }: Stage): string[] => [id, names.en, names['zh-CN']].map(plain);

/** A `CommandError` that names the stages there are. */
export const unknownStage = (
  name: string,
  { workspace: { pipeline }, language }: Pick<ParseContext, 'workspace' | 'language'>,
  example: StageExample = MOVE,
): CommandError => {
  const close = nearest(plain(name), pipeline.stages.flatMap(namesOf));
  const meant = pipeline.stages.find((stage) => close !== null && namesOf(stage).includes(close));
  return new CommandError(
    'stage-unknown',
    { name },
    meant === undefined ? example.none : example.of(meant.names[language]),
  );
};

const MAX_WORDS = 4;

/** The stage a text begins with, in as many words as fit one, and what follows. null: none. Two fit: CommandError. */
export const stageAtStart = (
  text: string,
  context: Pick<ParseContext, 'workspace' | 'language'>,
): { stage: StageId; rest: string } | null => {
  const ends = [...text.slice(0, 120).matchAll(/\S+/g)]
    .slice(0, MAX_WORDS)
    .map((word) => word.index + word[0].length);
  for (const end of ends.reverse()) {
    const name = text.slice(0, end).replace(/[,，;；:：]+$/u, '');
    const found = stagesNamed(name, context.workspace.pipeline);
    if (found.length > 0) return { stage: stageNamed(name, context).id, rest: text.slice(end).trim() };
  }
  return glued(text, context.workspace.pipeline);
};

/** 方案报价因为…: Chinese needs no blank between the stage and what follows. */
const glued = (text: string, { stages }: Pipeline): { stage: StageId; rest: string } | null => {
  for (const { id, names } of stages) {
    const name = names['zh-CN'];
    if (text.startsWith(name)) return { stage: id, rest: text.slice(name.length).trim() };
  }
  return null;
};
