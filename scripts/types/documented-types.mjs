// The types whose properties are described by a published schema, by the file that has them.
const CONFIG = 'fixtures/schemas/config.schema.json';
const SCENARIO = 'fixtures/schemas/scenario.schema.json';
const WORLD = 'fixtures/schemas/world.schema.json';

/** Each type with the place of its description in the schema, as a JSON Pointer. */
export const DOCUMENTED_TYPES = [
  {
    file: 'src/config/sandbox-options.ts',
    schema: CONFIG,
    types: {
      SandboxOptions: '',
      ClockObjectInput: '/properties/clock',
      PlanInput: '/properties/plans/additionalProperties',
    },
    // In code a sandbox takes a free port, and is silent.
    otherDefaults: ['SandboxOptions.port', 'SandboxOptions.log'],
  },
  {
    file: 'src/config/sandbox-config.ts',
    schema: CONFIG,
    types: {
      HttpsConfig: '/properties/https',
      CacheConfig: '/properties/cache',
      ActionConfig: '/properties/actions',
      AccountsConfig: '/properties/accounts',
      JournalConfig: '/properties/journal',
      ProblemOverride: '/$defs/problem',
    },
    otherDefaults: ['HttpsConfig.port'],
  },
  {
    file: 'src/domain/rate-limit/plan.ts',
    schema: CONFIG,
    types: { RatePlan: '/properties/plans/additionalProperties' },
    isPart: true,
  },
  {
    file: 'src/domain/rate-limit/plan-of-key.ts',
    schema: CONFIG,
    types: { DefaultPlan: '/properties/defaultPlan' },
  },
  {
    file: 'src/domain/rules/rule-spec.ts',
    schema: SCENARIO,
    types: {
      ScenarioSpec: '',
      RuleSpec: '/$defs/rule',
      ConditionsSpec: '/$defs/conditions',
      HeaderConditionSpec: '/$defs/headerCondition',
      CallSpec: '/$defs/conditions/properties/call',
      IntervalSpec: '/$defs/conditions/properties/between',
      EffectSpec: '/$defs/effect',
      DripSpec: '/$defs/effect/properties/drip',
      DelayRangeSpec: '/$defs/effect/properties/delay',
      ActionSpec: '/$defs/effect/properties/action',
    },
  },
  {
    file: 'src/domain/documents/world-file.ts',
    schema: WORLD,
    types: {
      WorldFile: '',
      AccountSpec: '/$defs/account',
      UserSpec: '/$defs/user',
      GenerateSpec: '/$defs/generate',
      ActionSpec: '/$defs/action',
    },
  },
  { file: 'src/domain/keys/edition-keys.ts', schema: WORLD, types: { KeySpec: '/$defs/key' } },
  {
    file: 'src/domain/documents/device-spec.ts',
    schema: WORLD,
    types: {
      BatterySpec: '/$defs/battery',
      HvacSpec: '/$defs/hvac',
      ScheduleSpec: '/$defs/hvac/properties/schedule',
      SetPointsSpec: '/$defs/setPoints',
      EvChargerSpec: '/$defs/evCharger',
      SolarInverterSpec: '/$defs/solarInverter',
      VehicleSpec: '/$defs/vehicle',
    },
  },
];
