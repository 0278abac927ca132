// CHANGELOG.md as Keep a Changelog has it: `## [1.2.3] - 2026-01-31`, and in it `### Added` and so on.

const SECTION = /^## \[(.+?)\] - (.+)$/;
const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
const UNRELEASED = 'Unreleased';

/** The section of a version. @throws Error where there is none */
export function readSection(text, version) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => SECTION.exec(line)?.[1] === version);
  if (start < 0)
    throw new Error(
      `CHANGELOG.md has no section "## [${version}] - ${UNRELEASED}". Add it, with what changed.`,
    );
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  const date = SECTION.exec(lines[start])[2];
  return {
    date: date === UNRELEASED ? undefined : date,
    notes: lines
      .slice(start + 1, end < 0 ? undefined : end)
      .join('\n')
      .trim(),
  };
}

/** What is wrong with the form of the file. */
export function findMistakes(text) {
  const lines = text.split('\n');
  const mistakes = [];
  const seen = new Map();
  let group;
  for (const [index, line] of lines.entries()) {
    const say = (what) => mistakes.push(`CHANGELOG.md:${index + 1} ${what}`);
    if (line.startsWith('## ')) {
      const [, , date = ''] = SECTION.exec(line) ?? [];
      if (date !== UNRELEASED && Number.isNaN(Date.parse(date)))
        say('is no heading of a version with a date');
      group = undefined;
    } else if (line.startsWith('### ')) {
      group = line.slice(4);
      if (!GROUPS.includes(group)) say(`has the heading "${group}", which is none of ${GROUPS.join(', ')}`);
    } else if (line.startsWith('- ')) {
      if (group === undefined) say('is below no heading such as "### Added"');
      if (seen.has(line)) say(`repeats line ${seen.get(line)}`);
      seen.set(line, index + 1);
    }
  }
  return mistakes;
}

/** The file with a new, empty section for a version, where it has none. */
export function openSection(text, version) {
  if (text.split('\n').some((line) => SECTION.exec(line)?.[1] === version)) return text;
  const first = text.search(/^## /m);
  const section = `## [${version}] - ${UNRELEASED}\n\n`;
  return first < 0
    ? `${text.trimEnd()}\n\n${section}`
    : `${text.slice(0, first)}${section}${text.slice(first)}`;
}
