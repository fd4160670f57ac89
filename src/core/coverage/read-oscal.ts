import type { z } from 'zod'
import type { SheetWords } from '../exchange/sheet-form.ts'
import { readStrictJson } from '../exchange/strict-json.ts'
import type { Content } from '../standards/content.ts'
import { parseDay } from '../time/day.ts'
import { checkGround, checkParts } from './check-document.ts'
import { coveredBy, extents, restingOn, sharingTerms } from './facts.ts'
import type { TravellingClaim } from './interchange.ts'
import { editionNamed } from './name-requirement.ts'
import { editionSource, formProp, formVersion, type OscalProp, textOf } from './oscal.ts'
import { foreignStanding } from './oscal-foreign.ts'
import { type Component, definition, type ImplementedRequirement, type Resource } from './oscal-shape.ts'
import { emptyReading, fitName, type Refusal, type ReportReading } from './report-reading.ts'

/** `sources`: what a file of others says its requirements come from, with the edition that it is taken for; '' where none is known. */
export type OscalReading =
  | {
      kind: 'read'
      reading: ReportReading
      sources: { source: string; edition: string; count: number }[]
      own: boolean
    }
  | Refusal

const refused = (code: string, nl: string, en: string): Refusal => ({ kind: 'refused', code, sentence: { nl, en } })

/**
 * An OSCAL component definition (JSON, 1.x) as a coverage report. What this product wrote is read back without loss; of others the
 * description is what the supplier does, and who covers it is read from the properties that FedRAMP and trestle use. Nothing is followed:
 * a file that imports another is refused. `editions`: by a source, the edition that somebody chose for it.
 */
export function readOscal(
  content: Content,
  text: string,
  editions: ReadonlyMap<string, string> = new Map(),
): OscalReading {
  const json = readStrictJson(text)
  if (json.kind === 'refused') {
    const { nl, en } = json.sentence
    const [line, column] = [json.line, json.column]
    return refused('oscal-no-json', `Regel ${line}, teken ${column}: ${nl}`, `Line ${line}, character ${column}: ${en}`)
  }
  const other = otherModel(json.value)
  if (other) return other
  const parsed = definition.safeParse(json.value)
  if (!parsed.success) return brokenShape(parsed.error, json.value, json.lineOf)
  const whole = parsed.data['component-definition']
  const imported = whole['import-component-definitions'][0]
  if (imported) return refusedImport(imported.href, whole.uuid)
  const lineOf = linesOf(json.value, json.lineOf)
  const own = textOf(whole.metadata.props, formProp) !== ''
  if (own && textOf(whole.metadata.props, formProp) !== formVersion)
    return refused(
      'oscal-other-version',
      'Dit dekkingsrapport is van een andere versie van de vorm. Vraag het rapport op in de huidige vorm.',
      'This coverage report is of another version of the form. Ask for the report in the current form.',
    )
  const reading = emptyReading()
  const fault = own ? readOwnAbout(reading, whole) : readForeignAbout(reading, whole)
  if (fault) return fault
  const resources = whole['back-matter']?.resources ?? []
  const keys = new Map<string, string>()
  for (const [place, resource] of resources.entries())
    readResource(reading, resource, lineOf(['back-matter', 'resources', place]), keys)
  const sources = new Map<string, { source: string; edition: string; count: number }>()
  for (const [at, component] of whole.components.entries())
    readComponent({ content, reading, component, keys, own, editions, sources, at, lineOf })
  checkParts(content, reading)
  return { kind: 'read', reading, own, sources: own ? [] : [...sources.values()] }
}

function otherModel(value: unknown): Refusal | null {
  const names = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  if (names.includes('component-definition')) return null
  const said = (names.find((name) => name !== '$schema') ?? '').slice(0, 60)
  return refused(
    'oscal-other-model',
    `Dit is geen OSCAL-componentdefinitie${said === '' ? '' : `, maar ‘${said}’`}. Vraag om een component-definition in JSON.`,
    `This is no OSCAL component definition${said === '' ? '' : ` but ‘${said}’`}. Ask for a component-definition in JSON.`,
  )
}

