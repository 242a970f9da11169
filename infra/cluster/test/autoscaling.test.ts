import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { z } from 'zod';
import { kubectl } from '../src/kubectl.ts';

const FILE = fileURLToPath(new URL('../../k8s/components/autoscaling/autoscaling.yaml', import.meta.url));
const Autoscaler = z.object({
  status: z.object({ conditions: z.array(z.object({ type: z.string(), status: z.string(), reason: z.string() })) }),
});

afterAll(() => kubectl(['delete', '--filename', FILE, '--ignore-not-found']));

test('the autoscaler finds what it scales, and reads its load where the cluster measures any', async () => {
  const measures = await kubectl(['get', '--raw', '/apis/metrics.k8s.io/v1beta1']).then(
    () => true,
    () => false,
  );
  await kubectl(['apply', '--filename', FILE]);
  await eventually(
    async () => {
      const { status } = Autoscaler.parse(JSON.parse(await kubectl(['get', 'hpa/orders', '--output=json'])));
      const conditions = Object.fromEntries(status.conditions.map(({ type, ...rest }) => [type, rest]));
      expect(conditions.AbleToScale).toMatchObject({ status: 'True' });
      // Without a metrics server it says so, and leaves the Deployment as it is.
      expect(conditions.ScalingActive).toMatchObject(
        measures ? { status: 'True' } : { status: 'False', reason: 'FailedGetResourceMetric' },
      );
    },
    { withinMs: 90_000 },
  );
}, 120_000);
