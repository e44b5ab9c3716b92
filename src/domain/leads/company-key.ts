import { foldText } from '../fold-text.ts';

/** What two spellings of a company's name share: no case, width, accents, punctuation, spaces or legal form. */
export const companyKey = (name: string): string => {
  const folded = foldText(name);
  const words = folded
    .replace(/['’`./]/g, '')
    .replace(/[&+]/g, ' and ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  const whole = words.join('');
  while (words.length > 1 && LEGAL_WORDS.has(words.at(-1) ?? '')) words.pop();
  // ㈱ and its kind, which stand before or after the name.
  while (words.length > 1 && SIGNS.has(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && SIGNS.has(words[0] ?? '')) words.shift();
  const key = stripCjkForm(words.filter((word) => word !== 'and').join(''));
  return key || whole || folded.trim();
};

const LEGAL_WORDS = new Set(
  (
    'ltd limited inc incorporated llc llp lp plc corp corporation co company coltd gmbh mbh ag kg kgaa ohg ug ev ' +
    'sa sarl sas sasu spa srl sl slu bv nv vof oy oyj ab as asa aps kk gk pty pte pvt private sdn bhd kft zrt nyrt ' +
    'sro doo ltda eirl sp zoo ooo oao pao and'
  ).split(' '),
);

const SIGNS = new Set(['株', '有', '合', '주', '유']);

const CJK_FORMS =
  /(?:股份有限公司|有限责任公司|有限責任公司|股份公司|有限公司|公司|有限合伙|株式会社|有限会社|合同会社|주식회사|유한회사)$/u;
const CJK_FORMS_BEFORE = /^(?:株式会社|有限会社|合同会社|주식회사|유한회사)/u;

const stripCjkForm = (name: string): string => name.replace(CJK_FORMS, '').replace(CJK_FORMS_BEFORE, '');
