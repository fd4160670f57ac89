import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..')

/** Every file that belongs to the project, new ones included, relative to its folder. */
export async function projectFiles(): Promise<string[]> {
  const { output } = await runIn(root, 'git', [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '-z',
  ])
  return output.split('\0').filter((file) => file !== '')
}

/** Runs a program to its end and gives what it wrote to standard output. */
function runIn(cwd: string, program: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout || stderr })
    })
  })
}

/** Runs a tool that is installed with the project, with the Node that runs this test. */
export const runTool = (cwd: string, path: string, args: string[]) =>
  runIn(cwd, process.execPath, [join(root, 'node_modules', path), ...args])

/** A project of its own in a temporary folder: the named files of this one, the planted ones, and the same packages. */
export async function plant(
  copied: string[],
  planted: Record<string, string>,
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'zorgborg-planted-'))
  for (const file of copied) await cp(join(root, file), join(folder, file), { recursive: true })
  for (const [file, text] of Object.entries(planted)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
