import { User } from '@ticketing-dev/common/contracts';
import { cache } from 'react';
import { ask } from '../api/server.ts';

/** The visitor's whole account, asked for once a page. @throws ApiError */
export const readAccount = cache((): Promise<User> => ask('auth', '/api/users/me', User));
