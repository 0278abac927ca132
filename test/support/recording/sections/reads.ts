import { addDevice, advance, changeDevice, release, removeDevice, reset } from '../control-steps.ts';
import { BATTERY, EV_CHARGER, FAMILIES, get, HVAC, post, START, type Steps } from '../step.ts';

const PAGES = [
  '',
  '?limit=1',
  '?limit=3&offset=2',
  '?userId=user_abc123',
  '?userId=homeowner%40example.com&limit=1&offset=1',
  '?userId=nobody',
];

/** Pages with a meaning of their own, for one family. */
const MORE_PAGES = [
  '?&',
  '?limit=50',
  '?offset=1000',
  '?limit=6',
  '?limit=5',
  '?offset=0&limit=10',
  '?offset=5',
  '?offset=6',
  '?limit=50&offset=9007199254740991',
  '?limit=5.0',
  '?userId=user_abc123xyz&limit=2',
  '?userId=homeowner@example.com',
  '?userId=homeowner+test%40example.com',
  '?userId=USER_ABC123',
  '?userId=%F0%9F%94%8B',
];

/** Lists of every family, page by page. */
export function* readLists(): Steps {
  yield reset();
  for (const { path } of FAMILIES) {
    for (const query of PAGES) yield get(`${path}${query}`);
    yield get(path, { key: 'sk_sandbox_empty' });
  }
  for (const query of MORE_PAGES) yield get(`/battery${query}`);
}

/** Devices of every family, those with drawn ids too, through both caches and as they age. */
export function* readDevices(): Steps {
  yield reset();
  for (const { path, device, other } of FAMILIES) {
    yield get(`${path}?limit=2&offset=4`, { keep: { fifth: 'items.0.id', sixth: 'items.1.id' } });
    yield get(device);
    yield get(`${device}?expedite=true`);
    yield get(other);
    yield get(`${path}/{{fifth}}`);
    yield get(`${path}/{{sixth}}?expedite=false`);
  }
  yield get('/battery/device_nobody');
  yield get(BATTERY.device, { key: 'sk_sandbox_empty' });
  for (const [index, { path }] of FAMILIES.entries()) {
    const { device = '' } = FAMILIES[(index + 1) % FAMILIES.length] ?? {};
    yield get(`${path}/${device.split('/').at(-1)}`);
  }
  for (const by of ['59s', '1s', '14m', '1ms']) {
    yield advance(by);
    yield get(BATTERY.other);
    yield get(`${BATTERY.other}?expedite=true`);
  }
}

/** Devices that come, change, are let go and are taken away. */
export function* readChangingDevices(): Steps {
  yield reset();
  yield addDevice({ family: 'battery', id: 'device_added', userId: 'user_abc123', capacityKwh: 5 });
  yield get('/battery/device_added');
  yield get('/battery?userId=user_abc123');
  yield changeDevice('device_added', { capacityKwh: 7.5, maxChargeKw: 3, vendor: 'Acme', model: 'A 1' });
  yield get('/battery/device_added?expedite=true');
  yield removeDevice('device_added');
  yield get('/battery/device_added');
  yield changeDevice('device_hvac_001', { modes: ['heat', 'off'] });
  yield get(HVAC.device);
  yield post(EV_CHARGER.device, START, { action: 'released' });
  yield advance('5s');
  yield get(EV_CHARGER.device);
  yield release('device_ev_001');
  yield advance('20m');
  yield get(EV_CHARGER.device);
  yield get('/ev-charger/actions/{{released}}');
  // A small battery on wheels, in the morning and on its way.
  yield addDevice({ family: 'vehicle', id: 'device_low', capacityKwh: 30, chargeLimitPercent: 55 });
  for (const by of ['19h', '90m', '9h']) {
    yield advance(by);
    yield get('/vehicle/device_low?expedite=true');
  }
}
