import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Day } from '../time/day.ts'
import type { CoverageDocument, NamedGround, TravellingClaim } from './interchange.ts'
import {
  controlIdOf,
  editionSource,
  formProp,
  formVersion,
  isPlain,
  oscalNamespace,
  oscalVersion,
  propOf,
} from './oscal.ts'
import { stableUuid } from './stable-uuid.ts'

/**
 * A coverage report as an OSCAL component definition: the service is a component, what it covers of one edition a set of implemented
 * requirements, certificates and reports are resources that these link to. What OSCAL has no field for are properties in a namespace of
 * ours. The same report gives the same text, UUIDs included; `readOscal` gives the report back without loss. `copyFor`: for whom this copy
 * is, as a property of the metadata that is no part of the report; null for a copy that is nobody's.
 */
export function writeOscal(document: CoverageDocument, copyFor: string | null = null): string {
  const name = createHash('sha256')
    .update(canonicalize(document) ?? '')
    .digest('hex')
  const uuid = (what: string) => stableUuid(`${what} ${name}`)
  const grounds = new Map(document.grounds.map((ground, place) => [ground.key, uuid(`ground ${place}`)]))
  const sets = runsOfEditions(document.claims)
  const definition = {
    uuid: uuid('report'),
    metadata: metadataOf(document, uuid('supplier'), copyFor),
    components: [
      {
        ...{ uuid: uuid('service'), type: 'service', title: document.service, description: document.title },
        ...some(
          'control-implementations',
          sets.map((claims, place) => setOf(claims, place, uuid, grounds)),
        ),
      },
    ],
    ...some(
      'back-matter',
      document.grounds.map((one, place) => resourceOf(one, uuid(`ground ${place}`))),
      (resources) => ({ resources }),
    ),
  }
  return `${JSON.stringify({ 'component-definition': definition }, null, 1)}\n`
}

/** OSCAL knows no empty lists: a list is there, or the field is not. */
function some<T>(field: string, list: readonly T[], as: (list: readonly T[]) => unknown = (one) => one) {
  return list.length === 0 ? {} : { [field]: as(list) }
}

function metadataOf(document: CoverageDocument, supplier: string, copyFor: string | null) {
  const { asOf, version, terms, termsNote, disclaimer, language } = document
  const party = isPlain(document.supplier) ? { name: document.supplier } : {}
  return {
    title: document.title,
    'last-modified': `${dayOfOscal(asOf)}T00:00:00Z`,
    version: isPlain(version) ? version : 'unnumbered',
    'oscal-version': oscalVersion,
    props: [
      { name: formProp, ns: oscalNamespace, value: formVersion },
      ...propOf('supplier', document.supplier),
      ...propOf('version', version),
      ...propOf('as-of', asOf),
      ...propOf('language', language),
      ...propOf('terms', terms),
      ...propOf('terms-note', termsNote),
      ...propOf('disclaimer', disclaimer),
      ...propOf('copy-for', copyFor),
    ],
    parties: [{ uuid: supplier, type: 'organization', ...party }],
  }
}

/** OSCAL knows the years 1900 to 2999; the day itself stands in a property. */
const dayOfOscal = (day: Day): string => (day < '1900-01-01' ? '1900-01-01' : day > '2999-12-31' ? '2999-12-31' : day)

/** Claims in the order of the report, those of one edition that follow each other together. */
function runsOfEditions(claims: readonly TravellingClaim[]): TravellingClaim[][] {
  const runs: TravellingClaim[][] = []
  for (const claim of claims) {
    const last = runs.at(-1)
    if (last?.[0]?.edition === claim.edition) last.push(claim)
    else runs.push([claim])
  }
  return runs
}

function setOf(
  claims: readonly TravellingClaim[],
  place: number,
  uuid: (what: string) => string,
  grounds: ReadonlyMap<string, string>,
) {
  const edition = claims[0]?.edition ?? ''
  return {
    uuid: uuid(`set ${place}`),
    source: `${editionSource}${encodeURIComponent(edition)}`,
    description: edition,
    'implemented-requirements': claims.map((claim, row) =>
      requirementOf(claim, uuid(`claim ${place} ${row}`), grounds),
    ),
  }
}

function requirementOf(claim: TravellingClaim, uuid: string, grounds: ReadonlyMap<string, string>) {
  const { requirement, reference, by, extent, restsOn, ground, place, statement, customerPart } = claim
  const controlId = controlIdOf(requirement)
  const resource = ground === null ? undefined : grounds.get(ground)
  return {
    uuid,
    'control-id': controlId ?? 'unnumbered',
    description: statement,
    props: [
      ...(controlId === null ? propOf('requirement', requirement) : []),
      ...propOf('covered-by', by),
      ...propOf('extent', extent),
      ...propOf('rests-on', restsOn),
      // A ground that the report does not hold is still told by its key.
      ...(resource === undefined ? propOf('ground', ground) : []),
      ...propOf('reference', reference),
      ...propOf('place', place),
      ...propOf('customer-part', customerPart),
    ],
    ...(resource === undefined ? {} : { links: [{ href: `#${resource}`, rel: 'rests-on' }] }),
  }
}

function resourceOf(ground: NamedGround, uuid: string) {
  return {
    uuid,
    title: ground.title,
    description: ground.scope,
    props: [
      ...propOf('key', ground.key),
      ...propOf('kind', ground.kind),
      ...propOf('standard', ground.standard),
      ...propOf('body', ground.body),
      ...propOf('number', ground.number),
      ...propOf('accredited', ground.accredited),
      ...propOf('type', ground.type === null ? null : String(ground.type)),
      ...propOf('starts', ground.starts),
      ...propOf('ends', ground.ends),
      ...propOf('opinion', ground.opinion),
    ],
  }
}
