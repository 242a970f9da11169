import { BaseConfig } from '@ticketing-dev/common/runtime';
import type { z } from 'zod';

export const Config = BaseConfig;
export type Config = z.output<typeof Config>;
