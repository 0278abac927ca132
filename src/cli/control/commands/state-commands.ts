import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { describeWriteFailure } from '../../../domain/failures/file-failure.ts';
import type { Snapshot } from '../../../testing/control/control-types.ts';
import { CommandFailure } from '../../failures/command-failure.ts';
import type { GroupContext } from '../../group-context.ts';
import { addPlaceOptions, speakTo } from '../connect.ts';
import { print, toRecord } from '../print.ts';

const toSentence =
  (verb: string) =>
  ({ accounts }: { accounts: readonly string[] }): string =>
    `${verb}: ${accounts.join(', ')}.`;

export function defineReset(command: Command, context: GroupContext): void {
  addPlaceOptions(command).action(() =>
    speakTo(command, context, async ({ client, json }) =>
      print(json, { accounts: await client.reset() }, toSentence('Back to the start')),
    ),
  );
}

export function defineSnapshot(command: Command, context: GroupContext): void {
  addPlaceOptions(command)
    .option('--output <file>', 'write it there and not to standard output')
    .action(({ output }: { output?: string }) =>
      speakTo(command, context, async ({ client, json }) => {
        const snapshot = await client.snapshot();
        const text = `${JSON.stringify(snapshot)}\n`;
        if (output === undefined) process.stdout.write(text);
        else {
          await writeFile(output, text).catch((error: unknown) => refuseOutput(output, error));
          print(json, { output }, () => `The snapshot is in ${output}.`);
        }
      }),
    );
}

function refuseOutput(output: string, cause: unknown): never {
  const message = `Failed to write the snapshot to ${output}: ${describeWriteFailure(cause)}. Choose another file.`;
  throw new CommandFailure(message, { code: 'unwritable-file', exitCode: 2, cause });
}

export function defineRestore(command: Command, context: GroupContext): void {
  addPlaceOptions(command)
    .argument('<file>', 'a snapshot; - reads standard input')
    .action((file: string) =>
      speakTo(command, context, async ({ client, json }) => {
        const { readInput } = await import('../read-input.ts');
        const snapshot = (await readInput(file)) as Snapshot;
        print(json, { accounts: await client.restore(snapshot) }, toSentence('Restored'));
      }),
    );
}

export function defineInfo(command: Command, context: GroupContext): void {
  addPlaceOptions(command).action(() =>
    speakTo(command, context, async ({ client, json }) => print(json, await client.info(), toRecord)),
  );
}
