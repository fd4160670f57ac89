import { exceptionAssessmentWords } from '../assurance/assurance-words.ts'
import { type Day, isDay } from '../time/day.ts'
import { parseDuration } from '../time/duration.ts'
import type { ItemKind, ItemValue, ReviewChange } from './review-items.ts'
import type { ReviewDecision } from './review-picture.ts'
import type { ReportPoint } from './review-points.ts'

type Words = { nl: string; en: string }
type Language = keyof Words

export const decisionWords: Record<ReviewDecision, Words> = {
  continue: { nl: 'Doorgaan', en: 'Go on' },
  'continue-with-actions': { nl: 'Doorgaan, met acties', en: 'Go on, with actions' },
  'improve-first': { nl: 'Eerst verbeteren', en: 'Improve first' },
  leave: { nl: 'Weggaan', en: 'Leave' },
}

export const itemKindWords: Record<ItemKind, Words> = {
  service: { nl: 'Dienst', en: 'Service' },
  reach: { nl: 'Toegang', en: 'Reach' },
  contract: { nl: 'Contract', en: 'Contract' },
  agreement: { nl: 'Verwerkersovereenkomst', en: 'Processor agreement' },
  certificate: { nl: 'Certificaat', en: 'Certificate' },
  subprocessor: { nl: 'Subverwerker', en: 'Sub-processor' },
  report: { nl: 'Assurance-rapport', en: 'Assurance report' },
  coverage: { nl: 'Dekkingsrapport', en: 'Coverage report' },
}

const changeWords: Record<ReviewChange['change'], Words> = {
  came: { nl: 'Nieuw', en: 'New' },
  went: { nl: 'Weg', en: 'Gone' },
  changed: { nl: 'Anders', en: 'Changed' },
}

type Said = Pick<ReviewChange, 'change'> & { on: string | null }

/** A change in words. What has been there since before the days that are looked back on was recorded later; it is not new. */
export const wordOfChange = ({ change, on }: Said, from: string): Words =>
  change === 'came' && (on === null || on < from)
    ? { nl: 'Vastgelegd na de vorige beoordeling', en: 'Recorded after the earlier review' }
    : changeWords[change]

export const pointKindWords: Record<ReportPoint['kind'], Words> = {
  exception: { nl: 'Uitzondering', en: 'Exception' },
  cuec: { nl: 'Aan ons gevraagd (CUEC), nog open', en: 'Asked of us (CUEC), still open' },
}

type Assessed = Pick<ReportPoint, 'kind' | 'assessment' | 'reason'>

/** What an exception means here, with why; empty for what is asked of us. */
export function assessmentOf({ kind, assessment, reason }: Assessed, language: Language): string {
  if (kind === 'cuec') return ''
  if (assessment === null) return { nl: 'Nog niet beoordeeld', en: 'Not assessed yet' }[language]
  return [exceptionAssessmentWords[assessment][language], reason].filter((one) => one).join(': ')
}

export const eventWords = {
  incident: { nl: 'Incident', en: 'Incident' },
  exception: { nl: 'Uitzondering', en: 'Exception' },
  change: { nl: 'Wijziging', en: 'Change' },
  complaint: { nl: 'Klacht', en: 'Complaint' },
} as const satisfies Record<string, Words>

/** How each value of a thing is called. */
const names: Record<string, Words> = {
  title: { nl: 'naam', en: 'name' },
  serviceKind: { nl: 'soort', en: 'kind' },
  canMissHours: { nl: 'te missen (uren)', en: 'can be missed (hours)' },
  route: { nl: 'hoe', en: 'how' },
  phi: { nl: 'persoonlijke gezondheidsinformatie', en: 'personal health information' },
  mfa: { nl: 'tweede factor', en: 'second factor' },
  logged: { nl: 'gelogd', en: 'logged' },
  ends: { nl: 'loopt tot en met', en: 'runs through' },
  notice: { nl: 'opzegtermijn', en: 'notice' },
  signedOn: { nl: 'getekend op', en: 'signed on' },
  securityAnnex: { nl: 'bijlage beveiliging', en: 'security annex' },
  breachHours: { nl: 'lek gemeld binnen (uren)', en: 'breach told within (hours)' },
  auditRight: { nl: 'recht op audit', en: 'right to audit' },
  returnDestruction: { nl: 'teruggave en vernietiging', en: 'return and destruction' },
  subprocessorsNamed: { nl: 'subverwerkers genoemd', en: 'sub-processors named' },
  accredited: { nl: 'onder accreditatie', en: 'accredited' },
  revokedOn: { nl: 'ingetrokken op', en: 'revoked on' },
  country: { nl: 'land', en: 'country' },
  reachesPhi: { nl: 'bij gezondheidsinformatie', en: 'reaches health information' },
  agreed: { nl: 'akkoord', en: 'agreed' },
  service: { nl: 'dienst', en: 'service' },
  version: { nl: 'versie', en: 'version' },
  asOf: { nl: 'peildatum', en: 'as of' },
  replacedBy: { nl: 'vervangen door', en: 'replaced by' },
  type: { nl: 'type', en: 'type' },
  opinion: { nl: 'oordeel', en: 'opinion' },
  periodFrom: { nl: 'periode vanaf', en: 'period from' },
  periodTo: { nl: 'periode tot en met', en: 'period through' },
  bridgedThrough: { nl: 'overbrugd tot en met', en: 'bridged through' },
  exceptions: { nl: 'uitzonderingen', en: 'exceptions' },
  unassessed: { nl: 'nog niet beoordeeld', en: 'not assessed yet' },
  cuecsOpen: { nl: 'open maatregelen voor ons', en: 'open controls for us' },
}

