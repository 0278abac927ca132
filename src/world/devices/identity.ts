import type { Faker } from '@faker-js/faker';
import type { Device } from '../../domain/entities.ts';
import { drawSeed } from '../../domain/random.ts';
import type { User } from '../../domain/record/baseline.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
}

/** A person who does not exist: the addresses lead nowhere, the telephone never rings. */
export interface UserDescription {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: Address;
  /** Some time in the five years before the reference instant. */
  readonly customerSince: string;
}

export interface DeviceDescription {
  readonly serialNumber: string;
  readonly firmware: string;
  /** Where its user lives. */
  readonly address: Address;
}

/** Who a user is: what the world file gives, and the rest drawn from the seed and the id alone. */
export async function describeUser(seed: string, user: User, at: Instant): Promise<UserDescription> {
  const faker = await fakerFor(at, seed, user.id);
  const drawnName = `${faker.person.firstName()} ${faker.person.lastName()}`;
  // Numbers 555-0100 to 555-0199 are kept free for made-up people.
  const phone = faker.helpers.fromRegExp('+1-[2-9][0-9]{2}-555-01[0-9]{2}');
  const customerSince = formatInstant(faker.date.past({ years: 5 }).getTime());
  const name = user.name ?? drawnName;
  const [firstName = name, ...lastNames] = name.split(' ');
  const drawnEmail = faker.internet.exampleEmail({ firstName, lastName: lastNames.join('-') }).toLowerCase();
  const email = user.email ?? (user.id.includes('@') ? user.id : drawnEmail);
  return { name, email, phone, customerSince, address: await describeHome(seed, user.id) };
}

/** What is written on a device's label, and where it hangs. */
export async function describeDevice(seed: string, device: Device): Promise<DeviceDescription> {
  const faker = await fakerFor(device.installedAt, seed, device.id);
  const maker = device.vendor
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
  return {
    serialNumber: `${maker}${faker.string.alphanumeric({ length: 10, casing: 'upper' })}`,
    firmware: faker.system.semver(),
    address: await describeHome(seed, device.userId),
  };
}

async function describeHome(seed: string, userId: string): Promise<Address> {
  const faker = await fakerFor(0, seed, userId, 'home');
  return {
    street: faker.location.streetAddress(),
    city: faker.location.city(),
    state: faker.location.state({ abbreviated: true }),
    postalCode: faker.location.zipCode('#####'),
  };
}

/** An instance of the entity's own, so that no draw depends on those for another entity. */
async function fakerFor(at: Instant, seed: string, ...keys: readonly string[]): Promise<Faker> {
  // The entry of one language alone: a fifth of the whole package's load time.
  const { faker: english } = await import('@faker-js/faker/locale/en');
  const OwnFaker = english.constructor as typeof Faker;
  const faker = new OwnFaker({ locale: english.rawDefinitions, seed: drawSeed(seed, 'identity', ...keys) });
  faker.setDefaultRefDate(at);
  return faker;
}
