/** `deviceId` as `device_id`. */
export function toSnake(name) {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `deviceId` as `DeviceId`. */
export function toPascal(name) {
  return name.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}

/** The text in lines of at most so many characters, each after the prefix. */
export function wrap(text, prefix, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && prefix.length + last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => `${prefix}${line}`).join('\n');
}

/** In what generated code says first. */
export const NOTICE = 'Code generated from openapi/control.yaml by `npm run generate`. DO NOT EDIT.';
