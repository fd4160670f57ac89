import { join } from 'node:path'

/** Where Node keeps what it compiled: the same program is started some two hundred times, and compiling it is half of each start. */
export const compiledPrograms = join(import.meta.dirname, '..', 'node_modules', '.cache', 'zorgborg-programs')
