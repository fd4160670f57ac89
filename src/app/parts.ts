import type { Readable } from 'node:stream'
import type { Content } from '../core/standards/content.ts'
import type { Engine } from '../platform/database/connect.ts'
import type { DiskRoom } from '../platform/files/disk-room.ts'
import type { FileStore } from '../platform/files/file-store.ts'
import type { VirusScanner } from '../platform/files/virus-scanner.ts'
import type { TrailKey } from '../platform/trail/keys.ts'

/** What the application is made of; everything that differs between a server, a command and a test. */
export type Parts = {
  engine: Engine
  content: Content
  trailKey: TrailKey
  secret: string
  baseUrl: string
  operatorToken: string
  smtpUrl: string | null
  mailFrom: string
  /** Print mail instead of sending it, while developing. */
  mailOnConsole: boolean
  trustedProxies: string[]
  logLevel: string
  demo: boolean
  checkAnswers: boolean
  /** Folder of the built screens. */
  web: string
  version: string
  clock?: () => number
  fileStore: FileStore
  /** Null where no virus scanner is set up. */
  scanner: VirusScanner | null
  /** Bytes that one file may have. */
  uploadLimit: number
  /** Whether the disk with the data is nearly full. */
  diskRoom(): Promise<DiskRoom>
  /** Streams an encrypted archive of everything. */
  prepareBackup(recipients: string[] | undefined): Promise<() => Promise<Readable>>
  /** Asks the process to stop in good order. */
  stop(): void
}
