import { countsSomewhere, earlierEdition, isKnownEdition } from '../../core/coverage/earlier-edition.ts'
import type { ReportAbout, ReportReading, Told } from '../../core/coverage/report-reading.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Text } from '../../platform/language/languages.ts'

/** What to answer where a report would tell of a day after today. */
export const notYet: Text = {
  nl: 'Deze dag moet nog komen. Vul de dag in waarop het rapport is opgemaakt.',
  en: 'This day is still to come. Fill in the day on which the report was drawn up.',
}

/** What to answer where a file names another supplier or service than the one it is recorded for. */
export const aboutAnother = (told: string, chosen: string): Text => ({
  nl: `Dit bestand gaat over ${told}. Bevestig dat het toch wordt vastgelegd bij ${chosen}, of kies een andere dienst.`,
  en: `This file is about ${told}. Confirm that it is recorded for ${chosen} all the same, or choose another service.`,
})

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** How a file names its supplier and service, where it names others than these; else null. */
export function anotherName(about: ReportAbout, of: { name: string; supplierName: string }): string | null {
  const { supplier = '', service = '' } = about
  const same = (told: string, here: string) => plain(told) === '' || plain(told) === plain(here)
  if (same(supplier, of.supplierName) && same(service, of.name)) return null
  const told = [supplier, service].filter((one) => plain(one) !== '')
  return told.join(': ').slice(0, 300)
}

/** How many lines are of editions that nothing carries to another: they are kept as they were told, and count nowhere. */
export function uncounted({ claims }: ReportReading, content: Content): Told[] {
  const unknown = Map.groupBy(
    claims.filter(({ claim }) => !isKnownEdition(content, claim.edition)),
    ({ claim }) => claim.edition,
  )
  return [...unknown].map(([edition, lines]) => {
    const { length } = lines
    return {
      row: lines[0]?.row ?? 0,
      sentence: {
        nl: `Van ${edition} is geen overgang naar een andere norm bekend: ${length} ${length === 1 ? 'regel wordt bewaard en telt' : 'regels worden bewaard en tellen'} nergens mee.`,
        en: `Of ${edition} no mapping to another standard is known: ${length} ${length === 1 ? 'line is kept and counts' : 'lines are kept and count'} nowhere.`,
      },
    }
  })
}

/** How many lines are of an edition that is known by numbers alone, and how many of these come near to nothing. */
export function carriedByNumber({ claims }: ReportReading, content: Content): Told[] {
  const earlier = Map.groupBy(
    claims.filter(
      ({ claim }) => earlierEdition(content, claim.edition) !== null && !content.editions.has(claim.edition),
    ),
    ({ claim }) => claim.edition,
  )
  return [...earlier].map(([edition, lines]) => {
    const left = lines.filter(({ claim }) => !countsSomewhere(content, claim.edition, claim.requirement)).length
    return {
      row: lines[0]?.row ?? 0,
      sentence: {
        nl: `Van ${edition} zijn alleen de nummers bekend. Welke eis van nu daarbij hoort, is een eigen lezing met lage zekerheid: alles telt ten hoogste als deels gedekt, en ${left} van de ${lines.length} regels tellen nergens mee.`,
        en: `Of ${edition} only the numbers are known. Which requirement of today belongs to each is a reading of ours of low certainty: all counts as covered partly at most, and ${left} of the ${lines.length} lines count nowhere.`,
      },
    }
  })
}
