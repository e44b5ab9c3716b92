const OVERRIDE = /^(?:override|overrule|强制|跳过)(?![\p{Script=Latin}\p{N}])[\s:：,，]*/iu;
/** What a reason begins with. */
export const REASON =
  /^(?:because|reason|since|as|因为|原因(?:是)?|理由(?:是)?)(?![\p{Script=Latin}\p{N}])[\s:：,，]*/iu;
/** What may stand between two parts of a line. */
export const BREAK = /^[\s,，、;；:：—–-]+/u;

/** What follows a stage or an amount: why, and whether a manager overrides the gates. */
export const reasonOf = (typed: string): { reason?: string; override?: boolean } => {
  const text = typed.replace(BREAK, '');
  const override = OVERRIDE.exec(text);
  const reason = text
    .slice(override?.[0].length ?? 0)
    .replace(BREAK, '')
    .replace(REASON, '')
    .trim();
  return { ...(reason !== '' && { reason }), ...(override !== null && { override: true }) };
};
