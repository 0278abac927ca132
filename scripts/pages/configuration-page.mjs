import { readFile } from 'node:fs/promises';
import { describeType } from './describe-schema.mjs';
import { importSource } from './import-source.mjs';
import { code, page, sentence, table } from './markdown.mjs';

const SCHEMA = new URL('../../fixtures/schemas/config.schema.json', import.meta.url);
const FLAGS = 'src/cli/options/flags.ts';

const HEAD = ['Option', 'Takes', 'Default', 'Meaning'];

/** `docs/configuration.md`: every option of the configuration, as its schema describes it. */
export async function createConfigurationPage() {
  const schema = JSON.parse(await readFile(SCHEMA, 'utf8'));
  const { FLAGS: flags } = await importSource(FLAGS);
  const context = createContext(schema, new Map(flags.map(({ option, name }) => [option, name])));
  const options = Object.entries(schema.properties).filter(([name]) => name !== '$schema');
  const groups = options.filter(([, option]) => isGroup(option));
  return page('fixtures/schemas/config.schema.json', [
    '# Configuration',
    `${sentence(schema.description)} The same options are those of \`startSandbox\`, \`AmpsSandboxContainer.withConfiguration\` and the fixtures of [in-process.md](in-process.md).`,
    'An editor that knows JSON Schema completes and checks the file: set `$schema` to `./node_modules/amps-sandbox/fixtures/schemas/config.schema.json`.',
    '## All options',
    table(
      ['Option', 'Flag', 'Takes', 'Default', 'Meaning'],
      options.map((option) => optionRow(option, context)),
    ),
    groups.map(([name, group]) => [
      `## Options of ${name}`,
      table(
        HEAD,
        Object.entries(group.properties).map((part) => partRow(`${name}.`, part, context)),
      ),
    ]),
    describeDefinition('## A key', schema.$defs.key, context),
    describeDefinition('## A plan', schema.properties.plans.additionalProperties, context),
    describeDefinition('## A correction of an error', schema.$defs.problem, context),
    `Kinds of problems, under \`errors\`: ${Object.keys(schema.properties.errors.properties).map(code).join(', ')}.`,
    '## A rule',
    `${sentence(schema.$defs['scenario.rule'].description)} [scripting.md](scripting.md) has all conditions and effects.`,
  ]);
}

function createContext(schema, flags) {
  const lookUp = (reference) => schema.$defs[reference.slice('#/$defs/'.length)];
  const links = { '#/$defs/scenario.rule': '[rule](#a-rule)', '#/$defs/key': '[key](#a-key)' };
  return { lookUp, flags, linkTo: (reference) => links[reference] };
}

/** Options with options of their own, whose values are no names of the user's. */
function isGroup({ properties, type }) {
  return properties !== undefined && Object.keys(properties).length < 10 && [type].flat().includes('object');
}

function optionRow([name, option], context) {
  const flag = context.flags.get(name);
  return [
    code(name),
    flag === undefined ? '' : code(`--${flag}`),
    describeType(option, context),
    describeDefault(option),
    meaningOf(option, context),
  ];
}

function partRow(prefix, [name, part], context) {
  return [
    code(`${prefix}${name}`),
    describeType(part, context),
    describeDefault(part),
    meaningOf(part, context),
  ];
}

function describeDefinition(heading, definition, context) {
  const { required = [], properties, description } = definition;
  const rows = Object.entries(properties).map(([name, part]) => [
    code(name),
    describeType(part, context),
    required.includes(name) ? 'required' : describeDefault(part),
    meaningOf(part, context),
  ]);
  return [heading, sentence(description ?? ''), table(HEAD, rows)];
}

/** Its own words, else those of what it refers to. */
function meaningOf({ description, $ref }, { lookUp }) {
  if (description !== undefined) return sentence(description);
  return $ref === undefined ? '' : sentence(lookUp($ref).description ?? '');
}

/** Nothing for what is empty. */
function describeDefault({ default: value }) {
  const isEmpty = value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  if (isEmpty) return '';
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}