function brokenShape(error: z.ZodError, value: unknown, lineOf: (of: object) => number): Refusal {
  const [issue] = error.issues
  let [found, line]: [unknown, number] = [value, 1]
  for (const step of issue?.path ?? []) {
    if (typeof found !== 'object' || found === null) break
    line = lineOf(found)
    found = (found as Record<PropertyKey, unknown>)[step]
  }
  const path = (issue?.path ?? []).join(' › ').slice(0, 200)
  return refused(
    'oscal-broken',
    `Rond regel ${line} klopt ‘${path}’ niet met OSCAL. Laat het bestand opnieuw maken of controleer het met het schema van NIST.`,
    `Around line ${line}, ‘${path}’ is not as OSCAL has it. Have the file made again or check it with the schema of NIST.`,
  )
}

function refusedImport(href: string, uuid: string): Refusal {
  const said = href.slice(0, 80)
  if (href.includes(uuid))
    return refused(
      'oscal-imports-itself',
      `Onder ‘import-component-definitions’ verwijst het bestand naar zichzelf (‘${said}’). Laat die verwijzing weghalen.`,
      `Under ‘import-component-definitions’ the file refers to itself (‘${said}’). Have that reference removed.`,
    )
  return refused(
    'oscal-imports',
    `Onder ‘import-component-definitions’ verwijst het bestand naar een ander (‘${said}’), en verwijzingen worden niet gevolgd. Vraag om één bestand waar alles in staat.`,
    `Under ‘import-component-definitions’ the file refers to another (‘${said}’), and references are not followed. Ask for one file that holds everything.`,
  )
}

type Whole = z.infer<typeof definition>['component-definition']
type Path = readonly (string | number)[]

/** The line on which a part of the file begins, by its path under the definition. */
function linesOf(value: unknown, lineOf: (of: object) => number) {
  return (path: Path): number => {
    let found: unknown = (value as Record<string, unknown>)['component-definition']
    for (const step of path) found = (found as Record<PropertyKey, unknown> | undefined)?.[step]
    return typeof found === 'object' && found !== null ? lineOf(found) : 1
  }
}

function readOwnAbout(reading: ReportReading, { metadata, components }: Whole): Refusal | null {
  const text = (name: string) => textOf(metadata.props, name)
  const asOf = parseDay(text('as-of'))
  const terms = sharingTerms.find((one) => one === text('terms'))
  if (asOf === null || terms === undefined)
    return refused(
      'oscal-no-terms',
      'Onder ‘metadata’ ontbreken de dag of de voorwaarden van het rapport. Vraag het rapport opnieuw op.',
      'Under ‘metadata’ the day or the terms of the report are missing. Ask for the report again.',
    )
  reading.about = {
    ...{
      supplier: text('supplier'),
      service: components[0]?.title ?? '',
      title: metadata.title,
      version: text('version'),
    },
    ...{ asOf, terms, termsNote: text('terms-note'), disclaimer: text('disclaimer') },
    language: text('language') === 'en' ? 'en' : 'nl',
  }
  return null
}

function readForeignAbout(reading: ReportReading, { metadata, components }: Whole): null {
  const asOf = parseDay(metadata['last-modified'].slice(0, 10))
  const [party] = metadata.parties.filter(({ type }) => type === 'organization')
  reading.about = {
    ...{ supplier: fitName(party?.name ?? ''), service: fitName(components[0]?.title ?? '') },
    title: metadata.title.slice(0, 300),
    ...{ version: metadata.version.slice(0, 100), ...(asOf === null ? {} : { asOf }) },
  }
  return null
}

