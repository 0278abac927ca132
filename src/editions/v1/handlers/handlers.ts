import type { HandlersOf } from '../../../contract/typed-handlers.ts';
import type { operations } from '../contract.gen.ts';
import { createPollHandler, createPushHandler } from './action-handlers.ts';
import { cancelBatteryAction, listBatteryActions } from './battery-actions.ts';
import { createListHandler, createReadHandler } from './device-handlers.ts';

/** Every operation of `openapi/v1.yaml` and who answers it. */
export const handlersV1: HandlersOf<operations> = {
  listBatteryDevices: createListHandler('battery'),
  getBatteryState: createReadHandler('battery'),
  pushBatteryAction: createPushHandler('battery'),
  getBatteryActionStatus: createPollHandler('battery'),
  listBatteryActions,
  cancelBatteryAction,

  listHvacDevices: createListHandler('hvac'),
  getHvacState: createReadHandler('hvac'),
  pushHvacAction: createPushHandler('hvac'),
  getHvacActionStatus: createPollHandler('hvac'),

  listEvChargerDevices: createListHandler('ev-charger'),
  getEvChargerState: createReadHandler('ev-charger'),
  pushEvChargerAction: createPushHandler('ev-charger'),
  getEvChargerActionStatus: createPollHandler('ev-charger'),

  listSolarInverterDevices: createListHandler('solar-inverter'),
  getSolarInverterState: createReadHandler('solar-inverter'),

  listVehicleDevices: createListHandler('vehicle'),
  getVehicleState: createReadHandler('vehicle'),
};
