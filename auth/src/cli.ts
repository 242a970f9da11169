import { Email } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import { openConnection } from '@ticketing-dev/common/mongo';
import { readConfig } from '@ticketing-dev/common/runtime';
import { Config } from './config.ts';
import { buildDeps } from './deps.ts';
import { grantAdmin } from './use-cases/grant-admin.ts';

const USAGE = 'Usage: npm run admin -w auth -- <email>      makes an existing account an administrator\n';

/** For operators: `grant-admin <email>`. The running service tells the others. */
async function main([command, address]: readonly string[]): Promise<number> {
  const email = Email.safeParse(address);
  if (command !== 'grant-admin' || !email.success) return say(USAGE, 2);

  const deps = buildDeps({ ...readConfig(Config, process.env), LOG_LEVEL: 'warn' });
  try {
    await openConnection(deps.connection, deps.config.MONGO_URL);
    await deps.redis.connect().catch(() => undefined);
    const user = await grantAdmin(deps, { email: email.data });
    return say(`${user.email} is an administrator (roles: ${user.roles.join(', ')}).\n`, 0);
  } catch (error) {
    if (error instanceof AppError) return say(`${error.message}\n`, 1);
    throw error;
  } finally {
    deps.redis.disconnect();
    await deps.connection.close();
  }
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
