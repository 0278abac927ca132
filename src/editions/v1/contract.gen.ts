// Generated from openapi/v1.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/battery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List batteries
         * @description The account's batteries, page by page, each with its last pulled state.
         */
        get: operations["listBatteryDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/battery/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a battery
         * @description State, model and abilities of one device, through the cache.
         */
        get: operations["getBatteryState"];
        put?: never;
        /**
         * Command a battery
         * @description Sets the operation mode. The answer comes at once; poll the action for its outcome.
         */
        post: operations["pushBatteryAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/battery/actions/{actionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Poll an action of a battery
         * @description How far a command has come.
         */
        get: operations["getBatteryActionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/battery/{deviceId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the actions of a battery
         * @description The commands sent to one battery, newest first, page by page.
         */
        get: operations["listBatteryActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/battery/actions/{actionId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a scheduled action
         * @description Cancels an action that is still `scheduled`; any other state is a conflict.
         */
        post: operations["cancelBatteryAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hvac": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List HVAC systems
         * @description The account's HVAC systems, page by page, each with its last pulled state.
         */
        get: operations["listHvacDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hvac/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an HVAC system
         * @description State, model and abilities of one device, through the cache.
         */
        get: operations["getHvacState"];
        put?: never;
        /**
         * Command an HVAC system
         * @description Holds set points or goes back to the schedule. The answer comes at once; poll the action for its outcome.
         */
        post: operations["pushHvacAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hvac/actions/{actionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Poll an action of an HVAC system
         * @description How far a command has come.
         */
        get: operations["getHvacActionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ev-charger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List EV chargers
         * @description The account's EV chargers, page by page, each with its last pulled state.
         */
        get: operations["listEvChargerDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ev-charger/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an EV charger
         * @description State, model and abilities of one device, through the cache.
         */
        get: operations["getEvChargerState"];
        put?: never;
        /**
         * Command an EV charger
         * @description Starts or stops charging or limits its power. The answer comes at once; poll the action for its outcome.
         */
        post: operations["pushEvChargerAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ev-charger/actions/{actionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Poll an action of an EV charger
         * @description How far a command has come.
         */
        get: operations["getEvChargerActionStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/solar-inverter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List solar inverters
         * @description The account's solar inverters, page by page, each with its last pulled state.
         */
        get: operations["listSolarInverterDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/solar-inverter/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a solar inverter
         * @description State, model and abilities of one device, through the cache.
         */
        get: operations["getSolarInverterState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vehicle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vehicles
         * @description The account's vehicles, page by page, each with its last pulled state.
         */
        get: operations["listVehicleDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vehicle/{deviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a vehicle
         * @description State, model and abilities of one device, through the cache.
         */
        get: operations["getVehicleState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        DeviceId: string;
        /**
         * @description Identifies one request, also sent as the `x-request-id` header.
         * @example req_abc123
         */
        RequestId: string;
        /**
         * @description Where this page lies in the whole list.
         * @example {
         *       "limit": 10,
         *       "offset": 0,
         *       "total": 12,
         *       "hasMore": true
         *     }
         */
        Pagination: {
            /** @description Entries asked for. */
            limit: number;
            /** @description Entries skipped. */
            offset: number;
            /** @description Entries in the whole list. */
            total: number;
            /** @description Whether entries follow after this page. */
            hasMore: boolean;
        };
        /** @description How fresh the state is. */
        DeviceSync: {
            /** @description Whether the manufacturer could be reached. */
            available: boolean;
            /**
             * Format: date-time
             * @description When the state was taken from the device.
             */
            lastPulledAt: string;
        };
        /**
         * @description Where the state came from.
         * @enum {string}
         */
        MetadataSource: "cache" | "live" | "fallback";
        /**
         * @description Which cache answered: `normal` keeps 15 minutes, `expedite` 1 minute.
         * @enum {string}
         */
        CacheType: "normal" | "expedite";
        /** @description The model, and where the state came from. */
        DeviceMetadata: {
            /** @description Model name of the manufacturer. */
            model: string;
            /** @description Where the state came from. */
            source: components["schemas"]["MetadataSource"];
            /** @description Which cache answered; absent where none did. */
            cacheType?: components["schemas"]["CacheType"];
        };
        /** @description One thing that can be read from or asked of the device. */
        DeviceFeature: {
            /** @description Name of a state field (pull) or of an action (push). */
            key: string;
            /** @description Lowest value. */
            min?: number;
            /** @description Highest value. */
            max?: number;
        };
        /** @description What the device can report and what it can be asked to do. */
        DeviceFeatures: {
            /** @description What can be read. */
            pull: components["schemas"]["DeviceFeature"][];
            /** @description What can be asked; empty for a device that takes no commands. */
            push: components["schemas"]["DeviceFeature"][];
        };
        /**
         * @description What the battery is doing.
         * @enum {string}
         */
        BatteryStatus: "charging" | "discharging" | "idle" | "standby";
        /** @description State of a battery. */
        BatteryState: {
            /** @description What the battery is doing. */
            status: components["schemas"]["BatteryStatus"];
            /** @description Usable capacity in kWh. */
            capacity: number;
            /** @description State of charge in percent. */
            level: number;
            /** @description Power in kW: positive while charging, negative while discharging. */
            chargeRate: number;
            /** @description State of charge in percent at which discharging stops. */
            dischargeLimit: number;
        };
        /**
         * @description What the system may do.
         * @enum {string}
         */
        HvacMode: "heat" | "cool" | "auto" | "off";
        /**
         * @description Whether the set points stand until further notice or follow the schedule.
         * @enum {string}
         */
        HvacHoldType: "permanent" | "follow_schedule";
        /**
         * @description Set point in degrees Fahrenheit.
         * @example 68
         */
        Setpoint: number;
        /** @description State of an HVAC system. */
        HvacState: {
            /** @description Indoor temperature in degrees Fahrenheit. */
            temperature: number;
            /** @description Whether it is heating or cooling right now. */
            active: boolean;
            /** @description Heats below this temperature, in degrees Fahrenheit. */
            heatSetpoint: number;
            /** @description Cools above this temperature, in degrees Fahrenheit. */
            coolSetpoint: number;
            /** @description Whether the set points stand or follow the schedule. */
            holdType: components["schemas"]["HvacHoldType"];
            /** @description What the system may do. */
            mode: components["schemas"]["HvacMode"];
        };
        /**
         * @description `connected` is plugged in without charging.
         * @enum {string}
         */
        EvChargerStatus: "available" | "connected" | "charging";
        /** @description State of an EV charger. */
        EvChargerState: {
            /** @description Free, plugged in, or charging. */
            status: components["schemas"]["EvChargerStatus"];
            /** @description Whether a vehicle is plugged in. */
            isConnected: boolean;
            /** @description Whether current flows. */
            isCharging: boolean;
            /** @description Power drawn now, in kW. */
            currentPower: number;
            /** @description Highest current in ampere. */
            maxCurrent: number;
        };
        /**
         * @description Whether the sun is up for the panels.
         * @enum {string}
         */
        SolarInverterStatus: "producing" | "idle";
        /** @description State of a solar inverter. */
        SolarInverterState: {
            /** @description Producing, or idle at night. */
            status: components["schemas"]["SolarInverterStatus"];
            /** @description Power produced now, in kW. */
            currentPower: number;
            /** @description Whether power is produced now. */
            producing: boolean;
            /** @description Energy produced since installation, in kWh. */
            energyTotal: number;
        };
        /** @description State of a vehicle. */
        VehicleState: {
            /** @description State of charge in percent. */
            batteryLevel: number;
            /** @description Distance it can still go, in km. */
            range: number;
            /** @description Whether it is plugged in. */
            plugged: boolean;
            /** @description Whether it is charging. */
            charging: boolean;
            /** @description Whether it has reached its charge limit. */
            fullyCharged: boolean;
            /** @description Usable capacity in kWh. */
            batteryCapacity: number;
            /** @description State of charge in percent at which charging stops. */
            chargeLimit: number;
            /** @description Charging power in kW, 0 while not charging. */
            chargeRate: number;
            /** @description Minutes until the charge limit is reached, 0 while not charging. */
            chargeTimeRemaining: number;
            /** @description Highest charging current in ampere. */
            maxCurrent: number;
        };
        /** @description A battery with its last known state. */
        BatteryDevice: {
            /**
             * @description Identifies the device.
             * @example device_abc123
             */
            id: string;
            /** @description Manufacturer. */
            vendor: string;
            /** @description How fresh the state is. */
            sync: components["schemas"]["DeviceSync"];
            /** @description The model, and where the state came from. */
            metadata: components["schemas"]["DeviceMetadata"];
            /** @description What the device was doing when it was last read. */
            state: components["schemas"]["BatteryState"];
            /** @description What the device can report and be asked to do. */
            features: components["schemas"]["DeviceFeatures"];
        };
        /** @description An HVAC system with its last known state. */
        HvacDevice: {
            /**
             * @description Identifies the device.
             * @example device_hvac_001
             */
            id: string;
            /** @description Manufacturer. */
            vendor: string;
            /** @description How fresh the state is. */
            sync: components["schemas"]["DeviceSync"];
            /** @description The model, and where the state came from. */
            metadata: components["schemas"]["DeviceMetadata"];
            /** @description What the device was doing when it was last read. */
            state: components["schemas"]["HvacState"];
            /** @description What the device can report and be asked to do. */
            features: components["schemas"]["DeviceFeatures"];
        };
        /** @description An EV charger with its last known state. */
        EvChargerDevice: {
            /**
             * @description Identifies the device.
             * @example device_ev_001
             */
            id: string;
            /** @description Manufacturer. */
            vendor: string;
            /** @description How fresh the state is. */
            sync: components["schemas"]["DeviceSync"];
            /** @description The model, and where the state came from. */
            metadata: components["schemas"]["DeviceMetadata"];
            /** @description What the device was doing when it was last read. */
            state: components["schemas"]["EvChargerState"];
            /** @description What the device can report and be asked to do. */
            features: components["schemas"]["DeviceFeatures"];
        };
        /** @description A solar inverter with its last known state. */
        SolarInverterDevice: {
            /**
             * @description Identifies the device.
             * @example device_inverter_001
             */
            id: string;
            /** @description Manufacturer. */
            vendor: string;
            /** @description How fresh the state is. */
            sync: components["schemas"]["DeviceSync"];
            /** @description The model, and where the state came from. */
            metadata: components["schemas"]["DeviceMetadata"];
            /** @description What the device was doing when it was last read. */
            state: components["schemas"]["SolarInverterState"];
            /** @description What the device can report and be asked to do. */
            features: components["schemas"]["DeviceFeatures"];
        };
        /** @description A vehicle with its last known state. */
        VehicleDevice: {
            /**
             * @description Identifies the device.
             * @example device_vehicle_001
             */
            id: string;
            /** @description Manufacturer. */
            vendor: string;
            /** @description How fresh the state is. */
            sync: components["schemas"]["DeviceSync"];
            /** @description The model, and where the state came from. */
            metadata: components["schemas"]["DeviceMetadata"];
            /** @description What the device was doing when it was last read. */
            state: components["schemas"]["VehicleState"];
            /** @description What the device can report and be asked to do. */
            features: components["schemas"]["DeviceFeatures"];
        };
        /** @description One page of batteries. */
        BatteryDeviceList: {
            /** @description The devices, each with its last pulled state. */
            items: components["schemas"]["BatteryDevice"][];
            /** @description Where this page lies in the whole list. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @description One page of HVAC systems. */
        HvacDeviceList: {
            /** @description The devices, each with its last pulled state. */
            items: components["schemas"]["HvacDevice"][];
            /** @description Where this page lies in the whole list. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @description One page of EV chargers. */
        EvChargerDeviceList: {
            /** @description The devices, each with its last pulled state. */
            items: components["schemas"]["EvChargerDevice"][];
            /** @description Where this page lies in the whole list. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @description One page of solar inverters. */
        SolarInverterDeviceList: {
            /** @description The devices, each with its last pulled state. */
            items: components["schemas"]["SolarInverterDevice"][];
            /** @description Where this page lies in the whole list. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @description One page of vehicles. */
        VehicleDeviceList: {
            /** @description The devices, each with its last pulled state. */
            items: components["schemas"]["VehicleDevice"][];
            /** @description Where this page lies in the whole list. */
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description A UTC time (`2025-06-01T18:00:00Z`), or a time from now as `{x}m` or `{x}h` with at most two decimals (`30m`, `1.5h`, `0.25h`)
         * @example 30m
         * @example 1.5h
         * @example 0.25h
         * @example 2099-06-01T18:00:00Z
         */
        DeferUntil: string;
        /** @description How this one command shall end, for tests of error paths. */
        SandboxOptions: {
            /**
             * @description How the action ends.
             * @enum {string}
             */
            outcome?: "completed" | "failed";
            /**
             * @description `errorCode` of an action that ends in `failed`.
             * @example DEVICE_OFFLINE
             */
            errorCode?: string;
            /**
             * @description `errorMessage` of an action that ends in `failed`.
             * @example Device is currently offline
             */
            errorMessage?: string;
            /**
             * @description Seconds from acknowledgement to the end.
             * @example 30
             */
            completeAfterSeconds?: number;
        };
        /**
         * @description What the battery shall do.
         * @enum {string}
         */
        BatteryMode: "charge" | "discharge" | "idle";
        /** @description Command to a battery. */
        BatteryPush: {
            /**
             * @description Names the command.
             * @constant
             */
            action: "set_operation_mode";
            /** @description What the battery shall do. */
            mode: components["schemas"]["BatteryMode"];
            /**
             * @description State of charge at which to stop.
             * @example 80
             */
            targetPercent?: number;
            /** @description When to act: at once where absent, refused where past. */
            deferUntil?: components["schemas"]["DeferUntil"];
            /** @description Sandbox configuration for tests. */
            sandbox?: components["schemas"]["SandboxOptions"];
        };
        /** @description Go back to the schedule of the HVAC system. */
        follow_schedule: {
            /**
             * @description Names the command. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "follow_schedule";
            /** @description When to act: at once where absent, refused where past. */
            deferUntil?: components["schemas"]["DeferUntil"];
            /** @description Sandbox configuration for tests. */
            sandbox?: components["schemas"]["SandboxOptions"];
        };
        /** @description Hold set points until further notice. */
        set_permanent_hold: {
            /**
             * @description Names the command. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "set_permanent_hold";
            /** @description What the system may do. */
            mode: components["schemas"]["HvacMode"];
            /** @description Heat below this temperature, in degrees Fahrenheit. */
            heatSetpoint: components["schemas"]["Setpoint"];
            /** @description Cool above this temperature, in degrees Fahrenheit. */
            coolSetpoint: components["schemas"]["Setpoint"];
            /** @description When to act: at once where absent, refused where past. */
            deferUntil?: components["schemas"]["DeferUntil"];
            /** @description Sandbox configuration for tests. */
            sandbox?: components["schemas"]["SandboxOptions"];
        };
        /** @description Command to an HVAC system. */
        HvacPush: components["schemas"]["follow_schedule"] | components["schemas"]["set_permanent_hold"];
        /** @description Start charging. */
        start_charging: {
            /**
             * @description Names the command. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "start_charging";
            /** @description When to act: at once where absent, refused where past. */
            deferUntil?: components["schemas"]["DeferUntil"];
            /** @description Sandbox configuration for tests. */
            sandbox?: components["schemas"]["SandboxOptions"];
        };
        /** @description Stop charging. */
        stop_charging: {
            /**
             * @description Names the command. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "stop_charging";
            /** @description When to act: at once where absent, refused where past. */
            deferUntil?: components["schemas"]["DeferUntil"];
            /** @description Sandbox configuration for tests. */
            sandbox?: components["schemas"]["SandboxOptions"];
        };
        /**
         * @description Upper limit of the charging power in kW.
         * @example 11
         */
        MaxPower: number;
        /** @description Limit the charging power. */
        set_max_power: {
            /**
             * @description Names the command. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "set_max_power";
            /** @description Upper limit of the charging power in kW. */
            maxPower: components["schemas"]["MaxPower"];
            /** @description When to act: at once where absent, refused where past. */
            deferUntil?: components["schemas"]["DeferUntil"];
            /** @description Sandbox configuration for tests. */
            sandbox?: components["schemas"]["SandboxOptions"];
        };
        /** @description Command to an EV charger. */
        EvChargerPush: components["schemas"]["start_charging"] | components["schemas"]["stop_charging"] | components["schemas"]["set_max_power"];
        /**
         * @description `deferred` waits for its time, `acknowledged` is under way, `completed` and `failed` are final.
         * @enum {string}
         */
        ActionState: "acknowledged" | "deferred" | "completed" | "failed";
        /**
         * @description `scheduled` waits for its time and may be cancelled, `acknowledged` is under way, `completed` and `failed` are final.
         * @enum {string}
         */
        BatteryPushState: "acknowledged" | "deferred" | "scheduled" | "completed" | "failed";
        /**
         * @description `scheduled` waits for its time and may be cancelled, `acknowledged` is under way, the last three are final.
         * @enum {string}
         */
        BatteryActionState: "acknowledged" | "scheduled" | "deferred" | "cancelled" | "completed" | "failed";
        /**
         * @description The command: `{family}:{action}`.
         * @enum {string}
         */
        BatteryActionType: "battery:set_operation_mode";
        /**
         * @description The command: `{family}:{action}`.
         * @enum {string}
         */
        HvacActionType: "hvac:follow_schedule" | "hvac:set_permanent_hold";
        /**
         * @description The command: `{family}:{action}`.
         * @enum {string}
         */
        EvChargerActionType: "ev-charger:start_charging" | "ev-charger:stop_charging" | "ev-charger:set_max_power";
        /** @description The command was accepted and queued. */
        BatteryPushAnswer: {
            /**
             * @description Identifies the action; poll its status with it.
             * @example act_abc123xyz
             */
            actionId: string;
            /** @description Where the action stands. */
            state: components["schemas"]["BatteryPushState"];
            /** @description The command. */
            type: components["schemas"]["BatteryActionType"];
            /**
             * Format: date-time
             * @description When the command arrived.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it will be carried out, resolved to UTC; null where it was not deferred.
             */
            deferredUntil?: string | null;
        };
        /** @description The command was accepted and queued. */
        HvacPushAnswer: {
            /**
             * @description Identifies the action; poll its status with it.
             * @example act_abc123xyz
             */
            actionId: string;
            /** @description Where the action stands. */
            state: components["schemas"]["ActionState"];
            /** @description The command. */
            type: components["schemas"]["HvacActionType"];
            /**
             * Format: date-time
             * @description When the command arrived.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it will be carried out, resolved to UTC; null where it was not deferred.
             */
            deferredUntil?: string | null;
        };
        /** @description The command was accepted and queued. */
        EvChargerPushAnswer: {
            /**
             * @description Identifies the action; poll its status with it.
             * @example act_abc123xyz
             */
            actionId: string;
            /** @description Where the action stands. */
            state: components["schemas"]["ActionState"];
            /** @description The command. */
            type: components["schemas"]["EvChargerActionType"];
            /**
             * Format: date-time
             * @description When the command arrived.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it will be carried out, resolved to UTC; null where it was not deferred.
             */
            deferredUntil?: string | null;
        };
        /** @description Arguments of the command. */
        BatteryActionParameters: {
            /** @description What the battery shall do. */
            mode: components["schemas"]["BatteryMode"];
            /** @description State of charge at which to stop. */
            targetPercent?: number;
        };
        /** @description Arguments of `set_permanent_hold`. */
        HvacActionParameters: {
            /** @description What the system may do. */
            mode: components["schemas"]["HvacMode"];
            /** @description Heat below this temperature, in degrees Fahrenheit. */
            heatSetpoint: components["schemas"]["Setpoint"];
            /** @description Cool above this temperature, in degrees Fahrenheit. */
            coolSetpoint: components["schemas"]["Setpoint"];
        };
        /** @description Arguments of `set_max_power`. */
        EvChargerActionParameters: {
            /** @description Upper limit of the charging power in kW. */
            maxPower: components["schemas"]["MaxPower"];
        };
        /** @description Answer of the manufacturer, with fields of its own. */
        ActionResult: {
            /** @description Whether the manufacturer carried it out. */
            success: boolean;
            /** @description What it said. */
            message?: string;
            /** @description What went wrong. */
            error?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A command and how far it has come. */
        BatteryAction: {
            /**
             * @description Identifies the action.
             * @example act_abc123
             */
            id: string;
            /**
             * @description The device it was sent to.
             * @example device_xyz789
             */
            deviceId: string;
            /** @description The command. */
            type: components["schemas"]["BatteryActionType"];
            /** @description Where the action stands. */
            state: components["schemas"]["BatteryActionState"];
            /** @description Arguments of the command. */
            parameters?: components["schemas"]["BatteryActionParameters"];
            /** @description Answer of the manufacturer; null until the action ends. */
            result: components["schemas"]["ActionResult"] | null;
            /**
             * @description Why it failed, as a code; null where it did not.
             * @example DEVICE_OFFLINE
             */
            errorCode?: string | null;
            /**
             * @description Why it failed, in words; null where it did not.
             * @example Device is currently offline
             */
            errorMessage?: string | null;
            /**
             * Format: date-time
             * @description When the command arrived.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its state last changed.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it was handed to the manufacturer; null before.
             */
            acknowledgedAt?: string | null;
            /**
             * Format: date-time
             * @description When it ended; null before.
             */
            completedAt?: string | null;
            /**
             * Format: date-time
             * @description When it will be or was to be carried out; null where it was not deferred.
             */
            deferredUntil?: string | null;
        };
        /** @description A command and how far it has come. */
        HvacAction: {
            /**
             * @description Identifies the action.
             * @example act_abc123
             */
            id: string;
            /**
             * @description The device it was sent to.
             * @example device_xyz789
             */
            deviceId: string;
            /** @description The command. */
            type: components["schemas"]["HvacActionType"];
            /** @description Where the action stands. */
            state: components["schemas"]["ActionState"];
            /** @description Arguments of the command; null for `follow_schedule`. */
            parameters?: components["schemas"]["HvacActionParameters"] | null;
            /** @description Answer of the manufacturer; null until the action ends. */
            result: components["schemas"]["ActionResult"] | null;
            /**
             * @description Why it failed, as a code; null where it did not.
             * @example DEVICE_OFFLINE
             */
            errorCode?: string | null;
            /**
             * @description Why it failed, in words; null where it did not.
             * @example Device is currently offline
             */
            errorMessage?: string | null;
            /**
             * Format: date-time
             * @description When the command arrived.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its state last changed.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it was handed to the manufacturer; null before.
             */
            acknowledgedAt?: string | null;
            /**
             * Format: date-time
             * @description When it ended; null before.
             */
            completedAt?: string | null;
            /**
             * Format: date-time
             * @description When it will be or was to be carried out; null where it was not deferred.
             */
            deferredUntil?: string | null;
        };
        /** @description A command and how far it has come. */
        EvChargerAction: {
            /**
             * @description Identifies the action.
             * @example act_abc123
             */
            id: string;
            /**
             * @description The device it was sent to.
             * @example device_xyz789
             */
            deviceId: string;
            /** @description The command. */
            type: components["schemas"]["EvChargerActionType"];
            /** @description Where the action stands. */
            state: components["schemas"]["ActionState"];
            /** @description Arguments of the command; null for all but `set_max_power`. */
            parameters?: components["schemas"]["EvChargerActionParameters"] | null;
            /** @description Answer of the manufacturer; null until the action ends. */
            result: components["schemas"]["ActionResult"] | null;
            /**
             * @description Why it failed, as a code; null where it did not.
             * @example DEVICE_OFFLINE
             */
            errorCode?: string | null;
            /**
             * @description Why it failed, in words; null where it did not.
             * @example Device is currently offline
             */
            errorMessage?: string | null;
            /**
             * Format: date-time
             * @description When the command arrived.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its state last changed.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it was handed to the manufacturer; null before.
             */
            acknowledgedAt?: string | null;
            /**
             * Format: date-time
             * @description When it ended; null before.
             */
            completedAt?: string | null;
            /**
             * Format: date-time
             * @description When it will be or was to be carried out; null where it was not deferred.
             */
            deferredUntil?: string | null;
        };
        /** @description One page of a battery's actions. */
        BatteryActionList: {
            /** @description The actions. Mind the name: devices come as `items`. */
            data: components["schemas"]["BatteryAction"][];
            /** @description Where this page lies in the whole list. */
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @description No fields: a client that always sends JSON may send `{}`.
         * @example {}
         */
        EmptyBody: Record<string, never>;
        /** @description Which request failed, and when. */
        ErrorMeta: {
            /** @description Identifies the request. */
            requestId: components["schemas"]["RequestId"];
            /**
             * Format: date-time
             * @description When it failed.
             */
            timestamp: string;
            /**
             * @description Path of the request.
             * @example /battery/device_abc123
             */
            path: string;
        };
        /** @description One thing wrong with the request. */
        ErrorDetail: {
            /**
             * @description Where, as a JSON pointer: `/body/mode`, `/query/limit`.
             * @example /body/mode
             */
            path: string;
            /** @description What, in words. */
            message: string;
        };
        /** @description Everything found wrong with the request. */
        ValidationDetails: {
            /** @description First problem first. */
            errors: components["schemas"]["ErrorDetail"][];
        };
        /** @description The request breaks the contract. */
        ValidationError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "VALIDATION_ERROR";
                /** @description The error in words, for people. */
                message: string;
                /** @description Everything found wrong with the request. */
                details: components["schemas"]["ValidationDetails"];
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The key is missing or not good here and now. */
        UnauthorizedError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "UNAUTHORIZED";
                /**
                 * @description The error in words, for people.
                 * @enum {string}
                 */
                message: "Invalid or missing API key" | "API key has been revoked or expired";
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The key may not do this. */
        InsufficientPermissionsError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "INSUFFICIENT_PERMISSIONS";
                /**
                 * @description The error in words, for people.
                 * @constant
                 */
                message: "API key does not have permission for this operation";
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description No such device in this family and account. */
        DeviceNotFoundError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "DEVICE_NOT_FOUND";
                /**
                 * @description The error in words, for people.
                 * @constant
                 */
                message: "Device not found or access denied";
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description No such action in this family and account. */
        ActionNotFoundError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "NOT_FOUND";
                /**
                 * @description The error in words, for people.
                 * @constant
                 */
                message: "Action not found or access denied";
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description No such path. */
        RouteNotFoundError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "NOT_FOUND";
                /**
                 * @description The error in words, for people.
                 * @constant
                 */
                message: "Route not found";
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The path does not take this method. */
        MethodNotAllowedError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "METHOD_NOT_ALLOWED";
                /** @description The error in words, for people. */
                message: string;
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The action cannot be cancelled any more. */
        ActionNotCancellableError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "ACTION_NOT_CANCELLABLE";
                /** @description The error in words, for people. */
                message: string;
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The body is too large. */
        PayloadTooLargeError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "PAYLOAD_TOO_LARGE";
                /** @description The error in words, for people. */
                message: string;
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The body is no JSON by its media type. */
        UnsupportedMediaTypeError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "UNSUPPORTED_MEDIA_TYPE";
                /** @description The error in words, for people. */
                message: string;
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The key has used up its requests for now. */
        RateLimitExceededError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "RATE_LIMIT_EXCEEDED";
                /**
                 * @description The error in words, for people.
                 * @constant
                 */
                message: "Rate limit exceeded";
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description The header is too large. */
        RequestHeadersTooLargeError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "REQUEST_HEADERS_TOO_LARGE";
                /** @description The error in words, for people. */
                message: string;
            };
            meta: components["schemas"]["ErrorMeta"];
        };
        /** @description Something unforeseen happened. */
        InternalError: {
            /** @description Always false: only errors carry it. */
            success: boolean;
            /** @description What went wrong. */
            error: {
                /**
                 * @description The kind of error, for programs.
                 * @constant
                 */
                code: "INTERNAL_ERROR";
                /** @description The error in words, for people. */
                message: string;
            };
            meta: components["schemas"]["ErrorMeta"];
        };
    };
    responses: {
        /** @description The request breaks the contract. */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description No key, or a key that is not good here and now. */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description The key may not do this. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InsufficientPermissionsError"];
            };
        };
        /** @description No such device in this family and account. */
        DeviceNotFound: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DeviceNotFoundError"];
            };
        };
        /** @description No such action in this family and account. */
        ActionNotFound: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionNotFoundError"];
            };
        };
        /** @description The action is not `scheduled`, or no longer. */
        ActionNotCancellable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ActionNotCancellableError"];
            };
        };
        /** @description The body is larger than 1 MiB. */
        PayloadTooLarge: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PayloadTooLargeError"];
            };
        };
        /** @description The body is not sent as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnsupportedMediaTypeError"];
            };
        };
        /** @description The key has used up its requests for now. */
        RateLimited: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RateLimitExceededError"];
            };
        };
        /** @description Something unforeseen happened. */
        ServerError: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalError"];
            };
        };
        /** @description No such path. */
        RouteNotFound: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RouteNotFoundError"];
            };
        };
        /** @description The path does not take this method; so also any command to a solar inverter or a vehicle. */
        MethodNotAllowed: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MethodNotAllowedError"];
            };
        };
        /** @description The request line or a header is too long. */
        RequestHeadersTooLarge: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestHeadersTooLargeError"];
            };
        };
    };
    parameters: {
        /** @description Identifies the battery. */
        BatteryDeviceId: components["schemas"]["DeviceId"];
        /** @description Identifies the HVAC system. */
        HvacDeviceId: components["schemas"]["DeviceId"];
        /** @description Identifies the charger. */
        EvChargerDeviceId: components["schemas"]["DeviceId"];
        /** @description Identifies the inverter. */
        SolarInverterDeviceId: components["schemas"]["DeviceId"];
        /** @description Identifies the vehicle. */
        VehicleDeviceId: components["schemas"]["DeviceId"];
        /**
         * @description Identifies the action, as its push answered it.
         * @example action_abc123
         */
        ActionId: string;
        /**
         * @description Read through the 1 minute cache in place of the 15 minute one.
         * @example false
         */
        Expedite: boolean;
        /**
         * @description Only the devices of this user.
         * @example user_abc123
         */
        UserId: string;
        /**
         * @description Entries to skip.
         * @example 0
         */
        Offset: number;
        /**
         * @description Entries to return, at most.
         * @example 10
         */
        Limit: number;
        /**
         * @description Only the actions in this state.
         * @example scheduled
         */
        ActionStateFilter: "acknowledged" | "completed" | "failed" | "scheduled" | "cancelled";
    };
    requestBodies: never;
    headers: {
        /** @description `meta.requestId` of an error, and on every other answer too. */
        "x-request-id": components["schemas"]["RequestId"];
        /** @description Seconds to wait, or the time to wait for, as the setting retryAfter has it. */
        "Retry-After": string;
        /** @description The limit of the key: q requests in w seconds. */
        "RateLimit-Policy": string;
        /** @description What is left of the limit: r requests, and t seconds until there are more. */
        RateLimit: string;
        /** @description Requests in a window. */
        "RateLimit-Limit": number;
        /** @description Requests left in this window. */
        "RateLimit-Remaining": number;
        /** @description Seconds until there are more. */
        "RateLimit-Reset": number;
        /** @description Requests in a window. */
        "X-RateLimit-Limit": number;
        /** @description Requests left in this window. */
        "X-RateLimit-Remaining": number;
        /** @description When there are more, in seconds since 1970. */
        "X-RateLimit-Reset": number;
        /** @description Methods that the path takes. */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listBatteryDevices: {
        parameters: {
            query?: {
                /**
                 * @description Only the devices of this user.
                 * @example user_abc123
                 */
                userId?: components["parameters"]["UserId"];
                /**
                 * @description Entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Entries to return, at most.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of batteries. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatteryDeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getBatteryState: {
        parameters: {
            query?: {
                /**
                 * @description Read through the 1 minute cache in place of the 15 minute one.
                 * @example false
                 */
                expedite?: components["parameters"]["Expedite"];
            };
            header?: never;
            path: {
                /** @description Identifies the battery. */
                deviceId: components["parameters"]["BatteryDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatteryDevice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    pushBatteryAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifies the battery. */
                deviceId: components["parameters"]["BatteryDeviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatteryPush"];
            };
        };
        responses: {
            /** @description The command was accepted and queued. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatteryPushAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getBatteryActionStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the action, as its push answered it.
                 * @example action_abc123
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatteryAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ActionNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listBatteryActions: {
        parameters: {
            query?: {
                /**
                 * @description Only the actions in this state.
                 * @example scheduled
                 */
                state?: components["parameters"]["ActionStateFilter"];
                /**
                 * @description Entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Entries to return, at most.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description Identifies the battery. */
                deviceId: components["parameters"]["BatteryDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of actions. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatteryActionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    cancelBatteryAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the action, as its push answered it.
                 * @example action_abc123
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyBody"];
            };
        };
        responses: {
            /** @description The action, now cancelled. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatteryAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ActionNotFound"];
            409: components["responses"]["ActionNotCancellable"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listHvacDevices: {
        parameters: {
            query?: {
                /**
                 * @description Only the devices of this user.
                 * @example user_abc123
                 */
                userId?: components["parameters"]["UserId"];
                /**
                 * @description Entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Entries to return, at most.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of HVAC systems. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HvacDeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getHvacState: {
        parameters: {
            query?: {
                /**
                 * @description Read through the 1 minute cache in place of the 15 minute one.
                 * @example false
                 */
                expedite?: components["parameters"]["Expedite"];
            };
            header?: never;
            path: {
                /** @description Identifies the HVAC system. */
                deviceId: components["parameters"]["HvacDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HvacDevice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    pushHvacAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifies the HVAC system. */
                deviceId: components["parameters"]["HvacDeviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HvacPush"];
            };
        };
        responses: {
            /** @description The command was accepted and queued. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HvacPushAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getHvacActionStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the action, as its push answered it.
                 * @example action_abc123
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HvacAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ActionNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listEvChargerDevices: {
        parameters: {
            query?: {
                /**
                 * @description Only the devices of this user.
                 * @example user_abc123
                 */
                userId?: components["parameters"]["UserId"];
                /**
                 * @description Entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Entries to return, at most.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of EV chargers. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvChargerDeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getEvChargerState: {
        parameters: {
            query?: {
                /**
                 * @description Read through the 1 minute cache in place of the 15 minute one.
                 * @example false
                 */
                expedite?: components["parameters"]["Expedite"];
            };
            header?: never;
            path: {
                /** @description Identifies the charger. */
                deviceId: components["parameters"]["EvChargerDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvChargerDevice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    pushEvChargerAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifies the charger. */
                deviceId: components["parameters"]["EvChargerDeviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvChargerPush"];
            };
        };
        responses: {
            /** @description The command was accepted and queued. */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvChargerPushAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getEvChargerActionStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the action, as its push answered it.
                 * @example action_abc123
                 */
                actionId: components["parameters"]["ActionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The action. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvChargerAction"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ActionNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listSolarInverterDevices: {
        parameters: {
            query?: {
                /**
                 * @description Only the devices of this user.
                 * @example user_abc123
                 */
                userId?: components["parameters"]["UserId"];
                /**
                 * @description Entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Entries to return, at most.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of solar inverters. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SolarInverterDeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getSolarInverterState: {
        parameters: {
            query?: {
                /**
                 * @description Read through the 1 minute cache in place of the 15 minute one.
                 * @example false
                 */
                expedite?: components["parameters"]["Expedite"];
            };
            header?: never;
            path: {
                /** @description Identifies the inverter. */
                deviceId: components["parameters"]["SolarInverterDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SolarInverterDevice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    listVehicleDevices: {
        parameters: {
            query?: {
                /**
                 * @description Only the devices of this user.
                 * @example user_abc123
                 */
                userId?: components["parameters"]["UserId"];
                /**
                 * @description Entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description Entries to return, at most.
                 * @example 10
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of vehicles. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VehicleDeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getVehicleState: {
        parameters: {
            query?: {
                /**
                 * @description Read through the 1 minute cache in place of the 15 minute one.
                 * @example false
                 */
                expedite?: components["parameters"]["Expedite"];
            };
            header?: never;
            path: {
                /** @description Identifies the vehicle. */
                deviceId: components["parameters"]["VehicleDeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The device. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VehicleDevice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["DeviceNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
}
