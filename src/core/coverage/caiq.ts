import { headingKey } from '../exchange/column-mapping.ts'
import type { Content } from '../standards/content.ts'
import type { CoveredBy, Extent } from './facts.ts'
import type { TravellingClaim } from './interchange.ts'
import { requirementNamed } from './name-requirement.ts'
import type { RawTable } from './read-coverage-tables.ts'
import { emptyReading, longest, type ReportReading } from './report-reading.ts'
import { understoodBy } from './understood-words.ts'

/**
 * The columns by which the CSA's Consensus Assessments Initiative Questionnaire, version 4, is known (its published layout: a title, a row
 * of headings, a row for each question of which the number begins with that of a control of the Cloud Controls Matrix).
 */
const headings = {
  question: ['questionid'],
  answer: ['cspcaiqanswer', 'caiqanswer'],
  ownership: ['ssrmcontrolownership'],
  description: ['cspimplementationdescription'],
  customer: ['cscresponsibilities'],
} as const
type Column = keyof typeof headings

/** A control of the Cloud Controls Matrix, and the requirements of the edition for which it is taken. */
export type CaiqTarget = { from: string; to: string[] }
type Found = { head: number; places: Record<Column, number> }

const crosswalkId = 'ccm-4.0--iso-27001-2022'

/** Where the headings of a CAIQ stand in a table, or null where it is none. Each is known by how it begins, as versions add words. */
export function caiqHead(rows: RawTable['rows']): Found | null {
  for (const [head, { cells }] of rows.slice(0, 10).entries()) {
    const keys = cells.map(headingKey)
    const places = Object.fromEntries(
      Object.entries(headings).map(([column, begins]) => [
        column,
        keys.findIndex((key) => begins.some((begin) => key.startsWith(begin))),
      ]),
    ) as Found['places']
    if (places.question >= 0 && places.answer >= 0) return { head, places }
  }
  return null
}

type Question = {
  row: number
  id: string
  answer: 'yes' | 'no' | 'na'
  by: CoveredBy | null
  description: string
  customer: string
}

/**
 * The answers of a CAIQ as claims about ISO/IEC 27001, one for each control of the matrix and requirement that it is carried to. The
 * carrying is uncertain, so that nothing is covered more than partly. `chosen`: what somebody chose for a control instead of the crosswalk.
 */
export function readCaiq(content: Content, rows: RawTable['rows'], chosen: readonly CaiqTarget[] = []) {
  const found = caiqHead(rows)
  const walk = content.crosswalks.find(({ id }) => id === crosswalkId)
  if (!found || !walk) return null
  const reading = emptyReading()
  const { questions, unread } = readQuestions(reading, rows.slice(found.head + 1), found.places)
  const targets = new Map([...walk.pairs, ...chosen].map(({ from, to }) => [from, to]))
  const used: (CaiqTarget & { questions: number })[] = []
  for (const [control, asked] of Map.groupBy(questions, ({ id }) => controlOf(id))) {
    const row = asked[0]?.row ?? 0
    const to = targets.get(control) ?? []
    used.push({ from: control, to: [...to], questions: asked.length })
    if (to.length === 0) {
      const nl = `Waar ${control} op lijkt, is niet bekend. Vul bij dat onderdeel eisen in om de antwoorden over te nemen.`
      const en = `What ${control} comes near to is not known. Fill in requirements at that control to take over its answers.`
      reading.remarks.push({ row, sentence: { nl, en } })
    }
    for (const requirement of to) {
      const named = requirementNamed(content, walk.to, requirement)
      if ('refused' in named) reading.refused.push({ row, sentence: named.refused })
      else
        reading.claims.push({
          row,
          claim: claimOf(walk.to, named.key, control, { asked, isWhole: !unread.has(control) }),
        })
    }
  }
  if (reading.claims.length > 0)
    reading.remarks.unshift({
      row: 0,
      sentence: {
        nl: 'De antwoorden gaan over de Cloud Controls Matrix. Welke eis van ISO/IEC 27001 daarbij hoort, is een eigen lezing met lage zekerheid: alles telt ten hoogste als deels gedekt.',
        en: 'The answers are about the Cloud Controls Matrix. Which requirement of ISO/IEC 27001 goes with them is a reading of our own of low confidence: everything counts as partly covered at most.',
      },
    })
  return { reading, targets: used, edition: walk.to }
}

