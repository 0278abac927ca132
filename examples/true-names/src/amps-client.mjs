// A client as it goes to production: nobody can tell it to call another host.
const HOSTS = { sandbox: 'https://sandbox-api.amps.ai', live: 'https://api.amps.ai' };

export async function readBattery(environment, apiKey, deviceId) {
  const response = await fetch(`${HOSTS[environment]}/battery/${deviceId}`, {
    headers: { 'x-api-key': apiKey },
  });
  const body = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${body.error.message}`);
  return body.state;
}

export async function charge(environment, apiKey, deviceId) {
  const response = await fetch(`${HOSTS[environment]}/battery/${deviceId}`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'set_operation_mode', mode: 'charge' }),
  });
  const { state } = await response.json();
  return state;
}
