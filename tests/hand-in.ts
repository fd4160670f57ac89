import { uploadFile } from '../src/features/files/files.contract.ts'
import type { TestApp, TestPerson } from './test-app.ts'

/** Hands in a small file and gives its id. */
export async function handIn(app: TestApp, as: TestPerson, name: string, text: string): Promise<string> {
  const { body } = await app.call(uploadFile, { as, query: { name }, bytes: Buffer.from(text) })
  return (body as { id: string }).id
}
