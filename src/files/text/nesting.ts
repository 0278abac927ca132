/** Levels that a YAML text may seem to have: its parser takes a level of the stack for each, and a full one is fatal. */
const MAX_YAML_DEPTH = 500;

/** Whether so many brackets are open at once, or so many lists begin in one line; those in texts are counted, too. */
export function isNestedDeeply(text: string): boolean {
  let open = 0;
  let dashes = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '[' || character === '{') open++;
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
    else if (character === '\n') dashes = 0;
    else if ((character === '-' || character === '?') && text[i + 1] === ' ') dashes++;
    if (open > MAX_YAML_DEPTH || dashes > MAX_YAML_DEPTH) return true;
  }
  return false;
}
