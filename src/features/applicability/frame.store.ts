import { sql } from 'kysely'
import { type KnownFacts, knownFrom } from '../../core/applicability/basis-facts.ts'
import type { NamedRisk } from '../../core/applicability/risk-tie.ts'
import type { CorrectedMarks, Mark } from '../../core/standards/with-corrections.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** What goes along with a list once: the adopted editions, what the profile says, corrected marks, and risks that ask for controls. */
export type Beside = {
  adopted: string[] | null
  facts: Record<string, boolean> | null
  profile: { people: number | null; processorAgreement: boolean | null } | null
  marks: Record<string, Mark> | null
  risks: Record<string, NamedRisk[]> | null
  register: boolean | null
}

/** What decisions are read beside: what is known about the organisation, and how it reads the content. */
export type Frame = { adopted: string[]; facts: KnownFacts; marks: CorrectedMarks } & RiskReasons

/** The risks that ask for a control, by edition and requirement with a space between; and whether there is any risk at all. */
export type RiskReasons = { risks: ReadonlyMap<string, NamedRisk[]>; register: boolean }

/** All of it as one value of a statement. */
export const besideOf = (organisation: string) => sql<Beside>`json_build_object(
  'adopted', (select json_agg(edition) from adoptions where organisation_id = ${organisation}),
  'facts', (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}),
  'profile', (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
    where organisation_id = ${organisation}),
  'marks', (select json_object_agg(edition || ' ' || requirement, mark) from mark_corrections
    where organisation_id = ${organisation}),
  'risks', (select json_object_agg(place, risks) from (select c.edition || ' ' || c.requirement as place, json_agg(json_build_object(
      'id', r.id, 'number', r.number, 'title', r.title, 'closed', r.closed_on is not null) order by r.number) as risks
    from risk_controls c join risks r on r.organisation_id = c.organisation_id and r.id = c.risk
    where c.organisation_id = ${organisation} group by 1) as asking),
  'register', exists (select from risks where organisation_id = ${organisation}))`

export const frameOf = (beside: Beside | null | undefined): Frame => ({
  adopted: beside?.adopted ?? [],
  facts: knownFrom(beside?.facts, beside?.profile),
  marks: new Map(Object.entries(beside?.marks ?? {})),
  risks: new Map(Object.entries(beside?.risks ?? {})),
  register: beside?.register ?? false,
})

/** The adopted editions, what is known about the organisation as it is now, and the marks that it corrected, in one statement. */
export async function readFrame({ rows, organisation }: Pick<Reader | Tx, 'rows' | 'organisation'>): Promise<Frame> {
  const found = await sql<{ beside: Beside }>`select ${besideOf(organisation)} as beside`.execute(rows)
  return frameOf(found.rows[0]?.beside)
}
