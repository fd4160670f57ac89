import { type Account, clusterAsSeenBy } from './account.ts'

/** The port in the name of the socket; the database listens on no network at all. */
export const socketPort = 5432

/** Owner of all in the embedded database, and the name of the database. */
export const superuser = 'zorgborg'
export const databaseName = 'zorgborg'

/**
 * Tuned for one organisation's server next to other work: little memory, every commit on disk, few processes (reads happen in the backend itself,
 * no parallel workers, no replication). The log turns over by weekday and so never holds more than a week.
 */
const settings: Record<string, string> = {
  listen_addresses: '',
  // Relative to the cluster, which only its account (and root) can enter, and so also free of the limit on the length of a socket's path.
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  port: String(socketPort),
  cluster_name: 'zorgborg',
  max_connections: '60',
  shared_buffers: '32MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  min_wal_size: '48MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  max_parallel_workers: '0',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  huge_pages: 'off',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_destination: 'stderr',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_file_mode: '0600',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  // The text of a statement may hold what people entered; a log is no place for that.
  log_min_error_statement: 'panic',
  log_line_prefix: '%m [%p] ',
}

/** The arguments of the server on this cluster. */
export function serverArguments(account: Account, cluster: string): string[] {
  return [
    '-D',
    clusterAsSeenBy(account, cluster),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** The arguments that make a cluster: text is sorted by code point on every machine alike, and every page carries a checksum. */
export function initialiseArguments(account: Account, cluster: string): string[] {
  const locale = process.platform === 'darwin' ? ['--locale=C', '--lc-ctype=UTF-8'] : ['--locale=C.UTF-8']
  const provider = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  return [
    '-D',
    clusterAsSeenBy(account, cluster),
    '-U',
    superuser,
    '--auth=trust',
    '--data-checksums',
    '--no-instructions',
    ...locale,
    ...provider,
  ]
}
