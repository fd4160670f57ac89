import type { SheetWords } from '../exchange/sheet-form.ts'
import type { Content } from '../standards/content.ts'
import { type Day, isDay } from '../time/day.ts'
import { isWritten } from '../time/written-days.ts'
import { claimColumns, groundColumns } from './coverage-tables.ts'
import type { NamedGround, TravellingClaim } from './interchange.ts'
import { editionNamed, requirementNamed } from './name-requirement.ts'
import {
  longest,
  MOST_CLAIMS,
  MOST_GROUNDS,
  type ReportReading,
  type Told,
  tooManyGrounds,
  unfit,
} from './report-reading.ts'

const told = (row: number, nl: string, en: string): Told => ({ row, sentence: { nl, en } })

/** Adds a certificate or report to what was read, or says why it cannot be one. `kind` and `accredited` are words that are known. */
export function checkGround(reading: ReportReading, row: number, candidate: Record<string, unknown>): void {
  const ground = candidate as Omit<NamedGround, 'starts' | 'ends'> & Record<'starts' | 'ends', unknown>
  const full = reading.grounds.length >= MOST_GROUNDS ? tooManyGrounds : null
  const fault =
    full ?? faultOfGround(ground) ?? (reading.grounds.some(({ key }) => key === ground.key) ? twice(ground.key) : null)
  if (fault) reading.refused.push({ row, sentence: fault })
  else reading.grounds.push(candidate as NamedGround)
}

function faultOfGround(
  ground: Omit<NamedGround, 'starts' | 'ends'> & Record<'starts' | 'ends', unknown>,
): SheetWords | null {
  const { starts, ends, type, kind } = ground
  if (ground.key.trim() === '') return words('Het kenmerk van de grond ontbreekt.', 'The key of the ground is missing.')
  if (ground.standard.trim() === '')
    return words('De norm of de soort rapport ontbreekt.', 'The standard or the kind of report is missing.')
  if (!isDay(starts) || !isDay(ends) || !isWritten(starts) || !isWritten(ends))
    return words(
      'De eerste of de laatste dag is geen dag. Schrijf de dag als 2026-12-31.',
      'The first or the last day is no day. Write the day as 2026-12-31.',
    )
  if (ends < starts) return words('De laatste dag ligt voor de eerste.', 'The last day lies before the first.')
  if (kind === 'certificate' ? type !== null : type !== 1 && type !== 2)
    return words(
      'Type is 1 of 2 bij een assurance-rapport, en leeg bij een certificaat.',
      'Type is 1 or 2 for an assurance report, and empty for a certificate.',
    )
  const { key, standard, title, body, number, opinion, scope } = ground
  return (
    unfitOf({ key, standard, title, body, number, opinion }, groundColumns, () => longest.ground) ??
    unfitOf({ scope }, groundColumns, () => longest.note, true)
  )
}

/** Why the first of these texts that cannot be stored cannot, by what its column is called. */
function unfitOf<Key extends string>(
  texts: Record<Key, string>,
  columns: typeof claimColumns,
  limitOf: (key: Key) => number,
  prose = false,
): SheetWords | null {
  for (const key of Object.keys(texts) as Key[]) {
    const name = columns.find((column) => column.key === key)?.heading ?? words(key, key)
    const fault = unfit(texts[key], limitOf(key), name, prose)
    if (fault) return fault
  }
  return null
}

const words = (nl: string, en: string): SheetWords => ({ nl, en })
const twice = (key: string): SheetWords => {
  const said = key.slice(0, 60)
  return words(`Het kenmerk ‘${said}’ staat er twee keer.`, `The key ‘${said}’ is there twice.`)
}

/** Keeps of what was read what can be stored and says what is wrong with the rest; requirements get the keys by which they are known. */
export function checkParts(content: Content, reading: ReportReading): void {
  const grounds = new Map(reading.grounds.map((one) => [one.key, one]))
  const kept: ReportReading['claims'] = []
  for (const { row, claim } of reading.claims.slice(0, MOST_CLAIMS)) {
    const checked = checkedClaim(content, claim, grounds)
    if ('fault' in checked) reading.refused.push({ row, sentence: checked.fault })
    else {
      kept.push({ row, claim: checked.claim })
      if (checked.remark) reading.remarks.push({ row, sentence: checked.remark })
    }
  }
  const beyond = reading.claims[MOST_CLAIMS]
  if (beyond)
    reading.refused.push(
      told(
        beyond.row,
        `Een rapport heeft ten hoogste ${MOST_CLAIMS} regels; deze en de volgende zijn niet gelezen. Verdeel het over meer rapporten.`,
        `A report has at most ${MOST_CLAIMS} lines; this one and those after it were not read. Divide it over several reports.`,
      ),
    )
  reading.claims = kept
  reading.refused.sort((a, b) => a.row - b.row)
}