const controlOf = (question: string) => question.replace(/\.\d+$/, '')

/** The questions that can be read, and the controls of which one cannot. */
function readQuestions(reading: ReportReading, rows: RawTable['rows'], places: Found['places']) {
  const questions: Question[] = []
  const seen = new Set<string>()
  const unread = new Set<string>()
  for (const { row, cells, formulas } of rows) {
    const cell = (column: Column) => (places[column] < 0 ? '' : (cells[places[column]] ?? '').trim())
    const id = cell('question').toUpperCase()
    // Below the questions the CSA has its own notes.
    if (!/^[A-Z&]{3}-\d{2}(\.\d{1,2})?$/.test(id)) continue
    const refuse = (nl: string, en: string) => {
      unread.add(controlOf(id))
      reading.refused.push({ row, sentence: { nl, en } })
    }
    const answer = answers.get(headingKey(cell('answer')))
    const by = understoodBy(cell('ownership'))
    if (formulas.some((place) => Object.values(places).includes(place)))
      refuse(
        `${id}: er staat een formule of een fout. Vul de uitkomst in als tekst.`,
        `${id}: there is a formula or an error. Fill in its outcome as text.`,
      )
    else if (seen.has(id)) refuse(`${id} staat er twee keer.`, `${id} is there twice.`)
    else if (cell('answer') === '') refuse(`${id} is niet beantwoord.`, `${id} is not answered.`)
    else if (answer === undefined)
      refuse(`${id}: het antwoord is niet Yes, No of NA.`, `${id}: the answer is not Yes, No or NA.`)
    else if (by === undefined)
      refuse(
        `${id}: ‘${cell('ownership').slice(0, 60)}’ wordt niet begrepen als wie het doet, zoals CSP-owned.`,
        `${id}: ‘${cell('ownership').slice(0, 60)}’ is not understood as who does it, such as CSP-owned.`,
      )
    else questions.push({ row, id, answer, by, description: cell('description'), customer: cell('customer') })
    seen.add(id)
  }
  return { questions, unread }
}

const answers = new Map<string, Question['answer']>([
  ...(['yes', 'y', 'ja'] as const).map((one) => [one, 'yes'] as const),
  ...(['no', 'n', 'nee'] as const).map((one) => [one, 'no'] as const),
  ...(['na', 'notapplicable', 'nvt'] as const).map((one) => [one, 'na'] as const),
])

type Asked = { asked: readonly Question[]; isWhole: boolean }

function claimOf(edition: string, requirement: string, control: string, said: Asked): TravellingClaim {
  const { asked } = said
  const { by, extent } = standingOf(said)
  const joined = (of: 'description' | 'customer') =>
    asked
      .filter((one) => one[of] !== '')
      .map((one) => `${one.id}: ${one[of]}`)
      .join('\n\n')
      .slice(0, longest.statement)
  return {
    ...{ edition, requirement, reference: control, by, extent, ground: null },
    restsOn: extent === 'none' ? 'none' : 'own-statement',
    place: `CAIQ ${asked.map(({ id }) => id).join(', ')}`.slice(0, longest.place),
    ...{ statement: joined('description'), customerPart: joined('customer') },
  }
}

/** What the answers about one control come to. Only where every answer that counts is yes on the supplier's side is it the supplier's. */
function standingOf({ asked, isWhole }: Asked): { by: CoveredBy; extent: Extent } {
  const counted = asked.filter(({ answer, by }) => answer !== 'na' && by !== 'not-applicable')
  // What cannot be read may apply: a requirement is not taken out of sight by what is left of the answers.
  if (counted.length === 0) return { by: isWhole ? 'not-applicable' : 'nobody', extent: 'none' }
  if (counted.every(({ by }) => by === 'customer')) return { by: 'customer', extent: 'none' }
  const covered = counted.filter(({ answer, by }) => answer === 'yes' && by !== 'customer')
  if (covered.length === 0) return { by: 'nobody', extent: 'none' }
  const shared = counted.some(({ by }) => by === 'shared' || by === 'customer')
  return { by: shared ? 'shared' : 'supplier', extent: 'partly' }
}
