import terminal from 'qrcode-terminal';

/** A QR code of half-height blocks; null where the window is too narrow for it. `colour`: same contrast on any theme. */
export const qrCode = (
  text: string,
  { columns, colour }: { columns: number; colour: boolean },
): string | null => {
  let drawn = '';
  terminal.generate(text, { small: true }, (code) => {
    drawn = code;
  });
  const lines = drawn.split('\n').filter((line) => line !== '');
  if (lines.some((line) => line.length > columns)) return null;
  // White on black: the blocks are the code's light parts.
  return lines.map((line) => (colour ? `\x1b[97;40m${line}\x1b[0m` : line)).join('\n');
};
