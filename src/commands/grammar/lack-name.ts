import { fieldNamed } from '../../domain/pipeline/field-values.ts';
import { LACKS, type Lack, NO_NEXT_STEP } from '../../domain/ports/deal-filter.ts';
import { cut } from '../../lib/text.ts';
import { CommandError } from '../error.ts';
import { plain } from './plain.ts';

const LACKING: ReadonlyMap<string, Lack> = new Map([
  ...LACKS.flatMap((lack): [string, Lack][] => {
    const words = fieldNamed(lack)?.words;
    return words === undefined ? [] : [...words.en, ...words['zh-CN']].map((word) => [plain(word), lack]);
  }),
  ...['nextstep', 'next', 'followup', '下一步', '下步', '跟进'].map((word): [string, Lack] => [
    word,
    NO_NEXT_STEP,
  ]),
]);

/** What deals are to be without: `amount`, `渠道`, `next-step`. */
export const lackNamed = (text: string): Lack => {
  const known = LACKING.get(plain(text));
  if (known === undefined)
    throw new CommandError(
      'lack-unknown',
      { text: cut(text, 40) },
      { en: '/deal list lacks:amount', 'zh-CN': '/商机 列表 缺:金额' },
    );
  return known;
};
