/** A table. Cells are Markdown; an empty one is shown as a dash. */
export function table(head, rows) {
  if (rows.length === 0) return '';
  return [head, head.map(() => '---'), ...rows].map(toRow).join('\n');
}

function toRow(cells) {
  return `| ${cells.map(toCell).join(' | ')} |`;
}

function toCell(text) {
  const flat = inline(text).replaceAll(/(?<!\\)\|/g, '\\|');
  return flat === '' ? '–' : flat;
}

/** Text of several lines as one line. */
export function inline(text = '') {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}

/** Literal text, with as many backticks around it as it needs. */
export function code(text) {
  const flat = inline(String(text));
  if (!flat.includes('`')) return `\`${flat}\``;
  return `\`\` ${flat} \`\``;
}

export function codes(texts, separator = ', ') {
  return texts.map(code).join(separator);
}

/** A sentence that ends in a full stop, begun with a capital letter. */
export function sentence(text) {
  const flat = inline(text);
  if (flat === '') return '';
  const full = /[.!?:`]$/.test(flat) ? flat : `${flat}.`;
  return `${full[0].toUpperCase()}${full.slice(1)}`;
}

/** A page: what is empty is left out, and parts are a blank line apart. */
export function page(source, parts) {
  const notice = `<!-- Generated from ${source} by \`npm run generate\`. Do not edit. -->`;
  return `${[notice, ...parts.flat(Number.POSITIVE_INFINITY).filter((part) => part !== '')].join('\n\n')}\n`;
}

/** The name under which a page links to one of its headings, as GitHub makes it. */
export function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