const codes: Record<string, Words> = {
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  unknown: { nl: 'niet bekend', en: 'not known' },
  hosted: { nl: 'draait bij de leverancier', en: 'runs at the supplier' },
  remote: { nl: 'op afstand', en: 'from a distance' },
  'on-site': { nl: 'op locatie', en: 'on site' },
  interface: { nl: 'koppeling', en: 'interface' },
  hosting: { nl: 'hosting', en: 'hosting' },
  software: { nl: 'software', en: 'software' },
  cloud: { nl: 'clouddienst', en: 'cloud service' },
  maintenance: { nl: 'onderhoud', en: 'maintenance' },
  support: { nl: 'ondersteuning', en: 'support' },
  processing: { nl: 'verwerking', en: 'processing' },
  devices: { nl: 'apparatuur', en: 'devices' },
  staff: { nl: 'personeel', en: 'staff' },
  other: { nl: 'anders', en: 'other' },
  unqualified: { nl: 'goedkeurend', en: 'unqualified' },
  qualified: { nl: 'met beperking', en: 'qualified' },
  adverse: { nl: 'afkeurend', en: 'adverse' },
  disclaimer: { nl: 'oordeelonthouding', en: 'disclaimer' },
}

/** Values that are written by people and never a code. */
const asWritten = new Set(['title', 'country', 'service', 'version', 'replacedBy'])

export const nameOfValue = (name: string, language: Language): string => names[name]?.[language] ?? name

/** A value in words; null is told as not known. */
export function wordOfValue(
  name: string,
  value: ItemValue,
  language: Language,
  writeDay: (day: Day) => string,
): string {
  if (value === null || value === '') return (codes.unknown as Words)[language]
  if (typeof value === 'boolean') return (codes[value ? 'yes' : 'no'] as Words)[language]
  if (name === 'type' && (value === 1 || value === 2)) return value === 1 ? 'I' : 'II'
  if (typeof value === 'number') return String(value)
  if (isDay(value)) return writeDay(value)
  if (name === 'notice') return durationInWords(value, language)
  return asWritten.has(name) ? value : (codes[value]?.[language] ?? value)
}

const units: Record<'years' | 'months' | 'weeks' | 'days', Record<Language, [string, string]>> = {
  years: { nl: ['jaar', 'jaar'], en: ['year', 'years'] },
  months: { nl: ['maand', 'maanden'], en: ['month', 'months'] },
  weeks: { nl: ['week', 'weken'], en: ['week', 'weeks'] },
  days: { nl: ['dag', 'dagen'], en: ['day', 'days'] },
}

/** An ISO 8601 duration such as P3M in words; what is none stays as it was written. */
function durationInWords(text: string, language: Language): string {
  const duration = parseDuration(text)
  if (duration === null) return text
  const names = Object.keys(units) as (keyof typeof units)[]
  return names
    .filter((name) => duration[name] > 0)
    .map((name) => `${duration[name]} ${units[name][language][duration[name] === 1 ? 0 : 1]}`)
    .join(', ')
}

/** The values of a thing that say something, each as name and word. A day that is not there is left out. */
export function saidOf(
  values: Readonly<Record<string, ItemValue>>,
  language: Language,
  writeDay: (day: Day) => string,
): { name: string; word: string }[] {
  const dayNames = ['ends', 'signedOn', 'revokedOn', 'periodFrom', 'periodTo', 'bridgedThrough']
  return Object.entries(values)
    .filter(
      ([name, value]) =>
        !((value === null || value === '') && ([...dayNames, 'notice'].includes(name) || asWritten.has(name))),
    )
    .filter(([name, value]) => !(value === 0 && ['exceptions', 'unassessed', 'cuecsOpen'].includes(name)))
    .map(([name, value]) => ({ name: nameOfValue(name, language), word: wordOfValue(name, value, language, writeDay) }))
}
