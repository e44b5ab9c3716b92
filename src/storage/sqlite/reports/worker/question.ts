import type { Reports } from '../../../../domain/ports/reports.ts';

/** One question as it goes to the thread; everything in it can be cloned. */
export type Question = {
  [Method in keyof Reports]: { method: Method; args: Parameters<Reports[Method]> };
}[keyof Reports];

/** What comes back. An error keeps its message and its stack, not its class. */
export type Answer<Value> = { value: Value } | { error: unknown };

/** What a method of `Reports` resolves to. */
export type AnswerOf<Method extends keyof Reports> = Awaited<ReturnType<Reports[Method]>>;

/** Asks `reports` the question and hands on what it answers or throws. */
export const answerTo = (reports: Reports, question: Question): Promise<AnswerOf<keyof Reports>> => {
  switch (question.method) {
    case 'funnel':
      return reports.funnel(...question.args);
    case 'stuck':
      return reports.stuck(...question.args);
    case 'mornings':
      return reports.mornings(...question.args);
    case 'summary':
      return reports.summary(...question.args);
    case 'forecast':
      return reports.forecast(...question.args);
    case 'sources':
      return reports.sources(...question.args);
    case 'lost':
      return reports.lost(...question.args);
    default:
      return question satisfies never;
  }
};
