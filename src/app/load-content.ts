import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import type { z } from 'zod'
import { checkCrosswalks } from '../core/coverage/check-crosswalks.ts'
import { crosswalk } from '../core/coverage/crosswalk.ts'
import { checkStartingTexts } from '../core/documents/check-starting-texts.ts'
import { startingText } from '../core/documents/starting-text.ts'
import { checkGuidance } from '../core/guidance/check-guidance.ts'
import { type GuidanceSet, guidance, type Released, released } from '../core/guidance/guidance.ts'
import { recordAnew } from '../core/guidance/record-of-questions.ts'
import { checkThreats } from '../core/risk/check-threats.ts'
import { checkStartingCriteria, startingCriteria } from '../core/risk/starting-criteria.ts'
import { catalogueOf, threatsOfGroup } from '../core/risk/threat.ts'
import { checkContent, checkLaws } from '../core/standards/check-content.ts'
import type { Content } from '../core/standards/content.ts'
import { edition } from '../core/standards/edition.ts'
import { law } from '../core/standards/law.ts'
import { mapping } from '../core/standards/mapping.ts'
import { checkQuestionSets } from '../core/suppliers/check-question-sets.ts'
import { questionSet } from '../core/suppliers/question-set.ts'

/** Content that cannot be used. The message names file, place and fault, a line each. */
export class ContentError extends Error {
  override name = 'ContentError'
}

/**
 * Reads and checks `standards/*.json`, `mappings/*.json`, `laws/*.json`, `policies/*.yaml`, `threats/*.yaml`, `questionnaires/*.yaml`,
 * `crosswalks/*.json`, `risk/criteria.yaml`, `guidance/controls/*.yaml` and `guidance/clauses/*.yaml` in a folder, against the record of released questions
 * there or the one that is given. Throws ContentError, so that the product never starts on content that is not whole.
 */
export function loadContent(folder: string, record?: Released): Content {
  const editions = readAll(join(folder, 'standards'), edition)
  const mappings = readAll(join(folder, 'mappings'), mapping)
  const laws = readAll(join(folder, 'laws'), law)
  const startingTexts = byId(readAll(join(folder, 'policies'), startingText))
  const threats = readAll(join(folder, 'threats'), threatsOfGroup)
  const criteria = readOne(join(folder, 'risk', 'criteria.yaml'), startingCriteria).sets
  const questionSets = byId(readAll(join(folder, 'questionnaires'), questionSet))
  const crosswalks = readAll(join(folder, 'crosswalks'), crosswalk)
  const explanations = readGuidance(folder)
  const set = { ...explanations, released: record ?? explanations.released }
  const faults = checkContent(editions, mappings)
  const kindOf = (id: string) => (mappings.some((one) => one.id === id) ? 'mappings' : 'standards')
  refuse(
    faults.map((fault) => `${join(folder, kindOf(fault.in), `${fault.in}.json`)}: ${fault.place}: ${fault.message}`),
  )
  const explained = editions.find(({ id }) => id === mostExplained)
  if (!explained) throw new ContentError(`${join(folder, 'standards')}: ${mostExplained} is missing`)
  refuse(
    [
      ...checkGuidance(set, explained, fingerprint),
      ...checkLaws(laws, explained),
      ...checkStartingTexts(startingTexts, explained),
      ...checkThreats(threats, explained),
      ...checkStartingCriteria(criteria),
      ...checkQuestionSets(questionSets, explained),
      ...checkCrosswalks(crosswalks, editions),
    ].map((fault) => `${join(folder, fault.in)}: ${fault.place}: ${fault.message}`),
  )
  editions.sort((a, b) => (a.standard === b.standard ? b.year - a.year : a.standard < b.standard ? 1 : -1))
  return {
    editions: byId(editions),
    mappings,
    laws,
    guidance: set,
    startingTexts,
    questionSets,
    crosswalks,
    threats: catalogueOf(threats),
    criteria,
  }
}

/**
 * Writes the record of released questions anew, with the wording of today, and says what changed in it. Throws ContentError and
 * writes nothing where the content is not whole with that record.
 */
export function recordQuestions(folder: string): { recorded: number; reworded: string[]; added: string[] } {
  const set = readGuidance(folder)
  const before = set.released.questions
  const anew = recordAnew(set, fingerprint)
  loadContent(folder, anew)
  writeFileSync(recordIn(folder), `${JSON.stringify(anew, null, 2)}\n`)
  const paths = Object.keys(anew.questions)
  return {
    recorded: paths.length,
    reworded: paths.filter((path) => path in before && before[path] !== anew.questions[path]),
    added: paths.filter((path) => !(path in before)),
  }
}

const recordIn = (folder: string) => join(folder, 'guidance', 'released.json')

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

const readGuidance = (folder: string): GuidanceSet => ({
  controls: byId(readAll(join(folder, 'guidance', 'controls'), guidance)),
  clauses: byId(readAll(join(folder, 'guidance', 'clauses'), guidance)),
  released: readOne(recordIn(folder), released),
})

/** The edition that holds every control and clause about which there is an explanation. */
const mostExplained = 'nen-7510-2024'

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]))

function readAll<T extends { id: string }>(folder: string, schema: z.ZodType<T>): T[] {
  const files = listFiles(folder)
  if (files.length === 0) throw new ContentError(`${folder}: holds no .json or .yaml file`)
  return files.map((file) => readOne(file, schema))
}

function readOne<T extends { id: string }>(file: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(readData(file))
  if (!result.success)
    throw new ContentError(
      result.error.issues.map((issue) => `${file}: ${placeOf(issue.path)}: ${issue.message}`).join('\n'),
    )
  if (result.data.id !== basename(file, extname(file)))
    throw new ContentError(`${file}: id: is ${result.data.id}, not the name of the file`)
  return result.data
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => ['.json', '.yaml'].includes(extname(name)))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    throw new ContentError(`${folder}: cannot be read`, { cause: error })
  }
}

function readData(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8')
    return extname(file) === '.yaml' ? load(text, { schema: CORE_SCHEMA }) : JSON.parse(text)
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
