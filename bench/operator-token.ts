import { openDataFolder, readServerFile } from '../src/platform/files/data-folder.ts'

/** The token by which the operator at the machine calls a running server. */
export async function operatorToken(data: string): Promise<string> {
  const server = await readServerFile(await openDataFolder(data))
  if (!server) throw new Error('no server runs on this data folder')
  return server.token
}
