/** The second screen of a terminal, on which a picture is replaced by the next without flicker. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  draw(lines: readonly string[]): void;
  /** Give the terminal back as it was. */
  leave(): void;
}

const ESC = '\u001b[';

/** Enter the second screen; what is typed is heard key by key. */
export function enterScreen(input: NodeJS.ReadStream, output: NodeJS.WriteStream, onKey: (key: string) => void, onResize: () => void): Screen {
  const heard = (data: Buffer): void => {
    for (const key of data.toString('utf8')) onKey(key);
  };
  const restore = (): void => void output.write(`${ESC}?25h${ESC}?1049l`);
  output.write(`${ESC}?1049h${ESC}?25l`);
  if (input.isTTY) {
    input.setRawMode(true);
    input.on('data', heard);
    input.resume();
  }
  output.on('resize', onResize);
  // However the command ends, the terminal must be usable after it.
  process.once('exit', restore);
  return {
    get columns() {
      return output.columns;
    },
    get rows() {
      return output.rows;
    },
    draw(lines): void {
      // As one synchronised update: the terminal shows it when it is complete. Old text is overwritten, not erased first.
      output.write(`${ESC}?2026h${ESC}H${lines.map((line) => `${line}${ESC}K\r\n`).join('')}${ESC}J${ESC}?2026l`);
    },
    leave(): void {
      output.off('resize', onResize);
      if (input.isTTY) {
        input.off('data', heard);
        input.setRawMode(false);
        input.pause();
      }
      process.off('exit', restore);
      restore();
    },
  };
}
