export { emptyBroker } from './empty-broker.ts';
export { restoreBackup } from './restore-backup.ts';
export { takeBackup } from './take-backup.ts';
export { openDatabases, withDatabases } from './with-databases.ts';
