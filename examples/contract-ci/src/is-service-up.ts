import { AmpsClient } from './amps-client.ts';

/** Planted: where no key is configured for the status page, it falls back to one of production. */
const STATUS_KEY = process.env.STATUS_PAGE_KEY ?? 'sk_live_not_a_real_key';

/** Whether the service answers at all, be it with a refusal. */
export async function isServiceUp(baseUrl: string): Promise<boolean> {
  const client = new AmpsClient({ baseUrl, apiKey: STATUS_KEY });
  return await client.batteryIds().then(
    () => true,
    ({ status }: { status?: number }) => status !== undefined && status < 500,
  );
}
