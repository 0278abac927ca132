// Generated from openapi/control.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/__sandbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version and configuration in force
         * @description What runs here. The control token is never shown, a key only where it is one of the published fixture keys.
         */
        get: operations["getInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is it alive?
         * @description Always 200 while the program runs, whether or not it serves yet. Needs no token.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Would a request be served?
         * @description 200 from the moment on at which a request to the API is served, 503 before it and while the server stops. Needs no token.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/ca.pem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The CA to trust
         * @description The certificate of the CA that signed the certificate of HTTPS, for a client to trust. It is public: this needs no token, and answers under any `Host`. Its key is never handed out.
         */
        get: operations["getCa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of the emulated API, as YAML
         * @description For generators and other tools: OpenAPI 3.1, or 3.0 for those that read nothing newer. The first of `servers` is the emulator, under the URL by which it was asked. Needs no token.
         */
        get: operations["getOpenapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of the emulated API, as JSON
         * @description The same as `openapi.yaml`.
         */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/control.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of the control API, as YAML
         * @description This document, in OpenAPI 3.1 or 3.0. Needs no token.
         */
        get: operations["getControlYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/control.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document of the control API, as JSON
         * @description The same as `control.yaml`.
         */
        get: operations["getControlJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts
         * @description All accounts, the first one first.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Open a fresh account
         * @description A world of its own, with a key that may do everything, in well under 5 ms: one for each parallel test. Without a `world` and a `seed` it is like the first account at the start. It is gone after a reset of all accounts, once no request has used it for its `ttl`, or where it was not used for longer than all others and a new one needs room.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the account.
                 * @example acct_demo
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        /**
         * Read an account
         * @description One account by its id.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        /**
         * Close an account
         * @description Its keys are unknown from the next request on. The last account stays (409).
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * What time is it?
         * @description The account's instant and the pace of its clock.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Freeze, run or scale
         * @description Changes the pace from now on: `real`, `frozen`, or `scaled` with a `factor`; in short the text `frozen` or `x60`. With `at` the clock jumps there first, and everything due on the way runs, in order of time, before the answer. An earlier instant is 409.
         */
        patch: operations["changeClock"];
        trace?: never;
    };
    "/__sandbox/clock/advance": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let time pass
         * @description Moves the clock forward by a duration. Everything due on the way runs, in order of time, before the answer.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock/set": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to an instant
         * @description Moves the clock forward to an instant. Everything due on the way runs, in order of time, before the answer. An earlier instant is 409.
         */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/keys": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List keys
         * @description All keys of the account, the good and the ended. A live key is masked unless it is a published fixture.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Add a key
         * @description A key of your own, or a minted one; good from the next request on. The answer shows it whole. A key that any account has, or returns to at its reset, is 409.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/keys/{key}": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        /**
         * Read a key
         * @description One key. Where no account is named, whichever account has it.
         */
        get: operations["getKey"];
        put?: never;
        post?: never;
        /**
         * Delete a key
         * @description From the next request on the key is unknown.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        /**
         * Change a key
         * @description Name, permissions, plan, expiry, revocation; `null` takes one of the last three away. What is left out stays.
         */
        patch: operations["changeKey"];
        trace?: never;
    };
    "/__sandbox/keys/{key}/expire": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Expire a key now
         * @description The key has expired from the next request on; one that expired before keeps its instant.
         */
        post: operations["expireKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/keys/{key}/revoke": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a key now
         * @description The key is revoked from the next request on; one that was revoked before keeps its instant.
         */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/keys/{key}/quota": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_ratelimited
                 */
                key: components["parameters"]["LimitedKeyPath"];
            };
            cookie?: never;
        };
        /**
         * What is left of a key's rate limit?
         * @description The plan in force, what is left of it at this very instant, and when there is more. Looking costs nothing.
         */
        get: operations["getQuota"];
        /**
         * Set what is left of a key's rate limit
         * @description From the next request on so many are left: 0 exhausts the key at once. A window that runs keeps its end; what a sliding window is short of counts as taken at this instant. A key without a limit is 409.
         */
        put: operations["setQuota"];
        post?: never;
        /**
         * Give a key its whole rate limit back
         * @description Forgets every request counted so far; the next one is the first.
         */
        delete: operations["refillQuota"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/devices": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List devices
         * @description Devices of the account with their state at this very instant, past the read cache.
         */
        get: operations["listDevices"];
        put?: never;
        /**
         * Add a device
         * @description Only the family is needed; whatever is left out is drawn from the account's seed. A model needs a vendor.
         */
        post: operations["createDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/devices/{deviceId}": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        /**
         * Read a device
         * @description One device with its state at this very instant, past the read cache and whether or not it is online.
         */
        get: operations["getDevice"];
        put?: never;
        post?: never;
        /**
         * Remove a device
         * @description The API does not know it any more. Actions under way fail.
         */
        delete: operations["deleteDevice"];
        options?: never;
        head?: never;
        /**
         * Change a device
         * @description Vendor, model, user, or the figures of its family. What is left out stays; id, family and history stay always.
         */
        patch: operations["changeDevice"];
        trace?: never;
    };
    "/__sandbox/devices/{deviceId}/offline": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a device offline
         * @description The API shows the last state it saw; actions end as the service ends them for a device that does not answer.
         */
        post: operations["takeDeviceOffline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/devices/{deviceId}/online": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a device online
         * @description The API sees it again at once.
         */
        post: operations["bringDeviceOnline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/devices/{deviceId}/release": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a device from its commands
         * @description No command stands any more; the documented daily pattern applies again from now on.
         */
        post: operations["releaseDevice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/actions": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List actions
         * @description What was asked of the account's devices, all families, newest first.
         */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/rules": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List rules
         * @description Every rule of the account in the order in which they are asked, with what it has done so far. A rule that was never applied has `applied: 0`.
         */
        get: operations["listRules"];
        put?: never;
        /**
         * Add rules, or a scenario
         * @description Puts rules above all others of the account, from the very next request on; among themselves they are asked in the order of the list. A rule of the same name is replaced, and counts from nothing. The body is a scenario document as it stands in a file, or `scenario`: the name of one that comes with the package, or the document itself, as an object or as its YAML or JSON text. All of them or none: where one is wrong, `errors` names the places and how to mend them. They are gone after a reset.
         */
        post: operations["addRules"];
        /**
         * Back to the rules of the start
         * @description Takes out the rules that were added, and brings back those of the start that were removed or replaced. What the rules of the start have counted stays; a reset counts from nothing.
         */
        delete: operations["clearRules"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/rules/{rule}": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The name of the rule.
                 * @example burst
                 */
                rule: components["parameters"]["Rule"];
            };
            cookie?: never;
        };
        /**
         * Read a rule
         * @description The rule as it was written, and what it has done so far.
         */
        get: operations["getRule"];
        put?: never;
        post?: never;
        /**
         * Remove a rule
         * @description It applies to no further request. A rule of the start is back after a clear or a reset.
         */
        delete: operations["deleteRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/requests": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * What did the client send, and get?
         * @description The requests of the account that the journal keeps, with their replies, oldest first. A request is there before its reply leaves. All parts of the query must hold. Keys, tokens and cookies are masked.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        /**
         * Forget the requests
         * @description Empties the journal and its count of those dropped. Sequence numbers go on, and a client that was told to wait is still expected to.
         */
        delete: operations["clearRequests"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/requests/verify": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Did the client do what it should?
         * @description Counts the requests that match, or finds several in order, others between them. The verdict is 200 either way: `verified` says which, and where it is false, `message` and `nearMisses` say what came instead. An expectation with an upper bound is not verified where requests that it may mean were dropped.
         */
        post: operations["verifyRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/requests/wait": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Wait for the client
         * @description Answers as soon as so many requests match, those recorded before included; `since` leaves these out. Waits on the time of the machine, whatever the account's clock does, at most a minute; then 408 says what came instead. A wait ends when its caller goes away. At most 100 are open for one account and 1,000 for the server; another one is answered 429.
         */
        post: operations["waitForRequests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/reset": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to the start
         * @description Devices, actions, keys, clock, journal and whatever was counted. One account where one is named, and it returns to what it began with; else all: accounts opened since are gone, closed ones are there again. What came before does not act after it: a request that is still delayed, sent or answered is ended by 503 with `x-sandbox-ended: reset`, or by the end of its connection where a part of the answer is out already; it changes nothing and is not in the journal. A wait for requests ends with 409. The same holds for a restore (`restored`) and for an account that is closed (`closed`).
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/snapshot": {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Keep this moment
         * @description One account where one is named, else all, as a document that `restore` takes. It tells of all accounts as they are at one instant, and is written while other requests are answered. It holds keys whole. Treat its inside as ours: the format's name changes when the inside does.
         */
        get: operations["snapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/restore": {
        parameters: {
            query?: {
                /**
                 * @description Id of the one account to restore, of those in the document. Where `x-api-key` names another account, the call is 400.
                 * @example acct_empty
                 */
                account?: components["parameters"]["RestoredAccount"];
            };
            header?: {
                /**
                 * @description Any key of the one account to restore, good or ended.
                 * @example sk_sandbox_empty
                 */
                "x-api-key"?: components["parameters"]["RestoredAccountKey"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Back to a kept moment
         * @description The same requests get the same answers as after the snapshot, byte for byte. What has happened stays as it is, whatever the configuration; the configuration applies to what comes next. A document of all accounts replaces all accounts; one of a single account replaces that account and leaves the others. Where an account is named, only that one of the document is taken. All of it or nothing: a document that cannot be restored whole changes nothing. Another format, or a fact that this version does not know, is 409.
         */
        post: operations["restore"];
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
        /** @description An error as RFC 9457 has it. */
        Problem: {
            /** @description Which kind of problem; for programs. */
            type: string;
            /** @description The kind in words. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What failed, why, and what to do. */
            detail: string;
            /** @description What is wrong with the request, first problem first. */
            errors?: components["schemas"]["ProblemDetail"][];
        };
        /** @description One thing that is wrong with a request. */
        ProblemDetail: {
            /** @description Where: `/body/by`, `/query/limit`. */
            path: string;
            /** @description What is wrong there. */
            message: string;
        };
        Pagination: {
            /** @description Entries asked for. */
            limit: number;
            /** @description Entries skipped. */
            offset: number;
            /** @description Entries there are. */
            total: number;
            /** @description Whether there are entries behind this page. */
            hasMore: boolean;
        };
        /** @description Letters, digits, _ and -, at most 64, beginning with a letter or digit. */
        Identifier: string;
        /** @description 1 to 100 characters without spaces; an e-mail address is a good one. */
        UserIdentifier: string;
        /** @description A text of 1 to 100 characters. */
        Label: string;
        /** @description A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z or 2025-06-01T18:00:00+00:00. */
        Instant: string;
        /** @description A number and a unit: 500ms, 45s, 30m, 1.5h or 2d. */
        Duration: string;
        /** @description How long no request may use the account before it is closed, in real time: 30m, 24h, 7d, or never. An account of the world is never closed; another has the configuration's `accounts.idleAfter` where nothing is said. */
        IdleLife: string;
        /**
         * @description A family of devices.
         * @enum {string}
         */
        Family: "battery" | "hvac" | "ev-charger" | "solar-inverter" | "vehicle";
        /**
         * @description Which of the vendor's two hosts it belongs to.
         * @enum {string}
         */
        Environment: "sandbox" | "live";
        /** @description The emulator, and the configuration in force. */
        Info: {
            /**
             * @description By which a program knows that this is the emulator.
             * @constant
             */
            name: "amps-sandbox";
            /** @description Of the emulator. */
            version: string;
            /** @description Of the vendor's API. */
            edition: string;
            /** @description Base URL of the emulated API; empty while it does not listen. */
            url: string;
            /** @description The account that a call means which names none. */
            defaultAccount: string;
            /** @description Every option in force, under the names of the configuration file; secrets are masked. */
            configuration: {
                [key: string]: unknown;
            };
            /** @description How many accounts there are and may be, and how many the limits have closed since the start. */
            accounts: {
                open: number;
                max: number;
                closed: {
                    /** @description No request had used them for as long as they may be idle. */
                    idle: number;
                    /** @description They gave way to new ones. */
                    max: number;
                };
            };
            /** @description Live keys that reached this test environment and were refused, the first thousand. Find who sends them. */
            liveKeys: components["schemas"]["LiveKeySighting"][];
            /** @description How many requests had a live key, those of keys that are not listed included. */
            liveKeyRequests: number;
        };
        /** @description A live key that came to this test environment. */
        LiveKeySighting: {
            /** @description Masked. */
            key: string;
            /** @description How often it was seen. */
            count: number;
        };
        Health: {
            /** @constant */
            status: "alive";
        };
        Readiness: {
            /** @constant */
            status: "ready";
        };
        AccountIds: {
            /** @description Ids of the accounts that it was done to. */
            accounts: string[];
        };
        /** @description An account: devices, keys, a clock, rules and a journal of its own. */
        Account: {
            /** @description Unique in the sandbox. */
            id: string;
            /** @description What reports call it. */
            name: string;
            environment: components["schemas"]["Environment"];
            /** @description What its draws are drawn from. */
            seed: string;
            /** @description Its time. */
            clock: components["schemas"]["Clock"];
            /** @description How many devices it has. */
            deviceCount: number;
            /** @description How many keys it has, the ended ones included. */
            keyCount: number;
            ttl: components["schemas"]["IdleLife"];
        };
        AccountList: {
            items: components["schemas"]["Account"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description What an account begins with; what is left out is as the emulator was started. */
        AccountSpec: {
            /** @description Drawn where it is left out. */
            id?: components["schemas"]["Identifier"];
            /** @description The id where it is left out. */
            name?: components["schemas"]["Label"];
            /** @description A world that comes with the package, by its name (`default`, `empty`, `large`), or the world itself as `fixtures/schemas/world.schema.json` has it: as an object, or as its YAML or JSON text. The account is the first one of it, and has the keys that the world gives it. The world of the emulator's start where it is left out. Paths are read by the clients only. */
            world?: components["schemas"]["WorldText"] | components["schemas"]["WorldFile"];
            seed?: components["schemas"]["Seed"];
            clock?: components["schemas"]["ClockStartOrPace"];
            ttl?: components["schemas"]["IdleLife"];
            /** @description Keys beside the fresh one, as text or with what they may do. */
            keys?: components["schemas"]["KeyOrText"][];
            /** @description Scenarios, one or a list, each by the name of one that comes with the package or as the document itself: an object, or its YAML or JSON text. Their rules stand above those of the emulator's start, those of later ones above those of earlier ones, and the account begins with them at every reset. */
            scenarios?: unknown;
            /** @description Rules that are asked before those of all scenarios, each with a name. The account begins with them at every reset. */
            rules?: components["schemas"]["RuleSpec"][];
        };
        /** @description The name of a scenario that comes with the package, or a scenario document. */
        Scenario: components["schemas"]["ScenarioText"] | components["schemas"]["ScenarioDocument"];
        /** @description A key, as its text alone or with what it may do. */
        KeyOrText: components["schemas"]["KeyText"] | components["schemas"]["KeySpec"];
        /** @description A world that comes with the package, by its name: `default`, `empty`, `large`. Or the YAML or JSON text of a world. */
        WorldText: string;
        /** @description A world file, as `fixtures/schemas/world.schema.json` has it. */
        WorldFile: {
            /** @description The accounts; the first one is taken. */
            accounts: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        /** @description Another seed makes other people, devices and figures. The emulator's own where it is left out. */
        Seed: string | number;
        CreatedAccount: {
            account: components["schemas"]["Account"];
            /** @description A fresh key of the account that may do everything. */
            apiKey: string;
        };
        /**
         * @description `real` runs as time does, `scaled` a factor as fast, `frozen` only when told to.
         * @enum {string}
         */
        ClockMode: "real" | "scaled" | "frozen";
        /**
         * @description `real` or `running` runs as time does, `scaled` a factor as fast, `frozen` only when told to.
         * @enum {string}
         */
        ClockModeChoice: "real" | "running" | "scaled" | "frozen";
        /** @description A pace in short: `real` or `running`, `frozen`, or `x` and a factor, such as `x60`. */
        ClockPace: string;
        /** @description A pace such as `frozen` or `x60`, or an object with the pace and an instant to jump to. */
        ClockChangeOrPace: components["schemas"]["ClockPace"] | components["schemas"]["ClockChange"];
        /** @description How the clock starts: a pace such as `frozen` or `x60`, or an object with the pace and the instant. */
        ClockStartOrPace: components["schemas"]["ClockPace"] | components["schemas"]["ClockStart"];
        /** @description A factor from 0.001 to 999999.999. */
        ClockFactor: number;
        /** @description The time of an account. */
        Clock: {
            /** @description Whose clock it is. */
            account: string;
            mode: components["schemas"]["ClockMode"];
            /** @description Seconds of the account's in one of the world's: 1 real, 0 frozen. */
            factor: number;
            /** @description The account's instant. */
            at: components["schemas"]["Instant"];
        };
        /** @description How the clock starts, and starts again at every reset. What is left out is as the emulator was started. */
        ClockStart: {
            mode?: components["schemas"]["ClockModeChoice"];
            factor?: components["schemas"]["ClockFactor"];
            at?: components["schemas"]["Instant"];
        };
        ClockChange: {
            mode?: components["schemas"]["ClockModeChoice"];
            /** @description Needed by `scaled`, refused with any other. */
            factor?: components["schemas"]["ClockFactor"];
            /** @description Where to jump first. */
            at?: components["schemas"]["Instant"];
        };
        Advance: {
            by: components["schemas"]["DurationOrMilliseconds"];
        };
        /** @description How long: a duration such as 500ms, 45s, 30m, 1.5h or 2d, or a whole number of milliseconds. */
        DurationOrMilliseconds: components["schemas"]["Duration"] | number;
        SetClock: {
            at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        Permission: "read" | "write";
        /** @description What a key may do; a key with read alone may not push. */
        Permissions: components["schemas"]["Permission"][];
        /**
         * @description As of the account's clock. Revocation outranks expiry.
         * @enum {string}
         */
        KeyStatus: "active" | "expired" | "revoked";
        /** @description An API key of an account. */
        Key: {
            /** @description The key. Masked where it is a live one, unless it is a published fixture or was just made. */
            key: string;
            /** @description What reports call it. */
            name: string;
            /** @description Whose key it is. */
            account: string;
            /** @description Edition of the vendor's API that it speaks. */
            edition: string;
            environment: components["schemas"]["Environment"];
            permissions: components["schemas"]["Permissions"];
            /** @description Its own rate-limit plan; without one the default plan of the configuration, if there is any. */
            plan?: string;
            status: components["schemas"]["KeyStatus"];
            createdAt: components["schemas"]["Instant"];
            expiresAt?: components["schemas"]["Instant"];
            revokedAt?: components["schemas"]["Instant"];
            /** @description When a request last came with it while it was good. */
            lastUsedAt?: components["schemas"]["Instant"];
        };
        KeyList: {
            items: components["schemas"]["Key"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A key in the form that the API gives its keys: 8 to 128 letters, digits or underscores. */
        KeyText: string;
        /** @description A key to add; what is left out has a default. */
        KeySpec: {
            /** @description Minted where it is left out. Never give a real live key. */
            key?: components["schemas"]["KeyText"];
            /** @description Edition of the vendor's API that it speaks. Told from how the key is written where it is left out. */
            edition?: string;
            name?: components["schemas"]["Label"];
            /** @description Both where it is left out. */
            permissions?: components["schemas"]["Permissions"];
            /** @description Name of a rate-limit plan of the configuration, or `unlimited`. */
            plan?: components["schemas"]["Label"];
            /** @description Now where it is left out. */
            createdAt?: components["schemas"]["Instant"];
            /** @description In the past for a key that has expired already. */
            expiresAt?: components["schemas"]["Instant"];
            /** @description The same as `expiresAt`, but counted on the account's clock from now, or from where the account begins. */
            expiresIn?: components["schemas"]["Duration"];
            /** @description From when it is revoked; in the past for a key that is revoked already. */
            revokedAt?: components["schemas"]["Instant"];
        };
        /** @description What changes of a key; what is left out stays. */
        KeyChange: {
            name?: components["schemas"]["Label"];
            permissions?: components["schemas"]["Permissions"];
            /** @description Name of a rate-limit plan of the configuration, or `unlimited`; `null` for none of its own. */
            plan?: string | null;
            /** @description A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never. */
            expiresAt?: string | null;
            /** @description The same as `expiresAt` but counted from now on the account's clock. */
            expiresIn?: components["schemas"]["Duration"];
            /** @description A time in UTC as RFC 3339 has it, such as 2025-06-01T18:00:00Z; null for never. */
            revokedAt?: string | null;
        };
        /**
         * @description `fixed-window`: windows lie end to end from the first request on. `sliding-window`: no interval as long as a window has more. `token-bucket`: tokens flow in evenly, and each request takes one.
         * @enum {string}
         */
        RateAlgorithm: "fixed-window" | "sliding-window" | "token-bucket";
        /** @description Only the first three fields are there where the key has no limit, the others only where it has one. */
        Quota: {
            /** @description The key; masked as the key itself is. */
            key: string;
            /** @description Whose key it is. */
            account: string;
            /** @description Whether a plan is in force. */
            isLimited: boolean;
            /** @description The plan in force: the key's own, or the default. */
            plan?: string;
            algorithm?: components["schemas"]["RateAlgorithm"];
            /** @description Requests that pass at once where none was used before. */
            limit?: number;
            /** @description Seconds in which all of the limit comes back. */
            windowSeconds?: number;
            /** @description Requests that pass at this instant. */
            remaining?: number;
            /** @description When more is left than now; this instant where nothing is used. */
            resetAt?: components["schemas"]["Instant"];
            /** @description When the whole limit is left again; this instant where nothing is used. */
            fullAt?: components["schemas"]["Instant"];
        };
        QuotaChange: {
            /** @description Requests that pass from now on; at most the limit. */
            remaining: number;
        };
        /** @description A power in kW above 0 and at most 1000. */
        PowerKw: number;
        /** @description An energy in kWh above 0 and at most 10000. */
        EnergyKwh: number;
        /** @description A current in A above 0 and at most 1000. */
        CurrentA: number;
        /** @description A share from 0 to 100. */
        Percent: number;
        /** @description A temperature in °C from 0 to 50. */
        TemperatureC: number;
        /** @enum {string} */
        HvacMode: "heat" | "cool" | "auto" | "off";
        /** @description Heating goes up to heatC, cooling down to coolC. */
        SetPoints: {
            heatC: components["schemas"]["TemperatureC"];
            coolC: components["schemas"]["TemperatureC"];
        };
        BatteryFigures: {
            capacityKwh?: components["schemas"]["EnergyKwh"];
            maxChargeKw?: components["schemas"]["PowerKw"];
            maxDischargeKw?: components["schemas"]["PowerKw"];
            /** @description Lowest level that discharging goes down to. */
            dischargeLimitPercent?: components["schemas"]["Percent"];
        };
        HvacFigures: {
            /** @description What the unit can do. */
            modes?: components["schemas"]["HvacMode"][];
            /** @description The household's own set points. */
            schedule?: {
                day: components["schemas"]["SetPoints"];
                night: components["schemas"]["SetPoints"];
            };
        };
        EvChargerFigures: {
            maxPowerKw?: components["schemas"]["PowerKw"];
            maxCurrentA?: components["schemas"]["CurrentA"];
        };
        SolarInverterFigures: {
            /** @description Output on the plateau of a day in June. */
            peakKw?: components["schemas"]["PowerKw"];
        };
        VehicleFigures: {
            capacityKwh?: components["schemas"]["EnergyKwh"];
            /** @description Level at which charging stops. */
            chargeLimitPercent?: components["schemas"]["Percent"];
            maxChargeKw?: components["schemas"]["PowerKw"];
            maxCurrentA?: components["schemas"]["CurrentA"];
            /** @description Range in km of a full battery. */
            fullRangeKm?: number;
        };
        /** @description A device of which only the family must be known. */
        DeviceSpec: components["schemas"]["BatterySpec"] | components["schemas"]["HvacSpec"] | components["schemas"]["EvChargerSpec"] | components["schemas"]["SolarInverterSpec"] | components["schemas"]["VehicleSpec"];
        DeviceSpecBase: {
            /** @description Unique in the account; drawn where it is left out. */
            id?: components["schemas"]["Identifier"];
            /** @description The account's first user where it is left out. */
            userId?: components["schemas"]["UserIdentifier"];
            vendor?: components["schemas"]["Label"];
            /** @description Needs a vendor. */
            model?: components["schemas"]["Label"];
            /** @description Since when its meters count, at the latest now. */
            installedAt?: components["schemas"]["Instant"];
            /** @description Whether it follows the vendor's documented figures exactly. */
            reference?: boolean;
        };
        BatterySpec: {
            /** @constant */
            family: "battery";
        } & (components["schemas"]["DeviceSpecBase"] & components["schemas"]["BatteryFigures"] & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "battery";
        });
        HvacSpec: {
            /** @constant */
            family: "hvac";
        } & (components["schemas"]["DeviceSpecBase"] & components["schemas"]["HvacFigures"] & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "hvac";
        });
        EvChargerSpec: {
            /** @constant */
            family: "ev-charger";
        } & (components["schemas"]["DeviceSpecBase"] & components["schemas"]["EvChargerFigures"] & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "ev-charger";
        });
        SolarInverterSpec: {
            /** @constant */
            family: "solar-inverter";
        } & (components["schemas"]["DeviceSpecBase"] & components["schemas"]["SolarInverterFigures"] & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "solar-inverter";
        });
        VehicleSpec: {
            /** @constant */
            family: "vehicle";
        } & (components["schemas"]["DeviceSpecBase"] & components["schemas"]["VehicleFigures"] & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "vehicle";
        });
        /** @description Figures must be of the device's family. */
        DeviceChange: {
            userId?: components["schemas"]["UserIdentifier"];
            vendor?: components["schemas"]["Label"];
            model?: components["schemas"]["Label"];
            /** @description Whether it follows the vendor's documented figures exactly. */
            reference?: boolean;
        } & (components["schemas"]["BatteryFigures"] & components["schemas"]["HvacFigures"] & components["schemas"]["EvChargerFigures"] & components["schemas"]["SolarInverterFigures"] & components["schemas"]["VehicleFigures"]);
        /** @description A device, its owner, and what it does at this instant. */
        DeviceRecord: components["schemas"]["BatteryRecord"] | components["schemas"]["HvacRecord"] | components["schemas"]["EvChargerRecord"] | components["schemas"]["SolarInverterRecord"] | components["schemas"]["VehicleRecord"];
        /** @description 1 to 100 letters, digits, `.`, `_` or `-`, a letter or digit first. */
        RuleName: string;
        /** @description A rule as `fixtures/schemas/scenario.schema.json` has it, under `$defs/rule`. */
        RuleSpec: {
            [key: string]: unknown;
        };
        /** @description A scenario document, as `fixtures/schemas/scenario.schema.json` has it, or a scenario by name or by value: either `rules`, with what else such a document has, or `scenario` alone. */
        NewRules: {
            /** @description Where an editor finds the schema of a scenario document. */
            $schema?: string;
            /** @description What the scenario is called; its rules without a name are called by it. */
            name?: string;
            /** @description What the scenario is for. */
            description?: string;
            /** @description Rules, each with a name unless the scenario has one. */
            rules?: components["schemas"]["RuleSpec"][];
            scenario?: components["schemas"]["Scenario"];
        };
        /** @description A scenario that comes with the package, by its name; or the YAML or JSON text of a scenario. */
        ScenarioText: string;
        /** @description A scenario as `fixtures/schemas/scenario.schema.json` has it. */
        ScenarioDocument: {
            rules?: components["schemas"]["RuleSpec"][];
        } & {
            [key: string]: unknown;
        };
        /**
         * @description Whether the account began with the rule, or it was added.
         * @enum {string}
         */
        RuleOrigin: "baseline" | "override";
        /** @description A rule and what has become of it. */
        RuleReport: {
            name: components["schemas"]["RuleName"];
            rule: components["schemas"]["RuleSpec"];
            origin: components["schemas"]["RuleOrigin"];
            addedAt: components["schemas"]["Instant"];
            /** @description Requests that met the conditions while the rule was not exhausted and that no rule above took. */
            matched: number;
            /** @description Steps taken, each `ok` of a list included. */
            uses: number;
            /** @description Requests that the rule did something to. */
            applied: number;
            /** @description Answers that its effect was meant to change and did not fit; left out where there was none. */
            notApplied?: number;
            /** @description Whether it has been used up and will not apply any more. */
            exhausted: boolean;
        };
        RuleList: {
            items: components["schemas"]["RuleReport"][];
            pagination: components["schemas"]["Pagination"];
        };
        AddedRules: {
            items: components["schemas"]["RuleReport"][];
        };
        DeviceList: {
            items: components["schemas"]["DeviceRecord"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description The owner of a device. */
        DeviceUser: {
            /** @description First name and last name. */
            name: string;
            /** @description An e-mail address. */
            email: string;
        };
        DeviceRecordBase: {
            /** @description Unique in the account. */
            id: string;
            /** @description The account that has it. */
            account: string;
            /** @description Its owner. */
            userId: string;
            user: components["schemas"]["DeviceUser"];
            /** @description Who makes it. */
            vendor: string;
            /** @description What its maker calls it. */
            model: string;
            /** @description Drawn from the seed. */
            serialNumber: string;
            installedAt: components["schemas"]["Instant"];
            /** @description Whether it follows the vendor's documented figures exactly. */
            reference: boolean;
            /** @description Whether it can be reached. */
            online: boolean;
            offlineSince?: components["schemas"]["Instant"];
            /** @description Commands in force and those they replaced, newest first, back to the last release; 20 at most. */
            standingCommands: components["schemas"]["StandingCommand"][];
        };
        /** @description A command that is or was in force. */
        StandingCommand: {
            /** @description When it took effect. */
            at: components["schemas"]["Instant"];
            command: components["schemas"]["DeviceCommand"];
        };
        BatteryRecord: {
            /** @constant */
            family: "battery";
            state: components["schemas"]["BatteryState"];
        } & (components["schemas"]["DeviceRecordBase"] & WithRequired<components["schemas"]["BatteryFigures"], "capacityKwh" | "maxChargeKw" | "maxDischargeKw" | "dischargeLimitPercent"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "battery";
        });
        HvacRecord: {
            /** @constant */
            family: "hvac";
            state: components["schemas"]["HvacState"];
        } & (components["schemas"]["DeviceRecordBase"] & WithRequired<components["schemas"]["HvacFigures"], "modes" | "schedule"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "hvac";
        });
        EvChargerRecord: {
            /** @constant */
            family: "ev-charger";
            state: components["schemas"]["EvChargerState"];
        } & (components["schemas"]["DeviceRecordBase"] & WithRequired<components["schemas"]["EvChargerFigures"], "maxPowerKw" | "maxCurrentA"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "ev-charger";
        });
        SolarInverterRecord: {
            /** @constant */
            family: "solar-inverter";
            state: components["schemas"]["SolarInverterState"];
        } & (components["schemas"]["DeviceRecordBase"] & WithRequired<components["schemas"]["SolarInverterFigures"], "peakKw"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "solar-inverter";
        });
        VehicleRecord: {
            /** @constant */
            family: "vehicle";
            state: components["schemas"]["VehicleState"];
        } & (components["schemas"]["DeviceRecordBase"] & WithRequired<components["schemas"]["VehicleFigures"], "capacityKwh" | "chargeLimitPercent" | "maxChargeKw" | "maxCurrentA" | "fullRangeKm"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "vehicle";
        });
        BatteryState: {
            /** @constant */
            family: "battery";
            /** @enum {string} */
            status: "charging" | "discharging" | "idle" | "standby";
            levelPercent: components["schemas"]["Percent"];
            /** @description Positive while charging. */
            chargeRateKw: number;
        };
        HvacState: {
            /** @constant */
            family: "hvac";
            indoorC: number;
            active: boolean;
            heatSetPointC: number;
            coolSetPointC: number;
            /** @enum {string} */
            holdType: "permanent" | "follow_schedule";
            mode: components["schemas"]["HvacMode"];
        };
        EvChargerState: {
            /** @constant */
            family: "ev-charger";
            /** @enum {string} */
            status: "available" | "connected" | "charging";
            isConnected: boolean;
            isCharging: boolean;
            powerKw: number;
        };
        SolarInverterState: {
            /** @constant */
            family: "solar-inverter";
            /** @enum {string} */
            status: "producing" | "idle";
            producing: boolean;
            powerKw: number;
            /** @description Since the installation. */
            energyTotalKwh: number;
        };
        VehicleState: {
            /** @constant */
            family: "vehicle";
            levelPercent: components["schemas"]["Percent"];
            rangeKm: number;
            plugged: boolean;
            charging: boolean;
            fullyCharged: boolean;
            chargeRateKw: number;
            chargeTimeRemainingMinutes: number;
        };
        /** @description What a device was asked to do, in the words of no edition. */
        DeviceCommand: components["schemas"]["BatteryModeCommand"] | components["schemas"]["HvacScheduleCommand"] | components["schemas"]["HvacHoldCommand"] | components["schemas"]["ChargerStartCommand"] | components["schemas"]["ChargerStopCommand"] | components["schemas"]["ChargerLimitCommand"];
        BatteryModeCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "battery.mode";
            /** @enum {string} */
            mode: "charge" | "discharge" | "idle";
            targetPercent?: components["schemas"]["Percent"];
        };
        HvacScheduleCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "hvac.schedule";
        };
        HvacHoldCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "hvac.hold";
            mode: components["schemas"]["HvacMode"];
            heatSetPointC: components["schemas"]["TemperatureC"];
            coolSetPointC: components["schemas"]["TemperatureC"];
        };
        ChargerStartCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "charger.start";
        };
        ChargerStopCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "charger.stop";
        };
        ChargerLimitCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "charger.limit";
            maxPowerKw: number;
        };
        /**
         * @description `waiting` is what the API calls deferred or scheduled; the last three are final.
         * @enum {string}
         */
        ActionState: "waiting" | "acknowledged" | "completed" | "failed" | "cancelled";
        /** @description Why a device did not carry it out. */
        ActionFailure: {
            code: string;
            message: string;
        };
        /** @description How the caller wanted this one action to end. */
        ScriptedOutcome: {
            /** @enum {string} */
            outcome?: "completed" | "failed" | "never";
            errorCode?: string;
            errorMessage?: string;
            completeAfterSeconds?: number;
            /**
             * @description A failure for this reason, in the words of the edition.
             * @enum {string}
             */
            cause?: "device-offline";
        };
        /** @description A command to a device, and what has become of it. */
        Action: {
            /** @description Unique within the family. */
            id: string;
            /** @description Whose device it is. */
            account: string;
            family: components["schemas"]["Family"];
            /** @description The device that was asked. */
            deviceId: string;
            command: components["schemas"]["DeviceCommand"];
            state: components["schemas"]["ActionState"];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            deferredUntil?: components["schemas"]["Instant"];
            acknowledgedAt?: components["schemas"]["Instant"];
            completedAt?: components["schemas"]["Instant"];
            failure?: components["schemas"]["ActionFailure"];
            script?: components["schemas"]["ScriptedOutcome"];
        };
        ActionList: {
            items: components["schemas"]["Action"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description An HTTP method. */
        Method: string;
        /** @description A path: `*` stands for one segment, `**` for any number of them. */
        PathPattern: string;
        /** @description A status, or a class of them: `429`, `4xx`; 0 where the connection was ended in place of a reply. */
        StatusPattern: string;
        /** @description 1, 2, 3 … in the order in which the replies left. */
        Sequence: number;
        /**
         * @description Why a request did not succeed, more exactly than status and code tell.
         * @enum {string}
         */
        ProblemKind: "missing-key" | "malformed-key" | "unknown-key" | "wrong-environment" | "expired-key" | "revoked-key" | "insufficient-permissions" | "rate-limited" | "unknown-device" | "unknown-action" | "unknown-route" | "method-not-allowed" | "invalid-request" | "payload-too-large" | "unsupported-media-type" | "headers-too-large" | "action-not-cancellable" | "internal";
        /**
         * @description Whether the request keeps to the document: `valid`, `invalid`, or `unchecked` where it was answered before it was looked into.
         * @enum {string}
         */
        Verdict: "valid" | "invalid" | "unchecked";
        /** @description A body as it went over the wire, at most 16 KiB of it. */
        RecordedBody: {
            /** @description UTF-8 text, or base64 where the bytes are none. */
            text: string;
            /**
             * @description There where the text is base64.
             * @constant
             */
            encoding?: "base64";
            /** @description Of the whole; left out where it was refused before its end. */
            sizeBytes?: number;
            /** @description Whether less was kept than was sent. */
            truncated: boolean;
        };
        /** @description By lower-case name. */
        HeaderValues: {
            [key: string]: string;
        };
        /** @description A request and its reply. Headers and bodies are missing where it comes from a snapshot. */
        RecordedRequest: {
            sequence: components["schemas"]["Sequence"];
            /** @description Whose it is; left out where nobody has the key. */
            account?: string;
            /** @description The instant of the account's clock. */
            at: components["schemas"]["Instant"];
            /** @description Edition of the vendor's API that it spoke. */
            edition: string;
            /** @description As sent in `x-request-id`. */
            requestId: string;
            /** @description The HTTP method. */
            method: string;
            /** @description As sent. */
            path: string;
            /** @description As sent, without the question mark. */
            query: string;
            /** @description Template of the path; left out where the document has none that fits. */
            route?: string;
            /** @description operationId of the document. */
            operation?: string;
            family?: components["schemas"]["Family"];
            /** @description From the path. */
            deviceId?: string;
            /** @description From the path; of a push from its reply. */
            actionId?: string;
            /** @description Masked. */
            key?: string;
            /** @description Name of the key where somebody has it. */
            keyName?: string;
            headers?: components["schemas"]["HeaderValues"];
            body?: components["schemas"]["RecordedBody"];
            verdict: components["schemas"]["Verdict"];
            /** @description How it breaks the document, first problem first. */
            errors?: components["schemas"]["ProblemDetail"][];
            /** @description Of the reply; 0 where the connection was ended in its place. */
            status: number;
            connection?: components["schemas"]["ConnectionFault"];
            replyHeaders?: components["schemas"]["HeaderValues"];
            replyBody?: components["schemas"]["RecordedBody"];
            problem?: components["schemas"]["ProblemKind"];
            /** @description Name of the rule that was applied. */
            rule?: string;
            /** @description An effect that was meant to change the answer and did not fit it. */
            notApplied?: {
                rule: components["schemas"]["RuleName"];
                /** @description Why it did not fit. */
                reason: string;
            };
            /** @description Until when the reply asked the client to stay away. */
            retryAfterUntil?: components["schemas"]["Instant"];
            /** @description Whether the same key called the same operation before an earlier `Retry-After` was over. */
            earlyRetry: boolean;
            /** @description What the answer took; by the machine's time. */
            durationMs?: number;
        };
        RequestList: {
            items: components["schemas"]["RecordedRequest"][];
            pagination: components["schemas"]["Pagination"];
            /** @description Of the latest request, to give as `since`. */
            sequence: components["schemas"]["Sequence"];
            /** @description Requests that gave way to later ones since the last clearing. */
            dropped: number;
        };
        /** @description What a request must be; every part is optional, and all that are given must hold. */
        RequestQuery: {
            /** @description Edition of the vendor's API. */
            edition?: string;
            /** @description operationId of the document. */
            operation?: string;
            /** @description An HTTP method. */
            method?: components["schemas"]["Method"];
            /** @description A path: `*` stands for one segment, `**` for any number of them. */
            path?: components["schemas"]["PathPattern"];
            /** @description A status, as a number or as text, or a class of them: `4xx`. */
            status?: components["schemas"]["StatusOrPattern"];
            /** @description Name of the key. */
            keyName?: string;
            /** @description A family of devices. */
            family?: components["schemas"]["Family"];
            /** @description Id of the device in the path. */
            deviceId?: string;
            /** @description Id of the action in the path; of a push, that in its reply. */
            actionId?: string;
            /** @description Name of the rule that was applied. */
            rule?: string;
            /** @description Why it did not succeed, more exactly than status and code tell. */
            problem?: components["schemas"]["ProblemKind"];
            /** @description Whether it keeps to the document: `valid`, `invalid` or `unchecked`. */
            verdict?: components["schemas"]["Verdict"];
            /** @description As sent in `x-request-id`. */
            requestId?: string;
            /** @description It came before an earlier `Retry-After` was over. */
            earlyRetry?: boolean;
            /** @description No operation of the document fits. */
            unmatched?: boolean;
            /** @description Values of the query; others may stand beside them. */
            query?: components["schemas"]["HeaderValues"];
            /** @description Values of headers, compared as they are recorded: masked. */
            headers?: components["schemas"]["HeaderValues"];
            /** @description Part of the JSON body: objects may have more, anything else must be equal. */
            body?: unknown;
            /** @description Only requests after this one. */
            since?: components["schemas"]["Sequence"];
        };
        /** @description A status, as a number or as text, or a class of them: `4xx`. */
        StatusOrPattern: number | components["schemas"]["StatusPattern"];
        RequestCount: number;
        /** @description How often: exactly so many times, or between bounds. */
        RequestTimes: components["schemas"]["RequestCount"] | components["schemas"]["ExactTimes"] | components["schemas"]["TimesRange"];
        ExactTimes: {
            exactly: components["schemas"]["RequestCount"];
        };
        TimesRange: {
            atLeast?: components["schemas"]["RequestCount"];
            atMost?: components["schemas"]["RequestCount"];
        };
        /** @description So many requests of a kind, at least one where nothing is said; or several in this order. */
        Expectation: components["schemas"]["CountExpectation"] | components["schemas"]["OrderExpectation"];
        CountExpectation: {
            request: components["schemas"]["RequestQuery"];
            times?: components["schemas"]["RequestTimes"];
        };
        OrderExpectation: {
            inOrder: components["schemas"]["RequestQuery"][];
        };
        /** @description Whether the requests were as expected, and why not. */
        Verification: {
            /** @description Whether they were. */
            verified: boolean;
            /** @description Requests that match; in an order, those of it that were found. */
            count: number;
            /** @description The expectation in words. */
            expected: string;
            /** @description What came of it. */
            message: string;
            /** @description The requests that came nearest, where it failed. */
            nearMisses: components["schemas"]["NearMiss"][];
        };
        /** @description A request that does not match, and why; nearest first. */
        NearMiss: {
            /** @description 0 is a match. */
            distance: number;
            /** @description What is not as wanted. */
            differences: components["schemas"]["Difference"][];
            request: components["schemas"]["RecordedRequest"];
        };
        /** @description A part of a query that a request does not meet. */
        Difference: {
            /** @description Part of the query: `operation`, `body/mode`. */
            field: string;
            /** @description What it is, and what was wanted. */
            message: string;
            /** @description How far it is from a match; 0 is one. */
            distance: number;
        };
        Wait: {
            request: components["schemas"]["RequestQuery"];
            /**
             * @description How many to wait for.
             * @default 1
             */
            count: number;
            /**
             * @description A duration of at most 60s.
             * @default 5s
             */
            timeout: string;
        };
        AwaitedRequests: {
            items: components["schemas"]["RecordedRequest"][];
        };
        /** @description A kept moment. Not for reading or writing by hand. */
        Snapshot: {
            /**
             * @description In format 2 each account has all of its `devices`, and its `baseline` all of its world.
             * @enum {string}
             */
            format: "amps-sandbox-snapshot/2" | "amps-sandbox-snapshot/3";
            /** @description Version of the emulator that took it. */
            version: string;
            /**
             * @description Whether it replaces all accounts or one.
             * @enum {string}
             */
            scope: "all" | "account";
            /** @description What accounts began with, each said once for all accounts that share it. */
            worlds?: components["schemas"]["SavedWorld"][];
            accounts: components["schemas"]["SavedAccount"][];
            /** @description What was counted of requests without an account; in a document of all accounts. */
            unauthenticated?: components["schemas"]["SavedUsage"];
            /** @description Requests that failed authentication; in a document of all accounts. */
            unauthenticatedJournal?: components["schemas"]["SavedJournal"];
            /** @description How many accounts were opened; in a document of all accounts. */
            openedCount?: number;
        };
        /** @description Milliseconds since 1970, up to the year 9999. */
        Milliseconds: number;
        SavedCount: number;
        /** @description A checkpoint of the account's state, the facts since, and what is counted beside them. */
        SavedAccount: {
            baseline: components["schemas"]["SavedBaseline"];
            clockStart: components["schemas"]["SavedClockStart"];
            startedAt: components["schemas"]["Milliseconds"];
            latestAt: components["schemas"]["Milliseconds"];
            clock: components["schemas"]["SavedClock"];
            /** @description Every device; left out where there is `deviceHistories`. */
            devices?: components["schemas"]["SavedDeviceRecord"][];
            /** @description Where the devices are those of the baseline, what has happened to them; without those to which nothing has. */
            deviceHistories?: components["schemas"]["SavedDeviceHistory"][];
            keys: components["schemas"]["SavedKey"][];
            actions: components["schemas"]["SavedAction"][];
            timeline: components["schemas"]["SavedDueAction"][];
            rules: components["schemas"]["SavedRule"][];
            scenarios: components["schemas"]["SavedScenario"][];
            quotas: [
                string,
                components["schemas"]["SavedQuota"]
            ][];
            added: {
                keys: components["schemas"]["SavedCount"];
                devices: components["schemas"]["SavedCount"];
            };
            facts: components["schemas"]["SavedFact"][];
            usage: components["schemas"]["SavedUsage"];
            journal?: components["schemas"]["SavedJournal"];
        };
        /** @description The state of an account. */
        SavedCheckpoint: {
            baseline: components["schemas"]["SavedBaseline"];
            clockStart: components["schemas"]["SavedClockStart"];
            startedAt: components["schemas"]["Milliseconds"];
            latestAt: components["schemas"]["Milliseconds"];
            clock: components["schemas"]["SavedClock"];
            /** @description Every device; left out where there is `deviceHistories`. */
            devices?: components["schemas"]["SavedDeviceRecord"][];
            /** @description Where the devices are those of the baseline, what has happened to them; without those to which nothing has. */
            deviceHistories?: components["schemas"]["SavedDeviceHistory"][];
            keys: components["schemas"]["SavedKey"][];
            actions: components["schemas"]["SavedAction"][];
            timeline: components["schemas"]["SavedDueAction"][];
            rules: components["schemas"]["SavedRule"][];
            scenarios: components["schemas"]["SavedScenario"][];
            quotas: [
                string,
                components["schemas"]["SavedQuota"]
            ][];
            added: {
                keys: components["schemas"]["SavedCount"];
                devices: components["schemas"]["SavedCount"];
            };
        };
        /** @description What accounts may share of what they begin with. */
        SavedWorld: {
            users: components["schemas"]["SavedUser"][];
            devices: components["schemas"]["SavedDevice"][];
            actions: components["schemas"]["SavedBaselineAction"][];
        };
        /** @description What an account begins with: its `users`, `devices` and `actions`, or the `world` that has them. */
        SavedBaseline: {
            id: components["schemas"]["Identifier"];
            name: string;
            environment: components["schemas"]["Environment"];
            seed: string;
            /** @description Place of its world in `worlds`, from 0. */
            world?: number;
            users?: components["schemas"]["SavedUser"][];
            devices?: components["schemas"]["SavedDevice"][];
            actions?: components["schemas"]["SavedBaselineAction"][];
            keys: components["schemas"]["SavedKey"][];
            rules?: components["schemas"]["RuleSpec"][];
        };
        SavedUser: {
            id: components["schemas"]["UserIdentifier"];
            name?: string;
            email?: string;
        };
        SavedDevice: components["schemas"]["SavedBattery"] | components["schemas"]["SavedHvac"] | components["schemas"]["SavedEvCharger"] | components["schemas"]["SavedSolarInverter"] | components["schemas"]["SavedVehicle"];
        SavedDeviceBase: {
            id: components["schemas"]["Identifier"];
            userId: components["schemas"]["UserIdentifier"];
            vendor: components["schemas"]["Label"];
            model: components["schemas"]["Label"];
            installedAt: components["schemas"]["Milliseconds"];
            reference: boolean;
        };
        SavedBattery: {
            /** @constant */
            family: "battery";
        } & (components["schemas"]["SavedDeviceBase"] & WithRequired<components["schemas"]["BatteryFigures"], "capacityKwh" | "maxChargeKw" | "maxDischargeKw" | "dischargeLimitPercent"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "battery";
        });
        SavedHvac: {
            /** @constant */
            family: "hvac";
        } & (components["schemas"]["SavedDeviceBase"] & WithRequired<components["schemas"]["HvacFigures"], "modes" | "schedule"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "hvac";
        });
        SavedEvCharger: {
            /** @constant */
            family: "ev-charger";
        } & (components["schemas"]["SavedDeviceBase"] & WithRequired<components["schemas"]["EvChargerFigures"], "maxPowerKw" | "maxCurrentA"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "ev-charger";
        });
        SavedSolarInverter: {
            /** @constant */
            family: "solar-inverter";
        } & (components["schemas"]["SavedDeviceBase"] & WithRequired<components["schemas"]["SolarInverterFigures"], "peakKw"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "solar-inverter";
        });
        SavedVehicle: {
            /** @constant */
            family: "vehicle";
        } & (components["schemas"]["SavedDeviceBase"] & WithRequired<components["schemas"]["VehicleFigures"], "capacityKwh" | "chargeLimitPercent" | "maxChargeKw" | "maxCurrentA" | "fullRangeKm"> & {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            family: "vehicle";
        });
        SavedBaselineAction: {
            id: components["schemas"]["Identifier"];
            deviceId: components["schemas"]["Identifier"];
            family: components["schemas"]["Family"];
            command: components["schemas"]["DeviceCommand"];
            agoMs?: number;
            inMs?: number;
        };
        SavedKey: {
            key: string;
            name: string;
            edition: string;
            environment: components["schemas"]["Environment"];
            permissions: components["schemas"]["Permissions"];
            plan?: string;
            createdAt: components["schemas"]["Milliseconds"];
            expiresAt?: components["schemas"]["Milliseconds"];
            expiresInMs?: number;
            revokedAt?: components["schemas"]["Milliseconds"];
        };
        SavedClockStart: {
            mode: components["schemas"]["ClockMode"];
            factor: number;
            at?: components["schemas"]["Milliseconds"];
        };
        SavedClock: {
            mode: components["schemas"]["ClockMode"];
            factor: number;
            at: components["schemas"]["Milliseconds"];
        };
        /** @description Something that has happened to an account. */
        SavedFact: components["schemas"]["SavedAccountOpened"] | components["schemas"]["SavedAccountRestored"] | components["schemas"]["SavedClockChanged"] | components["schemas"]["SavedActionCreated"] | components["schemas"]["SavedActionAcknowledged"] | components["schemas"]["SavedActionPostponed"] | components["schemas"]["SavedActionCompleted"] | components["schemas"]["SavedActionFailed"] | components["schemas"]["SavedActionCancelled"] | components["schemas"]["SavedActionDropped"] | components["schemas"]["SavedDeviceAdded"] | components["schemas"]["SavedDeviceReplaced"] | components["schemas"]["SavedDeviceDisconnected"] | components["schemas"]["SavedDeviceConnected"] | components["schemas"]["SavedDeviceReleased"] | components["schemas"]["SavedDeviceRemoved"] | components["schemas"]["SavedKeyPut"] | components["schemas"]["SavedKeyDeleted"] | components["schemas"]["SavedQuotaChanged"] | components["schemas"]["SavedRulesAdded"] | components["schemas"]["SavedRuleRemoved"] | components["schemas"]["SavedRulesReplaced"] | components["schemas"]["SavedRulesCounted"] | components["schemas"]["SavedScenarioOpened"];
        SavedAccountOpened: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "account.opened";
            at: components["schemas"]["Milliseconds"];
            baseline: components["schemas"]["SavedBaseline"];
            clockStart: components["schemas"]["SavedClockStart"];
            clock: components["schemas"]["SavedClock"];
            rules: components["schemas"]["RuleSpec"][];
        };
        SavedAccountRestored: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "account.restored";
            at: components["schemas"]["Milliseconds"];
            checkpoint: components["schemas"]["SavedCheckpoint"];
        };
        SavedClockChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "clock.changed";
            at: components["schemas"]["Milliseconds"];
            mode: components["schemas"]["ClockMode"];
            factor: number;
        };
        SavedActionCreated: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.created";
            at: components["schemas"]["Milliseconds"];
            action: components["schemas"]["SavedAction"];
            dueAt: components["schemas"]["Milliseconds"];
        };
        SavedActionAcknowledged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.acknowledged";
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
            dueAt?: components["schemas"]["Milliseconds"];
        };
        SavedActionPostponed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.postponed";
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
            dueAt: components["schemas"]["Milliseconds"];
        };
        SavedActionCompleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.completed";
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
        };
        SavedActionFailed: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.failed";
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
            failure: components["schemas"]["SavedFailure"];
        };
        SavedActionCancelled: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.cancelled";
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
        };
        SavedActionDropped: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "action.dropped";
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
        };
        SavedDeviceAdded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device.added";
            at: components["schemas"]["Milliseconds"];
            device: components["schemas"]["SavedDevice"];
        };
        SavedDeviceReplaced: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device.replaced";
            at: components["schemas"]["Milliseconds"];
            device: components["schemas"]["SavedDevice"];
        };
        SavedDeviceDisconnected: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device.disconnected";
            at: components["schemas"]["Milliseconds"];
            deviceId: components["schemas"]["Identifier"];
        };
        SavedDeviceConnected: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device.connected";
            at: components["schemas"]["Milliseconds"];
            deviceId: components["schemas"]["Identifier"];
        };
        SavedDeviceReleased: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device.released";
            at: components["schemas"]["Milliseconds"];
            deviceId: components["schemas"]["Identifier"];
        };
        SavedDeviceRemoved: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device.removed";
            at: components["schemas"]["Milliseconds"];
            deviceId: components["schemas"]["Identifier"];
        };
        SavedKeyPut: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "key.put";
            at: components["schemas"]["Milliseconds"];
            key: components["schemas"]["SavedKey"];
        };
        SavedKeyDeleted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "key.deleted";
            at: components["schemas"]["Milliseconds"];
            key: string;
        };
        SavedQuotaChanged: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "quota.changed";
            at: components["schemas"]["Milliseconds"];
            key: string;
            record?: components["schemas"]["SavedQuota"];
        };
        SavedRulesAdded: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "rules.added";
            at: components["schemas"]["Milliseconds"];
            rules: components["schemas"]["RuleSpec"][];
        };
        SavedRuleRemoved: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "rule.removed";
            at: components["schemas"]["Milliseconds"];
            rule: string;
        };
        SavedRulesReplaced: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "rules.replaced";
            at: components["schemas"]["Milliseconds"];
            rules: components["schemas"]["SavedRule"][];
        };
        SavedRulesCounted: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "rules.counted";
            at: components["schemas"]["Milliseconds"];
            scenario?: string;
            counts: {
                rule: string;
                counters: components["schemas"]["SavedRuleCounters"];
            }[];
        };
        SavedScenarioOpened: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "scenario.opened";
            at: components["schemas"]["Milliseconds"];
            scenario: string;
            rules: components["schemas"]["RuleSpec"][];
        };
        /** @description Why an action failed, in the words of no edition. */
        SavedFailure: components["schemas"]["SavedOfflineFailure"] | components["schemas"]["SavedUnknownDeviceFailure"] | components["schemas"]["SavedCommandFailure"] | components["schemas"]["SavedModeFailure"] | components["schemas"]["SavedTargetFailure"] | components["schemas"]["SavedSetPointFailure"] | components["schemas"]["SavedPowerFailure"] | components["schemas"]["SavedScriptedFailure"];
        SavedOfflineFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "device-offline";
        };
        SavedUnknownDeviceFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "unknown-device";
        };
        SavedCommandFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "unsupported-command";
            /** @enum {string} */
            command: "battery.mode" | "hvac.schedule" | "hvac.hold" | "charger.start" | "charger.stop" | "charger.limit";
        };
        SavedModeFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "unsupported-mode";
            mode: components["schemas"]["HvacMode"];
        };
        SavedTargetFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "target-out-of-range";
            percent: number;
            minPercent: number;
            maxPercent: number;
        };
        SavedSetPointFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "set-points-crossed";
        };
        SavedPowerFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "power-out-of-range";
            powerKw: number;
            maxPowerKw: number;
        };
        SavedScriptedFailure: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "scripted";
            code?: string;
            message?: string;
        };
        SavedAction: {
            id: components["schemas"]["Identifier"];
            family: components["schemas"]["Family"];
            deviceId: components["schemas"]["Identifier"];
            command: components["schemas"]["DeviceCommand"];
            state: components["schemas"]["ActionState"];
            createdAt: components["schemas"]["Milliseconds"];
            updatedAt: components["schemas"]["Milliseconds"];
            deferredUntil?: components["schemas"]["Milliseconds"];
            acknowledgedAt?: components["schemas"]["Milliseconds"];
            completedAt?: components["schemas"]["Milliseconds"];
            failure?: components["schemas"]["SavedFailure"];
            script?: components["schemas"]["ScriptedOutcome"];
        };
        SavedDueAction: {
            at: components["schemas"]["Milliseconds"];
            family: components["schemas"]["Family"];
            actionId: string;
        };
        /** @description The rules of a scenario that requests asked for by name. */
        SavedScenario: {
            name: string;
            rules: components["schemas"]["SavedRule"][];
        };
        /** @description A device with what has happened to it. */
        SavedDeviceRecord: {
            device: components["schemas"]["SavedDevice"];
            commands: components["schemas"]["SavedStandingCommand"][];
            freshAt: components["schemas"]["Milliseconds"];
            offlineSince?: components["schemas"]["Milliseconds"];
            actionCount: components["schemas"]["SavedCount"];
        };
        /** @description What has happened to a device that the baseline describes. */
        SavedDeviceHistory: {
            deviceId: components["schemas"]["Identifier"];
            commands: components["schemas"]["SavedStandingCommand"][];
            freshAt: components["schemas"]["Milliseconds"];
            offlineSince?: components["schemas"]["Milliseconds"];
            actionCount: components["schemas"]["SavedCount"];
        };
        /** @description A command in force from an instant on, or a summary of all that came before. */
        SavedStandingCommand: {
            at: components["schemas"]["Milliseconds"];
            command: components["schemas"]["SavedCommand"];
        };
        SavedCommand: components["schemas"]["BatteryModeCommand"] | components["schemas"]["HvacScheduleCommand"] | components["schemas"]["HvacHoldCommand"] | components["schemas"]["ChargerStartCommand"] | components["schemas"]["ChargerStopCommand"] | components["schemas"]["ChargerLimitCommand"] | components["schemas"]["SavedReleaseCommand"] | components["schemas"]["SavedCommandSummary"];
        SavedReleaseCommand: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "release";
        };
        SavedCommandSummary: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "summary";
            standing: components["schemas"]["DeviceCommand"][];
            level?: {
                deviceId: components["schemas"]["Identifier"];
                percent: number;
            };
            indoorC?: number;
        };
        /** @description What was asked and answered, without headers, bodies and durations; empty where it is left out. */
        SavedJournal: {
            sequence: components["schemas"]["Sequence"];
            droppedCount: number;
            droppedThrough: components["schemas"]["Sequence"];
            entries: components["schemas"]["SavedRequest"][];
            waits: [
                string,
                components["schemas"]["Milliseconds"]
            ][];
        };
        SavedRuleCounters: {
            matched: components["schemas"]["SavedCount"];
            uses: components["schemas"]["SavedCount"];
            applied: components["schemas"]["SavedCount"];
            notApplied?: components["schemas"]["SavedCount"];
            startedAt?: components["schemas"]["Milliseconds"];
        };
        /** @description A rule and what it has counted. */
        SavedRule: {
            rule: components["schemas"]["RuleSpec"];
            origin: components["schemas"]["RuleOrigin"];
            addedAt: components["schemas"]["Milliseconds"];
            counters: components["schemas"]["SavedRuleCounters"];
        };
        SavedRequest: {
            sequence: components["schemas"]["Sequence"];
            account?: string;
            at: components["schemas"]["Milliseconds"];
            edition: string;
            requestId: string;
            method: string;
            path: string;
            queryText: string;
            route?: string;
            operation?: string;
            family?: components["schemas"]["Family"];
            deviceId?: string;
            actionId?: string;
            key?: string;
            keyName?: string;
            verdict: components["schemas"]["Verdict"];
            errors?: components["schemas"]["ProblemDetail"][];
            status: number;
            connection?: components["schemas"]["ConnectionFault"];
            problem?: components["schemas"]["ProblemKind"];
            rule?: string;
            retryAfterUntil?: components["schemas"]["Milliseconds"];
            isEarlyRetry: boolean;
        };
        /**
         * @description What a rule did to the connection: ended it in place of a reply (`reset`, `empty`, `hang`), or damaged or slowed the reply on its way. Left out where it did nothing.
         * @enum {string}
         */
        ConnectionFault: "reset" | "empty" | "hang" | "cut" | "malformed-json" | "drip";
        /** @description What was counted of requests. */
        SavedUsage: {
            lastUsedAt: [
                string,
                components["schemas"]["Milliseconds"]
            ][];
            requests: {
                at: components["schemas"]["Milliseconds"];
                counts: [
                    string,
                    number
                ][];
            };
        };
        SavedQuota: {
            plan: string;
            state: components["schemas"]["SavedQuotaState"];
        };
        SavedQuotaState: components["schemas"]["SavedFixedWindow"] | components["schemas"]["SavedSlidingWindow"] | components["schemas"]["SavedTokenBucket"];
        SavedFixedWindow: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            algorithm: "fixed-window";
            startedAt: components["schemas"]["Milliseconds"];
            used: number;
        };
        SavedSlidingWindow: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            algorithm: "sliding-window";
            takes: {
                at: components["schemas"]["Milliseconds"];
                count: number;
            }[];
        };
        SavedTokenBucket: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            algorithm: "token-bucket";
            levelParts: number;
            at: components["schemas"]["Milliseconds"];
        };
    };
    responses: {
        /** @description The document. */
        YamlDocument: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "openapi": "3.1.0",
                 *       "info": {
                 *         "title": "Amps AI API, edition v1",
                 *         "version": "1.0.0"
                 *       }
                 *     }
                 */
                "application/yaml": {
                    [key: string]: unknown;
                };
            };
        };
        /** @description The document. */
        JsonDocument: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "openapi": "3.1.0",
                 *       "info": {
                 *         "title": "Amps AI API, edition v1",
                 *         "version": "1.0.0"
                 *       }
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        /** @description The clock. */
        ClockReply: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        /** @description The key. */
        KeyReply: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Key"];
            };
        };
        /** @description What is left. */
        QuotaReply: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Quota"];
            };
        };
        /** @description The device. */
        DeviceReply: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DeviceRecord"];
            };
        };
        /** @description Something about the request is wrong; `errors` says where. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:invalid-request",
                 *       "title": "Invalid request",
                 *       "status": 400,
                 *       "detail": "Failed to read the request: /body/by is required. Correct it and send the request again.",
                 *       "errors": [
                 *         {
                 *           "path": "/body/by",
                 *           "message": "is required"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The control token is missing or wrong. */
        TokenRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:token-required",
                 *       "title": "Control token required",
                 *       "status": 401,
                 *       "detail": "Failed to authorize: the request carries no control token. Send the one printed at the start as \"Authorization: Bearer TOKEN\" or \"x-sandbox-token: TOKEN\"."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request comes from a web page of another host, or was sent to a name that is not this machine's. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:foreign-host",
                 *       "title": "Foreign host",
                 *       "status": 403,
                 *       "detail": "Failed to accept the request: its Host is \"evil.example\", which is no loopback name. Call 127.0.0.1 or localhost, or start the sandbox with a control token and send it."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such account, key, device or route. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:unknown-device",
                 *       "title": "Unknown device",
                 *       "status": 404,
                 *       "detail": "Failed to find device \"device_x\": account acct_demo has none by that id. GET /__sandbox/devices lists those it has."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request is well formed, but the state of things forbids it. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:time-goes-back",
                 *       "title": "Time goes back",
                 *       "status": 409,
                 *       "detail": "Failed to set the clock to 2025-01-01T00:00:00.000Z: it shows 2025-01-23T10:30:00.000Z, and time never goes back. Choose a later instant, or reset or restore the account."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than this route takes. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:payload-too-large",
                 *       "title": "Payload too large",
                 *       "status": 413,
                 *       "detail": "Failed to read the request: its body is larger than 1 MiB. Send less."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not sent as JSON. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:unsupported-media-type",
                 *       "title": "Unsupported media type",
                 *       "status": 415,
                 *       "detail": "Failed to read the request: its body is not sent as UTF-8 JSON. Send \"content-type: application/json\"; curl does with --json."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A bug of the emulator. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:internal",
                 *       "title": "Internal error",
                 *       "status": 500,
                 *       "detail": "Failed to answer: this is a bug of amps-sandbox. The log has the cause; please report it."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not serving yet, or not any more. */
        NotReady: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:not-ready",
                 *       "title": "Not ready",
                 *       "status": 503,
                 *       "detail": "Failed to be ready: the server does not listen yet, or is stopping. Ask again in a moment."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description HTTPS is off, so there is no CA. */
        HttpsOff: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:https-off",
                 *       "title": "HTTPS off",
                 *       "status": 404,
                 *       "detail": "Failed to hand out the CA: HTTPS is off. Start the sandbox with --https."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Fewer requests came than were waited for; `errors` has the nearest and what differed. */
        NothingCame: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:nothing-came",
                 *       "title": "Nothing came",
                 *       "status": 408,
                 *       "detail": "Failed to see 1 request with operation pushBatteryAction within 5s: 0 requests came. Nearest is #1 GET /battery/device_abc123 (200): operation is getBatteryState, wanted pushBatteryAction. Correct the query or the client, or wait longer.",
                 *       "errors": [
                 *         {
                 *           "path": "/requests/1",
                 *           "message": "operation is getBatteryState, wanted pushBatteryAction"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description As many calls of this kind are open as the account, or the server, may have. */
        TooManyCalls: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:amps-sandbox:problem:too-many-calls",
                 *       "title": "Too many open calls",
                 *       "status": 429,
                 *       "detail": "Failed to wait for requests: the account has 100 open waits, which is the most that it may have. Wait again once one of them has ended, or let one wait take several requests by \"count\"."
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Version of OpenAPI that the document is written in.
         * @example 3.0
         */
        DocumentVersion: "3.1" | "3.0";
        /**
         * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
         * @example acct_demo
         */
        NamedAccount: string;
        /**
         * @description Any key of the account to act on, good or ended.
         * @example sk_sandbox_abc123xyz
         */
        ApiKey: string;
        /**
         * @description Id of the one account to restore, of those in the document. Where `x-api-key` names another account, the call is 400.
         * @example acct_empty
         */
        RestoredAccount: string;
        /**
         * @description Any key of the one account to restore, good or ended.
         * @example sk_sandbox_empty
         */
        RestoredAccountKey: string;
        /**
         * @description Identifies the account.
         * @example acct_demo
         */
        AccountId: string;
        /**
         * @description The text of the key, percent-encoded where it needs to be.
         * @example sk_sandbox_abc123xyz
         */
        KeyPath: string;
        /**
         * @description The text of the key, percent-encoded where it needs to be.
         * @example sk_sandbox_ratelimited
         */
        LimitedKeyPath: string;
        /**
         * @description Identifies the device.
         * @example device_abc123
         */
        DeviceId: string;
        /**
         * @description Only this family.
         * @example battery
         */
        FamilyFilter: components["schemas"]["Family"];
        /**
         * @description Only devices of this user.
         * @example user_abc123
         */
        UserId: string;
        /**
         * @description Only actions of this device, also where it has been removed.
         * @example device_abc123
         */
        OfDevice: string;
        /**
         * @description Only actions in this state.
         * @example completed
         */
        ActionStateFilter: components["schemas"]["ActionState"];
        /**
         * @description How many entries to skip.
         * @example 0
         */
        Offset: number;
        /**
         * @description How many entries to show.
         * @example 50
         */
        Limit: number;
        /**
         * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
         * @example true
         */
        Unauthenticated: boolean;
        /**
         * @description Only requests that spoke this edition of the vendor's API.
         * @example v1
         */
        RequestEdition: string;
        /**
         * @description Only requests of this operation, by its operationId.
         * @example pushBatteryAction
         */
        RequestOperation: string;
        /**
         * @description Only requests with this method.
         * @example POST
         */
        RequestMethod: components["schemas"]["Method"];
        /**
         * @description Only requests with this path: `*` stands for one segment, `**` for any number of them.
         * @example /battery/*
         */
        RequestPath: components["schemas"]["PathPattern"];
        /**
         * @description Only requests that were answered with this status; `4xx` is all of a class.
         * @example 4xx
         */
        RequestStatus: components["schemas"]["StatusPattern"];
        /**
         * @description Only requests with the key of this name.
         * @example Documented example
         */
        RequestKeyName: string;
        /**
         * @description Only requests about this device.
         * @example device_abc123
         */
        RequestDeviceId: string;
        /**
         * @description Only requests about this action, the push that made it included.
         * @example act_abc123
         */
        RequestActionId: string;
        /**
         * @description Only requests that this rule was applied to.
         * @example maintenance
         */
        RequestRule: string;
        /**
         * @description Only requests that met this kind of problem.
         * @example rate-limited
         */
        RequestProblem: components["schemas"]["ProblemKind"];
        /**
         * @description The name of the rule.
         * @example burst
         */
        Rule: string;
        /**
         * @description Only requests with this verdict.
         * @example invalid
         */
        RequestVerdict: components["schemas"]["Verdict"];
        /**
         * @description Only requests that came (true), or did not come (false), before an earlier `Retry-After` was over.
         * @example true
         */
        RequestEarlyRetry: boolean;
        /**
         * @description Only requests that no operation of the document fits (true), or that one fits (false).
         * @example true
         */
        RequestUnmatched: boolean;
        /**
         * @description Only the request that was answered with this `x-request-id`.
         * @example req_4k1xw09qzt7b
         */
        RequestId: string;
        /**
         * @description Only requests after the one of this sequence number.
         * @example 12
         */
        RequestSince: components["schemas"]["Sequence"];
        /**
         * @description Which come first.
         * @example newest
         */
        RequestOrder: "oldest" | "newest";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The emulator. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "alive"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["NotReady"];
        };
    };
    getCa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The CA, as PEM; the CA that signs first, then those above it where there are any. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example -----BEGIN CERTIFICATE-----
                     *     MIICijCCAi+gAwIBAgIQcgMbhKabnAnr0OPAHA6oLjAKBggqhkjOPQQDAjA6MRUw
                     *     -----END CERTIFICATE-----
                     */
                    "application/pem-certificate-chain": string;
                };
            };
            403: components["responses"]["Refused"];
            404: components["responses"]["HttpsOff"];
            500: components["responses"]["InternalError"];
        };
    };
    getOpenapiYaml: {
        parameters: {
            query?: {
                /**
                 * @description Version of OpenAPI that the document is written in.
                 * @example 3.0
                 */
                version?: components["parameters"]["DocumentVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["YamlDocument"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: {
                /**
                 * @description Version of OpenAPI that the document is written in.
                 * @example 3.0
                 */
                version?: components["parameters"]["DocumentVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["JsonDocument"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    getControlYaml: {
        parameters: {
            query?: {
                /**
                 * @description Version of OpenAPI that the document is written in.
                 * @example 3.0
                 */
                version?: components["parameters"]["DocumentVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["YamlDocument"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    getControlJson: {
        parameters: {
            query?: {
                /**
                 * @description Version of OpenAPI that the document is written in.
                 * @example 3.0
                 */
                version?: components["parameters"]["DocumentVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["JsonDocument"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /**
                 * @description How many entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description How many entries to show.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            500: components["responses"]["InternalError"];
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AccountSpec"];
                /**
                 * @example {
                 *       "name": "checkout test",
                 *       "clock": "frozen",
                 *       "scenarios": [
                 *         "slow-api"
                 *       ]
                 *     }
                 */
                "application/yaml": components["schemas"]["AccountSpec"];
            };
        };
        responses: {
            /** @description The account, and a fresh key of its own. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAccount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the account.
                 * @example acct_demo
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Identifies the account.
                 * @example acct_demo
                 */
                accountId: components["parameters"]["AccountId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            500: components["responses"]["InternalError"];
        };
    };
    getClock: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ClockReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    changeClock: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockChangeOrPace"];
                /**
                 * @example {
                 *       "mode": "scaled",
                 *       "factor": 60
                 *     }
                 */
                "application/yaml": components["schemas"]["ClockChangeOrPace"];
            };
        };
        responses: {
            200: components["responses"]["ClockReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["InternalError"];
        };
    };
    advanceClock: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Advance"];
            };
        };
        responses: {
            200: components["responses"]["ClockReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["InternalError"];
        };
    };
    setClock: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetClock"];
            };
        };
        responses: {
            200: components["responses"]["ClockReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["InternalError"];
        };
    };
    listKeys: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description How many entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description How many entries to show.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    createKey: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["KeyOrText"];
                /**
                 * @example {
                 *       "name": "after rotation",
                 *       "expiresIn": "10m"
                 *     }
                 */
                "application/yaml": components["schemas"]["KeyOrText"];
            };
        };
        responses: {
            /** @description The key, shown whole. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    getKey: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["KeyReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteKey: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    changeKey: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChange"];
            };
        };
        responses: {
            200: components["responses"]["KeyReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    expireKey: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["KeyReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    revokeKey: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_abc123xyz
                 */
                key: components["parameters"]["KeyPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["KeyReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    getQuota: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_ratelimited
                 */
                key: components["parameters"]["LimitedKeyPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QuotaReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    setQuota: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_ratelimited
                 */
                key: components["parameters"]["LimitedKeyPath"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaChange"];
            };
        };
        responses: {
            200: components["responses"]["QuotaReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    refillQuota: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The text of the key, percent-encoded where it needs to be.
                 * @example sk_sandbox_ratelimited
                 */
                key: components["parameters"]["LimitedKeyPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["QuotaReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    listDevices: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description Only this family.
                 * @example battery
                 */
                family?: components["parameters"]["FamilyFilter"];
                /**
                 * @description Only devices of this user.
                 * @example user_abc123
                 */
                userId?: components["parameters"]["UserId"];
                /**
                 * @description How many entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description How many entries to show.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of devices. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    createDevice: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceSpec"];
                /**
                 * @example {
                 *       "family": "battery",
                 *       "capacityKwh": 5
                 *     }
                 */
                "application/yaml": components["schemas"]["DeviceSpec"];
            };
        };
        responses: {
            /** @description The device. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    getDevice: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeviceReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteDevice: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    changeDevice: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceChange"];
            };
        };
        responses: {
            200: components["responses"]["DeviceReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    takeDeviceOffline: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeviceReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    bringDeviceOnline: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeviceReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    releaseDevice: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description Identifies the device.
                 * @example device_abc123
                 */
                deviceId: components["parameters"]["DeviceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["DeviceReply"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    listActions: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description Only this family.
                 * @example battery
                 */
                family?: components["parameters"]["FamilyFilter"];
                /**
                 * @description Only actions of this device, also where it has been removed.
                 * @example device_abc123
                 */
                deviceId?: components["parameters"]["OfDevice"];
                /**
                 * @description Only actions in this state.
                 * @example completed
                 */
                state?: components["parameters"]["ActionStateFilter"];
                /**
                 * @description How many entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description How many entries to show.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of actions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    listRules: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description How many entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description How many entries to show.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    addRules: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRules"];
                /**
                 * @example {
                 *       "name": "evening",
                 *       "rules": [
                 *         {
                 *           "when": {
                 *             "operation": "getBatteryState"
                 *           },
                 *           "then": {
                 *             "status": 503
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/yaml": components["schemas"]["NewRules"];
            };
        };
        responses: {
            /** @description The rules added, in the order in which they are asked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedRules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    clearRules: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cleared. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    getRule: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The name of the rule.
                 * @example burst
                 */
                rule: components["parameters"]["Rule"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteRule: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path: {
                /**
                 * @description The name of the rule.
                 * @example burst
                 */
                rule: components["parameters"]["Rule"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
                /**
                 * @description Only requests that spoke this edition of the vendor's API.
                 * @example v1
                 */
                edition?: components["parameters"]["RequestEdition"];
                /**
                 * @description Only requests of this operation, by its operationId.
                 * @example pushBatteryAction
                 */
                operation?: components["parameters"]["RequestOperation"];
                /**
                 * @description Only requests with this method.
                 * @example POST
                 */
                method?: components["parameters"]["RequestMethod"];
                /**
                 * @description Only requests with this path: `*` stands for one segment, `**` for any number of them.
                 * @example /battery/*
                 */
                path?: components["parameters"]["RequestPath"];
                /**
                 * @description Only requests that were answered with this status; `4xx` is all of a class.
                 * @example 4xx
                 */
                status?: components["parameters"]["RequestStatus"];
                /**
                 * @description Only requests with the key of this name.
                 * @example Documented example
                 */
                keyName?: components["parameters"]["RequestKeyName"];
                /**
                 * @description Only this family.
                 * @example battery
                 */
                family?: components["parameters"]["FamilyFilter"];
                /**
                 * @description Only requests about this device.
                 * @example device_abc123
                 */
                deviceId?: components["parameters"]["RequestDeviceId"];
                /**
                 * @description Only requests about this action, the push that made it included.
                 * @example act_abc123
                 */
                actionId?: components["parameters"]["RequestActionId"];
                /**
                 * @description Only requests that this rule was applied to.
                 * @example maintenance
                 */
                rule?: components["parameters"]["RequestRule"];
                /**
                 * @description Only requests that met this kind of problem.
                 * @example rate-limited
                 */
                problem?: components["parameters"]["RequestProblem"];
                /**
                 * @description Only requests with this verdict.
                 * @example invalid
                 */
                verdict?: components["parameters"]["RequestVerdict"];
                /**
                 * @description Only requests that came (true), or did not come (false), before an earlier `Retry-After` was over.
                 * @example true
                 */
                earlyRetry?: components["parameters"]["RequestEarlyRetry"];
                /**
                 * @description Only requests that no operation of the document fits (true), or that one fits (false).
                 * @example true
                 */
                unmatched?: components["parameters"]["RequestUnmatched"];
                /**
                 * @description Only the request that was answered with this `x-request-id`.
                 * @example req_4k1xw09qzt7b
                 */
                requestId?: components["parameters"]["RequestId"];
                /**
                 * @description Only requests after the one of this sequence number.
                 * @example 12
                 */
                since?: components["parameters"]["RequestSince"];
                /**
                 * @description Which come first.
                 * @example newest
                 */
                order?: components["parameters"]["RequestOrder"];
                /**
                 * @description How many entries to skip.
                 * @example 0
                 */
                offset?: components["parameters"]["Offset"];
                /**
                 * @description How many entries to show.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of requests. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    clearRequests: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    verifyRequests: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Expectation"];
            };
        };
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
    waitForRequests: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
                /**
                 * @description True: the journal of the server, which has every request that failed authentication, in place of an account's. A request with an expired or revoked key is in both.
                 * @example true
                 */
                unauthenticated?: components["parameters"]["Unauthenticated"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Wait"];
            };
        };
        responses: {
            /** @description The requests that were waited for, oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AwaitedRequests"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["NothingCame"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["InternalError"];
        };
    };
    reset: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is as at the start. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         "acct_demo",
                     *         "acct_empty",
                     *         "acct_live"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountIds"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    snapshot: {
        parameters: {
            query?: {
                /**
                 * @description Id of the account to act on. Where `x-api-key` names another account, the call is 400.
                 * @example acct_demo
                 */
                account?: components["parameters"]["NamedAccount"];
            };
            header?: {
                /**
                 * @description Any key of the account to act on, good or ended.
                 * @example sk_sandbox_abc123xyz
                 */
                "x-api-key"?: components["parameters"]["ApiKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            500: components["responses"]["InternalError"];
        };
    };
    restore: {
        parameters: {
            query?: {
                /**
                 * @description Id of the one account to restore, of those in the document. Where `x-api-key` names another account, the call is 400.
                 * @example acct_empty
                 */
                account?: components["parameters"]["RestoredAccount"];
            };
            header?: {
                /**
                 * @description Any key of the one account to restore, good or ended.
                 * @example sk_sandbox_empty
                 */
                "x-api-key"?: components["parameters"]["RestoredAccountKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description At most 64 MiB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        responses: {
            /** @description Restored. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         "acct_empty"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AccountIds"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["TokenRequired"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            500: components["responses"]["InternalError"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
