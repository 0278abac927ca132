import { type Command, InvalidArgumentError } from 'commander';
import type { ClockInput } from '../../../config/sandbox-options.ts';
import { didYouMean } from '../../../domain/closest-name.ts';
import { parsePace } from '../../../domain/time/clock-pace.ts';
import type { ControlClock } from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import { toObject } from '../../options/flags.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { print } from '../print.ts';

type Move = (client: Connection['client']) => Promise<ControlClock>;

type Run = (command: Command, move: Move, flags?: readonly string[]) => Promise<void>;

/** `clock`, `clock advance 3h` and so on; `clock x60` is what `--clock x60` is at a start. */
export function defineClockCommands(group: Command, context: GroupContext): void {
  const run: Run = (command, move, flags = []) =>
    speakTo(command, context, async ({ client, json }) => print(json, await move(client), toText), { flags });
  addPlaceOptions(group)
    .argument(
      '[pace]',
      'real, frozen, x60 for sixty times as fast, or a JSON object with mode and at; without it, the clock is read',
      readPace,
    )
    .action((pace: Move | undefined) => run(group, pace ?? (({ clock }) => clock.get())));
  group
    .command('get')
    .description('read the clock')
    .action((_, command: Command) => run(command, ({ clock }) => clock.get()));
  group
    .command('advance')
    .description('let time pass; everything due on the way has run when it ends')
    .argument('<duration>', '500ms, 45s, 30m, 1.5h or 2d')
    .action((duration: string, _, command: Command) => run(command, ({ clock }) => clock.advance(duration)));
  group
    .command('set')
    .description('go forward to an instant; everything due on the way has run when it ends')
    .argument('<instant>', 'a time in UTC, such as 2025-06-01T18:00:00Z')
    .action((instant: string, _, command: Command) => run(command, ({ clock }) => clock.set(instant)));
  definePaces(group, context, run);
}

function definePaces(group: Command, context: GroupContext, run: Run): void {
  group
    .command('freeze')
    .description('stop the clock, at a later instant where one is given')
    .argument('[instant]', 'a time in UTC, such as 2025-06-01T18:00:00Z; also by --at')
    .action((instant: string | undefined, _, command: Command) => {
      const { at } = context.flagsOf();
      return run(
        command,
        ({ clock }) => clock.freeze(instant ?? (at === undefined ? undefined : String(at))),
        ['at'],
      );
    });
  group
    .command('run')
    .description('let the clock run as time does')
    .action((_, command: Command) => run(command, ({ clock }) => clock.run()));
  group
    .command('scale')
    .description('let the clock run so many times as fast')
    .argument('<factor>', '60 or x60', readFactor)
    .action((factor: number, _, command: Command) => run(command, ({ clock }) => clock.scale(factor)));
}

/** A pace in the forms that `--clock` takes. */
function readPace(text: string): Move {
  const clock = toObject(text);
  if (typeof clock === 'object' || parsePace(String(clock)) !== undefined)
    return (client) => client.clock.change(clock as ClockInput);
  const acts = ['get', 'advance', 'set', 'freeze', 'run', 'scale'];
  const hint = didYouMean(text, ['real', 'running', 'frozen', ...acts]);
  throw new InvalidArgumentError(
    `Give real, frozen, x60 or a JSON object with mode and at; or get, advance, set, freeze, run or scale.\n${hint ?? ''}`,
  );
}

function readFactor(text: string): number {
  const factor = Number(text.replace(/^x/, ''));
  if (text.trim() !== '' && Number.isFinite(factor)) return factor;
  throw new InvalidArgumentError('Give a number such as 60 or x60.');
}

function toText({ at, mode, factor, account }: ControlClock): string {
  return `${at}  ${mode === 'scaled' ? `x${factor}` : mode}  ${account}`;
}
