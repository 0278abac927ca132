// Generated from openapi/v1.yaml by `npm run generate`. Do not edit.
export type KnownOperationId =
  | 'listBatteryDevices'
  | 'getBatteryState'
  | 'pushBatteryAction'
  | 'getBatteryActionStatus'
  | 'listBatteryActions'
  | 'cancelBatteryAction'
  | 'listHvacDevices'
  | 'getHvacState'
  | 'pushHvacAction'
  | 'getHvacActionStatus'
  | 'listEvChargerDevices'
  | 'getEvChargerState'
  | 'pushEvChargerAction'
  | 'getEvChargerActionStatus'
  | 'listSolarInverterDevices'
  | 'getSolarInverterState'
  | 'listVehicleDevices'
  | 'getVehicleState';

export type KnownErrorCode =
  | 'VALIDATION_ERROR'
  | 'UNAUTHORIZED'
  | 'INSUFFICIENT_PERMISSIONS'
  | 'DEVICE_NOT_FOUND'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'ACTION_NOT_CANCELLABLE'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RATE_LIMIT_EXCEEDED'
  | 'REQUEST_HEADERS_TOO_LARGE'
  | 'INTERNAL_ERROR';

export type KnownFailureCode =
  | 'DEVICE_OFFLINE'
  | 'DEVICE_NOT_FOUND'
  | 'UNSUPPORTED_COMMAND'
  | 'UNSUPPORTED_MODE'
  | 'PARAMETER_OUT_OF_RANGE'
  | 'COMMAND_FAILED';
