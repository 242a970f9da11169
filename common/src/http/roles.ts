import { type ClientSession, type Connection, Schema } from 'mongoose';
import { INITIAL_ROLES, type RoleState } from '../contracts/index.ts';
import { saveNewest } from '../mongo/index.ts';

const FRESH_FOR_MS = 2_000;
const PATIENCE_MS = 300;

interface RoleRow {
  readonly _id: string;
  readonly permissions: string[];
  readonly version: number;
}

const schema = new Schema<RoleRow>(
  {
    _id: { type: String, required: true },
    permissions: { type: [String], required: true },
    version: { type: Number, required: true },
  },
  { collection: 'roles', autoIndex: false, versionKey: false },
);

/** What roles allow. Auth owns them; every other service keeps a copy, fed by `role:updated`. */
export interface Roles {
  /** The permissions of these roles together. Never fails: while Mongo is away the last known answer holds. */
  permissionsOf(roleIds: readonly string[]): Promise<readonly string[]>;
  /** Takes over a newer version of a role. Older or same: no change. */
  save(role: RoleState, session?: ClientSession): Promise<void>;
}

/**
 * The collection `roles` {_id: name, permissions, version}, read through memory: another process's change is seen within 2 s.
 * Each of `INITIAL_ROLES` allows what it did at first until the copy holds that very role.
 */
export function rolesCopy(connection: Connection): Roles {
  const model = connection.model('RoleCopy', schema);

  let known = new Map<string, readonly string[]>(Object.entries(INITIAL_ROLES));
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function readAll(): Promise<void> {
    const rows = await model.find().lean();
    known = new Map<string, readonly string[]>(Object.entries(INITIAL_ROLES));
    for (const row of rows) known.set(row._id, row.permissions);
    readAt = performance.now();
  }

  async function refresh(): Promise<void> {
    if (connection.readyState !== 1 || performance.now() - readAt < FRESH_FOR_MS) return;
    reading ??= readAll()
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    await atMost(PATIENCE_MS, reading);
  }

  return {
    async permissionsOf(roleIds) {
      await refresh();
      return [...new Set(roleIds.flatMap((id) => known.get(id) ?? []))];
    },
    async save({ id, permissions, version }, session) {
      await saveNewest(model, { _id: id, permissions, version }, session);
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
