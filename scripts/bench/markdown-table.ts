/** A table as `oxfmt` leaves it, which is read as easily in a terminal. */
export function markdownTable(
  head: readonly string[],
  lines: readonly (readonly string[])[],
): string {
  const widths = head.map((cell, at) =>
    Math.max(cell.length, ...lines.map((line) => line[at]?.length ?? 0)),
  );
  const write = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [write(head), rule, ...lines.map(write)].join('\n');
}
