import type { SheetWords } from '../exchange/sheet-form.ts'
import { readWrittenDay } from '../exchange/written-day.ts'
import type { Content } from '../standards/content.ts'
import { unfitClaim } from './check-document.ts'
import type { CoverageField, CoverageRow } from './coverage-fields.ts'
import { coverageFields } from './coverage-fields.ts'
import type { CoveredBy, Extent, RestsOn } from './facts.ts'
import type { NamedGround, TravellingClaim } from './interchange.ts'
import { editionNamed, requirementNamed } from './name-requirement.ts'
import { emptyReading, longest, MOST_GROUNDS, type ReportReading, tooManyGrounds, unfit } from './report-reading.ts'
import { understoodBy, understoodExtent, understoodRests } from './understood-words.ts'

/** What holds for rows that do not say it themselves. */
export type RowChoices = { edition: string | null; by: CoveredBy | null; restsOn: RestsOn | null }

class RowRefused extends Error {
  readonly sentence: SheetWords
  constructor(nl: string, en: string) {
    super(en)
    this.sentence = { nl, en }
  }
}

/** The rows of a list of somebody else's making as claims. A row that cannot be read is refused by itself, and says why. */
export function readClaimRows(content: Content, rows: readonly CoverageRow[], choices: RowChoices): ReportReading {
  const reading = emptyReading()
  const grounds = new Map<string, NamedGround>()
  for (const { row, values } of rows) {
    try {
      const asked = requirementOf(content, values, choices)
      const standing = standingOf(values, choices)
      const ground = groundOf(values, standing.restsOn, grounds)
      if (ground === 'unknown-days') reading.remarks.push({ row, sentence: withoutDays(values) })
      const named = ground !== null && ground !== 'unknown-days' ? ground.key : null
      const place = lineOf(values, 'place')
      const said =
        ground === 'unknown-days' ? [lineOf(values, 'groundTitle') || lineOf(values, 'groundNumber'), place] : [place]
      const claim: TravellingClaim = {
        ...asked,
        ...standing,
        reference: lineOf(values, 'reference'),
        ground: named,
        place: said.filter((one) => one !== '').join(', '),
        statement: (values.statement ?? '').trim(),
        customerPart: (values.customerPart ?? '').trim(),
      }
      const fault = unfitClaim(claim) ?? unfitGround(values)
      if (fault) throw new RowRefused(fault.nl, fault.en)
      reading.claims.push({ row, claim })
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      reading.refused.push({ row, sentence: error.sentence })
    }
  }
  reading.grounds = [...grounds.values()]
  return reading
}

type Values = CoverageRow['values']
const lineOf = (values: Values, key: CoverageField) => (values[key] ?? '').replace(/\s+/g, ' ').trim()

function requirementOf(content: Content, values: Values, choices: RowChoices) {
  const written = lineOf(values, 'edition')
  const edition = written === '' ? choices.edition : editionNamed(content, written)
  if (edition === null)
    throw new RowRefused(
      'Er staat niet bij om welke norm het gaat. Kies hierboven de norm voor rijen zonder, of vul de kolom in.',
      'It does not say which standard it is about. Choose above the standard for rows without, or fill in the column.',
    )
  const named = requirementNamed(content, edition, lineOf(values, 'requirement'))
  if ('refused' in named) throw new RowRefused(named.refused.nl, named.refused.en)
  return { edition, requirement: named.key }
}

/** Who covers it, to which extent and resting on what, each from the row itself or else from what the others say. */
function standingOf(values: Values, choices: RowChoices): { by: CoveredBy; extent: Extent; restsOn: RestsOn } {
  const saidBy = understoodBy(values.by)
  const saidExtent = understoodExtent(values.extent)
  const saidRests = understoodRests(values.restsOn)
  if (saidBy === undefined)
    notUnderstood('by', values.by, 'leverancier, gedeeld, afnemer of niemand', 'supplier, shared, customer or nobody')
  if (saidExtent === undefined)
    notUnderstood('extent', values.extent, 'geheel, deels of niet', 'directly, partly or not')
  if (saidRests === undefined)
    notUnderstood(
      ...(['restsOn', values.restsOn] as const),
      ...([
        'certificaat, assurance-rapport, eigen verklaring of niets',
        'certificate, assurance report, own statement or nothing',
      ] as const),
    )
  const by = saidBy ?? (saidExtent === 'none' ? 'nobody' : choices.by)
  if (by === null)
    throw new RowRefused(
      'Er staat niet bij wie dit dekt. Kies hierboven wat voor rijen zonder geldt, of vul de kolom in.',
      'It does not say who covers this. Choose above what holds for rows without, or fill in the column.',
    )
  const covers = by === 'supplier' || by === 'shared'
  const extent = saidExtent ?? (covers ? (by === 'supplier' ? 'directly' : 'partly') : 'none')
  if (covers !== (extent !== 'none'))
    throw new RowRefused(
      'Wie dit dekt en in welke mate spreken elkaar tegen: alleen wat de leverancier (mede) dekt, is geheel of deels gedekt.',
      'Who covers this and to which extent contradict each other: only what the supplier covers (with others) is covered directly or partly.',
    )
  return { by, extent, restsOn: saidRests ?? restsByRow(values, covers, choices) }
}