type Checked = { claim: TravellingClaim; remark?: SheetWords } | { fault: SheetWords }

function checkedClaim(content: Content, claim: TravellingClaim, grounds: ReadonlyMap<string, NamedGround>): Checked {
  const edition = editionNamed(content, claim.edition)
  if (edition === '') return { fault: words('De norm ontbreekt.', 'The standard is missing.') }
  const named = requirementNamed(content, edition, claim.requirement)
  if ('refused' in named) return { fault: named.refused }
  const covers = claim.by === 'supplier' || claim.by === 'shared'
  if (covers !== (claim.extent !== 'none'))
    return {
      fault: words(
        'Wie dit dekt en in welke mate spreken elkaar tegen: alleen wat de leverancier (mede) dekt, is geheel of deels gedekt.',
        'Who covers this and to which extent contradict each other: only what the supplier covers (with others) is covered directly or partly.',
      ),
    }
  const fault = unfitClaim(claim)
  if (fault) return { fault }
  const known = { ...claim, edition, requirement: named.key }
  if (claim.ground === null) return { claim: known }
  const said = claim.ground.slice(0, 60)
  const ground = grounds.get(claim.ground)
  if (ground === undefined)
    return {
      claim: { ...known, ground: null },
      remark: words(
        `De grond ‘${said}’ staat niet in het bestand of is niet leesbaar. De regel is gelezen zonder.`,
        `The ground ‘${said}’ is not in the file or cannot be read. The line was read without it.`,
      ),
    }
  if (ground.kind !== claim.restsOn)
    return {
      fault: words(
        `De grond ‘${said}’ is van een andere soort dan waarop deze regel zegt te rusten.`,
        `The ground ‘${said}’ is of another kind than that on which this line says to rest.`,
      ),
    }
  return { claim: known }
}

/**
 * Takes assurance reports out of what was read that tell of days to come, which nobody can have tested, and says so; lines that rest on one
 * are read without. Says too whose word the accreditation of a certificate is.
 */
export function checkGroundsOn(reading: ReportReading, today: Day): void {
  const untested = reading.grounds.filter(({ kind, ends }) => kind === 'assurance' && ends > today)
  for (const { key, title, standard, ends } of untested) {
    const said = (title || standard || key).slice(0, 60)
    reading.refused.push(
      told(
        0,
        `Het rapport ‘${said}’ loopt tot en met ${ends}. Die dag moet nog komen, en kan dus niet zijn getoetst. Vraag om het rapport over een periode die voorbij is.`,
        `The report ‘${said}’ runs through ${ends}. That day has yet to come, and cannot have been tested. Ask for the report on a period that has passed.`,
      ),
    )
  }
  const out = new Set(untested.map(({ key }) => key))
  reading.grounds = reading.grounds.filter((one) => !out.has(one.key))
  reading.claims = reading.claims.map(({ row, claim }) => ({
    row,
    claim: claim.ground !== null && out.has(claim.ground) ? { ...claim, ground: null } : claim,
  }))
  if (reading.grounds.some(({ kind, accredited }) => kind === 'certificate' && accredited === 'yes'))
    reading.remarks.push(
      told(
        0,
        'Dat een certificaat onder accreditatie is gegeven, is hier het woord van de leverancier. Zoek het op bij de instelling en leg dat vast bij de certificaten van de leverancier; tot dan telt het als onbekend.',
        'That a certificate was given under accreditation is the word of the supplier here. Look it up at the body and record that with the certificates of the supplier; until then it counts as not known.',
      ),
    )
}

/** Why a text of a claim cannot be stored; null where all can. */
export function unfitClaim({ edition, requirement, reference, place, statement, customerPart }: TravellingClaim) {
  return (
    unfitOf({ edition, requirement, reference, place }, claimColumns, (key) => longest[key]) ??
    unfitOf({ statement, customerPart }, claimColumns, () => longest.statement, true)
  )
}
