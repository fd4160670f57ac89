import { sql } from 'kysely'
import { type KnownFacts, knownFrom } from '../../core/applicability/basis-facts.ts'
import type { CorrectedMarks, Mark } from '../../core/standards/with-corrections.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'

/** What goes along with a list once: the adopted editions, what the profile says, and corrected marks. */
export type Beside = {
  adopted: string[] | null
  facts: Record<string, boolean> | null
  profile: { people: number | null; processorAgreement: boolean | null } | null
  marks: Record<string, Mark> | null
}

/** What decisions are read beside: what is known about the organisation, and how it reads the content. */
export type Frame = { adopted: string[]; facts: KnownFacts; marks: CorrectedMarks }

/** All of it as one value of a statement. */
export const besideOf = (organisation: string) => sql<Beside>`json_build_object(
  'adopted', (select json_agg(edition) from adoptions where organisation_id = ${organisation}),
  'facts', (select json_object_agg(fact, holds) from profile_facts where organisation_id = ${organisation}),
  'profile', (select json_build_object('people', people, 'processorAgreement', processor_agreement) from profiles
    where organisation_id = ${organisation}),
  'marks', (select json_object_agg(edition || ' ' || requirement, mark) from mark_corrections
    where organisation_id = ${organisation}))`

export const frameOf = (beside: Beside | null | undefined): Frame => ({
  adopted: beside?.adopted ?? [],
  facts: knownFrom(beside?.facts, beside?.profile),
  marks: new Map(Object.entries(beside?.marks ?? {})),
})

/** The adopted editions, what is known about the organisation as it is now, and the marks that it corrected, in one statement. */
export async function readFrame({ rows, organisation }: Pick<Reader | Tx, 'rows' | 'organisation'>): Promise<Frame> {
  const found = await sql<{ beside: Beside }>`select ${besideOf(organisation)} as beside`.execute(rows)
  return frameOf(found.rows[0]?.beside)
}
