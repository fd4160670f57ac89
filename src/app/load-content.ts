import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { checkContent } from '../core/standards/check-content.ts'
import type { Content } from '../core/standards/content.ts'
import { edition } from '../core/standards/edition.ts'
import { mapping } from '../core/standards/mapping.ts'

/** Content that cannot be used. The message names file, place and fault, a line each. */
export class ContentError extends Error {
  override name = 'ContentError'
}

/** Reads and checks `standards/*.json` and `mappings/*.json` in a folder. Throws ContentError, so that the product never starts on content that is not whole. */
export function loadContent(folder: string): Content {
  const editions = readAll(join(folder, 'standards'), edition)
  const mappings = readAll(join(folder, 'mappings'), mapping)
  const faults = checkContent(editions, mappings)
  const kindOf = (id: string) => (mappings.some((one) => one.id === id) ? 'mappings' : 'standards')
  refuse(
    faults.map((fault) => `${join(folder, kindOf(fault.in), `${fault.in}.json`)}: ${fault.place}: ${fault.message}`),
  )
  editions.sort((a, b) => (a.standard === b.standard ? b.year - a.year : a.standard < b.standard ? 1 : -1))
  return { editions: new Map(editions.map((one) => [one.id, one])), mappings }
}

function readAll<T extends { id: string }>(folder: string, schema: z.ZodType<T>): T[] {
  const files = listFiles(folder)
  if (files.length === 0) throw new ContentError(`${folder}: holds no .json file`)
  return files.map((file) => {
    const result = schema.safeParse(readJson(file))
    if (!result.success)
      throw new ContentError(
        result.error.issues.map((issue) => `${file}: ${placeOf(issue.path)}: ${issue.message}`).join('\n'),
      )
    if (`${result.data.id}.json` !== basename(file))
      throw new ContentError(`${file}: id: is ${result.data.id}, not the name of the file`)
    return result.data
  })
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    throw new ContentError(`${folder}: cannot be read`, { cause: error })
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ContentError(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`, { cause: error })
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, key) =>
      typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`,
    '',
  )
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new ContentError(faults.join('\n'))
}
