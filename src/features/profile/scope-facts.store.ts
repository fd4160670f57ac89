import type { BivLevel, ScopeFacts } from '../../core/profile/scope-facts.ts'
import type { Sector } from '../../core/profile/sector.ts'
import type { Content } from '../../core/standards/content.ts'
import { problems } from '../../platform/http/problem.ts'
import { listItems } from './items.store.ts'
import type { Source } from './profile.store.ts'
import { wholeProfile } from './save-profile.ts'

/** The organisation as it stands on documents. */
export async function organisationOf(source: Source): Promise<{ name: string; careTerm: 'client' | 'patient' }> {
  const row = await source.rows
    .selectFrom('organisations')
    .select(['name', 'care_term'])
    .where('organisation_id', '=', source.organisation)
    .executeTakeFirst()
  if (!row) throw problems.notFound()
  return { name: row.name, careTerm: row.care_term as 'client' | 'patient' }
}

export async function adoptedEditions(source: Source): Promise<string[]> {
  const rows = await source.rows
    .selectFrom('adoptions')
    .select('edition')
    .where('organisation_id', '=', source.organisation)
    .execute()
  return rows.map((row) => row.edition)
}

const level = (value: number | null) => value as BivLevel | null

/** The facts that the scope statement tells of, as they stand for this reader: a fixed number of statements. */
export async function readScopeFacts(source: Source, content: Content): Promise<ScopeFacts> {
  const organisation = await organisationOf(source)
  const profile = await wholeProfile(source)
  const adopted = await adoptedEditions(source)
  const inScope = async <L extends 'locations' | 'processes' | 'systems' | 'interfaces' | 'exclusions'>(list: L) =>
    (await listItems(source, list)).filter(({ withdrawn }) => !withdrawn)
  return {
    organisation: organisation.name,
    careTerm: organisation.careTerm,
    sector: profile.sector as Sector | null,
    description: profile.description,
    people: profile.people,
    fte: profile.fte,
    careForm: profile.careForm,
    cluster: profile.cluster.cluster,
    standards: [...content.editions.values()].filter(({ id }) => adopted.includes(id)).map(({ name }) => name),
    facts: profile.facts.map(({ fact, holds }) => ({ fact, holds })),
    locations: (await inScope('locations')).map(({ id, name, kind, address, use }) => ({
      id,
      name,
      kind,
      address,
      use,
    })),
    processes: (await inScope('processes')).map(({ id, name, kind, description }) => ({ id, name, kind, description })),
    systems: (await inScope('systems')).map(({ id, name, kind, purpose, healthData, ...biv }) => ({
      ...{ id, name, kind, purpose, healthData },
      availability: level(biv.availability),
      integrity: level(biv.integrity),
      confidentiality: level(biv.confidentiality),
    })),
    interfaces: (await inScope('interfaces')).map(({ id, name, counterparty, passes, otherSide }) => ({
      ...{ id, name, counterparty, passes, otherSide },
    })),
    exclusions: (await inScope('exclusions')).map(({ id, name, reason, protection }) => ({
      ...{ id, name, reason, protection },
    })),
  }
}