function restsByRow(values: Values, covers: boolean, choices: RowChoices): RestsOn {
  if (!covers) return 'none'
  const title = lineOf(values, 'groundTitle') || lineOf(values, 'groundNumber')
  if (title !== '') return /isae|soc\s?[12]|assurance|type\s?(1|2|ii?)\b/i.test(title) ? 'assurance' : 'certificate'
  return choices.restsOn ?? 'own-statement'
}

function notUnderstood(key: CoverageField, written: string | undefined, nl: string, en: string): never {
  const heading = coverageFields.find((one) => one.key === key)?.headings ?? []
  const said = (written ?? '').trim().slice(0, 60)
  throw new RowRefused(
    `‘${said}’ bij ‘${heading[0]}’ wordt niet begrepen. Schrijf ${nl}.`,
    `‘${said}’ at ‘${heading[1]}’ is not understood. Write ${en}.`,
  )
}

/** The certificate or report that a row names; one that stands in more rows is one. It can be recorded only with its days. */
function groundOf(
  values: Values,
  restsOn: RestsOn,
  grounds: Map<string, NamedGround>,
): NamedGround | 'unknown-days' | null {
  if (restsOn !== 'certificate' && restsOn !== 'assurance') return null
  const [title, number] = [lineOf(values, 'groundTitle'), lineOf(values, 'groundNumber')]
  if (title === '' && number === '') return null
  const [starts, ends] = (['groundStarts', 'groundEnds'] as const).map((key) => {
    const written = lineOf(values, key)
    const day = readWrittenDay(written)
    if (written !== '' && day === null)
      throw new RowRefused(
        `‘${written.slice(0, 40)}’ is geen dag. Schrijf de dag als 31-12-2027 of 2027-12-31.`,
        `‘${written.slice(0, 40)}’ is no day. Write the day as 31-12-2027 or 2027-12-31.`,
      )
    return day
  })
  if (!starts || !ends) return 'unknown-days'
  if (ends < starts)
    throw new RowRefused(
      'De laatste dag van het certificaat of rapport ligt voor de eerste.',
      'The last day of the certificate or report lies before the first.',
    )
  const key = [restsOn, title, number, starts, ends].join(' | ')
  const ground = grounds.get(key) ?? {
    ...{ key, kind: restsOn, standard: title || number, title, body: lineOf(values, 'groundBody'), number },
    ...{ accredited: 'unknown' as const, type: restsOn === 'certificate' ? null : typeOf(title), starts, ends },
    ...{ scope: '', opinion: '' },
  }
  if (!grounds.has(key) && grounds.size >= MOST_GROUNDS) throw new RowRefused(tooManyGrounds.nl, tooManyGrounds.en)
  grounds.set(key, ground)
  return ground
}

function unfitGround(values: Values): SheetWords | null {
  for (const key of ['groundTitle', 'groundNumber', 'groundBody'] as const) {
    const [nl = key, en = key] = coverageFields.find((one) => one.key === key)?.headings ?? []
    const fault = unfit(lineOf(values, key), longest.ground, { nl, en })
    if (fault) return fault
  }
  return null
}

/** Of a report that does not say what type it is, the weaker is meant. */
const typeOf = (title: string): 1 | 2 => (/type\s?(2|ii)\b/i.test(title) ? 2 : 1)

const withoutDays = (values: Values): SheetWords => {
  const said = (lineOf(values, 'groundTitle') || lineOf(values, 'groundNumber')).slice(0, 60)
  return {
    nl: `Van ‘${said}’ ontbreken de eerste en de laatste dag. Het komt in woorden bij de eis te staan; leg het zelf vast bij de leverancier om erop te kunnen rusten.`,
    en: `Of ‘${said}’ the first and the last day are missing. It is kept in words with the requirement; record it with the supplier to let anything rest on it.`,
  }
}
