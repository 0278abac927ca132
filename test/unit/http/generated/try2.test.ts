import { test } from 'vitest';
import { openGeneratedContract } from '../../../support/generated-contract.ts';
test('big', async () => {
  let t = performance.now();
  const c = await openGeneratedContract('/tmp/big.json'); console.log('load', performance.now() - t); t = performance.now();
  const r = await c.ask({path:'/r5/x'}); console.log('first', performance.now() - t, JSON.stringify(r.body).length); t = performance.now();
  for (let i = 0; i < 100; i++) await c.ask({path:'/r5/x'+i}); console.log('next', (performance.now() - t)/100);
  t = performance.now(); console.log(await c.judge({path:'/r6/x'}), performance.now() - t);
}, 100000);