function readResource(reading: ReportReading, resource: Resource, row: number, keys: Map<string, string>): void {
  const text = (name: string) => textOf(resource.props, name)
  const kind = text('kind')
  // Other resources, such as a logo or a catalog, are nothing to rest on.
  if (kind !== 'certificate' && kind !== 'assurance') return
  const accredited = (['yes', 'no', 'unknown'] as const).find((one) => one === text('accredited')) ?? 'unknown'
  checkGround(reading, row, {
    ...{
      key: text('key'),
      kind,
      standard: text('standard'),
      title: resource.title,
      body: text('body'),
      number: text('number'),
    },
    ...{ accredited, type: text('type') === '' ? null : Number(text('type')), starts: parseDay(text('starts')) },
    ...{ ends: parseDay(text('ends')), scope: resource.description, opinion: text('opinion') },
  })
  keys.set(resource.uuid.toLowerCase(), text('key'))
}

type Walk = {
  content: Content
  reading: ReportReading
  component: Component
  keys: ReadonlyMap<string, string>
  own: boolean
  editions: ReadonlyMap<string, string>
  sources: Map<string, { source: string; edition: string; count: number }>
  at: number
  lineOf: (path: Path) => number
}

function readComponent({ content, reading, component, keys, own, editions, sources, at, lineOf }: Walk): void {
  for (const [place, set] of component['control-implementations'].entries()) {
    const source = set.source.slice(0, 300)
    const edition = own ? set.description : (editions.get(source) ?? sourceEdition(content, source))
    const requirements = set['implemented-requirements']
    if (!own) {
      const before = sources.get(source)
      sources.set(source, { source, edition, count: (before?.count ?? 0) + requirements.length })
    }
    for (const [index, one] of requirements.entries()) {
      const row = lineOf(['components', at, 'control-implementations', place, 'implemented-requirements', index])
      const claim = own ? ownClaim(edition, one, keys) : foreignClaim(edition || source, one)
      if ('nl' in claim) reading.refused.push({ row, sentence: claim })
      else reading.claims.push({ row, claim })
    }
  }
}

/** The edition of a source that says which it is, such as a catalog named for it; '' where none can be told. */
function sourceEdition(content: Content, source: string): string {
  const named = source.startsWith(editionSource) ? source.slice(editionSource.length) : source
  const edition = editionNamed(content, named)
  return content.editions.has(edition) ? edition : ''
}

const oneOf = <T extends string>(all: readonly T[], props: readonly OscalProp[], name: string) =>
  all.find((one) => one === textOf(props, name))

function ownClaim(
  edition: string,
  one: ImplementedRequirement,
  keys: ReadonlyMap<string, string>,
): TravellingClaim | SheetWords {
  const { props, links } = one
  const by = oneOf(coveredBy, props, 'covered-by')
  const extent = oneOf(extents, props, 'extent')
  const restsOn = oneOf(restingOn, props, 'rests-on')
  if (!by || !extent || !restsOn)
    return {
      nl: `Bij ‘${one['control-id'].slice(0, 60)}’ ontbreekt wie het dekt, in welke mate of waarop het rust.`,
      en: `At ‘${one['control-id'].slice(0, 60)}’ it does not say who covers it, to which extent or on what it rests.`,
    }
  const link = links.find(({ rel, href }) => rel === 'rests-on' && href.startsWith('#'))
  const ground = link ? (keys.get(link.href.slice(1).toLowerCase()) ?? link.href) : textOf(props, 'ground') || null
  return {
    ...{ edition, requirement: textOf(props, 'requirement') || numberOf(one['control-id']) },
    ...{ reference: textOf(props, 'reference'), by, extent, restsOn, ground, place: textOf(props, 'place') },
    ...{ statement: one.description, customerPart: textOf(props, 'customer-part') },
  }
}

const numberOf = (controlId: string): string => controlId.replace(/^control-/, '')

function foreignClaim(edition: string, one: ImplementedRequirement): TravellingClaim {
  const { by, extent } = foreignStanding(one.props)
  const parts = [one.description, ...one.statements.map(({ description }) => description)]
  const covers = by === 'supplier' || by === 'shared'
  return {
    ...{ edition, requirement: one['control-id'], reference: one['control-id'], by, extent },
    ...{ restsOn: covers ? ('own-statement' as const) : ('none' as const), ground: null, place: '' },
    ...{ statement: parts.filter((part) => part.trim() !== '').join('\n\n'), customerPart: one.remarks },
  }
}
