import type { GenerateSpec, UserSpec } from '../../domain/documents/world-file.ts';
import { FAMILIES, type Family } from '../../domain/entities.ts';
import { draw, drawText } from '../../domain/random.ts';
import { mapInSlices, Slices } from '../../world/time/slices.ts';

/** A round in which a charger follows a vehicle, so that most chargers of small households have one. */
const ROUND: readonly Family[] = ['solar-inverter', 'battery', 'vehicle', 'ev-charger', 'hvac'];

/** Households drawn from the seed: every user gets a device before one gets a second. */
export async function generateHouseholds(
  { users, devices }: GenerateSpec,
  seed: string,
  accountId: string,
): Promise<UserSpec[]> {
  const slices = new Slices();
  const counts = new Array<number>(users).fill(0);
  for (let i = 0; i < devices; i++) {
    const owner = i < users ? i : Math.floor(draw(seed, accountId, 'owner', i) * users);
    counts[owner] = (counts[owner] ?? 0) + 1;
    if (i % 100 === 0) await slices.pause();
  }
  return await mapInSlices([...counts.entries()], ([i, count]) => {
    const id = `user_${drawText(10, seed, accountId, 'generated-user', i)}`;
    const first = Math.floor(draw(seed, id, 'first-family') * ROUND.length);
    return { id, devices: Array.from({ length: count }, (_, d) => ({ family: familyAt(first + d) })) };
  });
}

function familyAt(turn: number): Family {
  return ROUND[turn % ROUND.length] ?? FAMILIES[0];
}
