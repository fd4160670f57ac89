import { type KnownPerson, peopleByName } from '../assets/plan-import.ts'
import { nameKey, type RefusedRow } from '../assets/read-asset-row.ts'
import { isEndless, readWrittenDay } from '../exchange/written-day.ts'
import type { Day } from '../time/day.ts'
import type { SupplierFieldKey, SupplierRowText } from './supplier-fields.ts'

/** What a list can write about a supplier. */
export type SupplierTarget = {
  name: string
  description: string
  registration: string
  country: string
  website: string
  owner: string | null
  ownerRole: string
  starts: Day | null
  endedOn: Day | null
  exitPlan: string
}
/** A supplier as known, with the names of the services that were not ended. */
export type KnownSupplier = SupplierTarget & { id: string; services: readonly string[] }

export type SupplierPlan = {
  /** `key` stands for the id that a newcomer does not have yet; `services` are those to be made. */
  added: { row: number; key: string; supplier: SupplierTarget; services: string[] }[]
  changed: {
    row: number
    id: string
    supplier: SupplierTarget
    services: string[]
    fields: { field: SupplierFieldKey; before: string; after: string }[]
  }[]
  unchanged: number
  refused: RefusedRow[]
}

/** What may stand in no line: marks that hide or turn text, brackets of addresses, control characters. */
const unseen = /\p{Cc}|(?!\u200d)\p{Cf}|\p{Zl}|\p{Zp}|[<>\ufffe\uffff]/u
const unseenProse = /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u
const mostServices = 200

const lines = { name: 160, registration: 160, country: 80, website: 300, owner: 254, ownerRole: 160 } as const
const proses = { description: 4000, exitPlan: 8000 } as const
const words: Record<SupplierFieldKey, { nl: string; en: string }> = {
  name: { nl: 'de naam', en: 'the name' },
  description: { nl: 'de omschrijving', en: 'the description' },
  registration: { nl: 'de inschrijving', en: 'the registration' },
  country: { nl: 'het land', en: 'the country' },
  website: { nl: 'de website', en: 'the website' },
  owner: { nl: 'de eigenaar', en: 'the owner' },
  ownerRole: { nl: 'de rol van de eigenaar', en: 'the role of the owner' },
  services: { nl: 'de diensten', en: 'the services' },
  starts: { nl: '‘levert vanaf’', en: '‘delivers from’' },
  endedOn: { nl: '‘levert tot en met’', en: '‘delivers through’' },
  exitPlan: { nl: 'het exitplan', en: 'the exit plan' },
}

class Refused extends Error {
  readonly sentence: { nl: string; en: string }
  constructor(nl: string, en: string) {
    super(en)
    this.sentence = { nl, en }
  }
}

type Read = Partial<Omit<SupplierTarget, 'owner' | 'name'>> & { name: string; owner?: string; services?: string[] }

function read({ values }: SupplierRowText): Read {
  const found: Read = { name: '' }
  for (const key of Object.keys(lines) as (keyof typeof lines)[]) {
    const text = values[key]?.trim().replace(/[\t\r\n]+/g, ' ')
    if (text === undefined) continue
    requireShort(key, text, lines[key], unseen)
    found[key] = text
  }
  for (const key of Object.keys(proses) as (keyof typeof proses)[]) {
    const text = values[key]?.trim()
    if (text === undefined) continue
    requireShort(key, text, proses[key], unseenProse)
    found[key] = text
  }
  if (found.name === '') throw new Refused('Er staat geen naam.', 'There is no name.')
  if (found.name.includes(';')) {
    throw new Refused(
      'In de naam staat een puntkomma. Schrijf een komma.',
      'There is a semicolon in the name. Write a comma.',
    )
  }
  if (values.starts !== undefined) found.starts = readDay('starts', values.starts)
  if (values.endedOn !== undefined)
    found.endedOn = isEndless(values.endedOn) ? null : readDay('endedOn', values.endedOn)
  if (values.services !== undefined) found.services = readServices(values.services)
  return found
}

function requireShort(key: SupplierFieldKey, text: string, most: number, forbidden: RegExp): void {
  const { nl, en } = words[key]
  if (text.length > most) {
    throw new Refused(
      `Korter graag: ${nl} telt meer dan ${most} tekens.`,
      `Shorter, please: ${en} has more than ${most} characters.`,
    )
  }
  if (forbidden.test(text)) {
    throw new Refused(
      `In ${nl} staan tekens die daar niet horen.`,
      `There are characters in ${en} that do not belong there.`,
    )
  }
}

function readDay(key: 'starts' | 'endedOn', text: string): Day | null {
  if (text.trim() === '') return null
  const day = readWrittenDay(text)
  if (day !== null) return day
  const [{ nl, en }, said] = [words[key], text.trim().slice(0, 40)]
  throw new Refused(
    `‘${said}’ bij ${nl} is geen dag. Schrijf 2026-12-31.`,
    `‘${said}’ at ${en} is not a day. Write 2026-12-31.`,
  )
}

const tooManyServices = () =>
  new Refused(
    `Een leverancier heeft ten hoogste ${mostServices} diensten. Neem diensten samen.`,
    `A supplier has at most ${mostServices} services. Take services together.`,
  )

