/** What of the facts about a file tells its kind. */
interface FileKind {
  isFIFO(): boolean;
  isSocket(): boolean;
  isCharacterDevice(): boolean;
  isBlockDevice(): boolean;
}

/** What a shell hands over as a file: `<(command)`, a redirection, and nothing at all. */
const HANDED_OVER = /^(\/dev\/(stdin|fd\/\d+|null)|\/proc\/(self|\d+)\/fd\/\d+)$/;

/** Why something is no file to read, in words without a full stop: reading it could last for ever. Undefined where it is one. */
export function describeOddFile(path: string, kind: FileKind): string | undefined {
  if (HANDED_OVER.test(path)) return undefined;
  if (kind.isFIFO()) return 'it is a named pipe, and no file';
  if (kind.isSocket()) return 'it is a socket, and no file';
  return kind.isCharacterDevice() || kind.isBlockDevice() ? 'it is a device, and no file' : undefined;
}