function readServices(text: string): string[] {
  const names = text
    .split(/[;\r\n]/)
    .map((one) => one.trim().replace(/\s+/g, ' '))
    .filter((one) => one !== '')
  for (const name of names) requireShort('services', name, 160, unseen)
  if (names.length > mostServices) throw tooManyServices()
  return [...new Map(names.map((name) => [nameKey(name), name])).values()]
}

/**
 * What taking over a list would do; changes nothing itself, and planned again after it was done, nothing is left to do. A supplier is found
 * by its name; of namesakes that ended, by its last day. Cells of columns that the list lacks stay as they are. A service that the list
 * names and that is not there is made; none is ended, since a list seldom names all.
 */
export function planSupplierImport(
  known: { suppliers: readonly KnownSupplier[]; people: readonly KnownPerson[] },
  rows: readonly SupplierRowText[],
): SupplierPlan {
  const plan: SupplierPlan = { added: [], changed: [], unchanged: 0, refused: [] }
  const byName = Map.groupBy(known.suppliers, ({ name }) => nameKey(name))
  const person = peopleByName(known.people)
  const taken = new Map<string, number>()
  for (const text of rows) {
    try {
      const given = read(text)
      const before = match(given, byName.get(nameKey(given.name)) ?? [])
      const place = before?.id ?? nameKey(given.name)
      const earlier = taken.get(place)
      if (earlier !== undefined) {
        throw new Refused(
          `${given.name} staat ook in rij ${earlier}. Haal een van de twee weg, of geef ze elk een eigen naam.`,
          `${given.name} stands in row ${earlier} too. Remove one of the two, or give each a name of its own.`,
        )
      }
      taken.set(place, text.row)
      put(plan, text.row, given, before, person, known.people)
    } catch (caught) {
      if (!(caught instanceof Refused)) throw caught
      plan.refused.push({ row: text.row, sentence: caught.sentence })
    }
  }
  return plan
}

function match({ name, endedOn }: Read, namesakes: readonly KnownSupplier[]): KnownSupplier | null {
  const ended = endedOn ? namesakes.find((one) => one.endedOn === endedOn) : undefined
  const running = namesakes.find((one) => one.endedOn === null)
  const found = ended ?? running
  if (found !== undefined || namesakes.length === 0) return found ?? null
  throw new Refused(
    `${name} levert niet meer. Haal de laatste dag weg op de pagina van de leverancier, of vul die in de lijst in.`,
    `${name} delivers no longer. Take the last day away on the page of the supplier, or fill it in in the list.`,
  )
}

function put(
  plan: SupplierPlan,
  row: number,
  given: Read,
  before: KnownSupplier | null,
  person: ReturnType<typeof peopleByName>,
  people: readonly KnownPerson[],
): void {
  const owner = given.owner === undefined ? (before?.owner ?? null) : person(given.owner, before?.owner ?? null)
  if (owner !== null && typeof owner !== 'string') throw new Refused(owner.nl, owner.en)
  const supplier: SupplierTarget = {
    name: before?.name ?? given.name,
    description: given.description ?? before?.description ?? '',
    registration: given.registration ?? before?.registration ?? '',
    country: given.country ?? before?.country ?? '',
    website: given.website ?? before?.website ?? '',
    owner,
    ownerRole: given.ownerRole ?? before?.ownerRole ?? '',
    starts: given.starts === undefined ? (before?.starts ?? null) : given.starts,
    endedOn: given.endedOn === undefined ? (before?.endedOn ?? null) : given.endedOn,
    exitPlan: given.exitPlan ?? before?.exitPlan ?? '',
  }
  if (supplier.starts !== null && supplier.endedOn !== null && supplier.endedOn < supplier.starts) {
    throw new Refused('De laatste dag ligt voor de eerste.', 'The last day lies before the first.')
  }
  const had = new Set(before?.services.map(nameKey))
  const services = (given.services ?? []).filter((name) => !had.has(nameKey(name)))
  if (services.length > 0 && had.size + services.length > mostServices) throw tooManyServices()
  if (before === null) {
    plan.added.push({ row, key: `row ${row}`, supplier, services })
    return
  }
  const fields = differences(before, supplier, services, people)
  if (fields.length === 0) plan.unchanged += 1
  else plan.changed.push({ row, id: before.id, supplier, services, fields })
}

function differences(before: KnownSupplier, after: SupplierTarget, services: string[], people: readonly KnownPerson[]) {
  const name = (id: string | null) => people.find((one) => one.id === id)?.name ?? ''
  const shown = (one: SupplierTarget) => ({
    description: one.description.replaceAll('\r\n', '\n'),
    registration: one.registration,
    country: one.country,
    website: one.website,
    owner: name(one.owner),
    ownerRole: one.ownerRole,
    starts: one.starts ?? '',
    endedOn: one.endedOn ?? '',
    exitPlan: one.exitPlan.replaceAll('\r\n', '\n'),
  })
  const [was, becomes] = [shown(before), shown(after)]
  const same = (field: keyof typeof was) =>
    field === 'owner' ? before.owner === after.owner : was[field] === becomes[field]
  const fields: SupplierPlan['changed'][number]['fields'] = (Object.keys(was) as (keyof typeof was)[])
    .filter((field) => !same(field))
    .map((field) => ({ field, before: was[field], after: becomes[field] }))
  const joined = before.services.join('; ')
  return services.length === 0
    ? fields
    : [...fields, { field: 'services' as const, before: joined, after: [...before.services, ...services].join('; ') }]
}
