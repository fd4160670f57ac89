import type { FactValue } from '../../core/applicability/basis.ts'
import type { BasisFact } from '../../core/applicability/basis-facts.ts'
import { type DecisionFacts, restOnTheSame } from '../../core/applicability/decision-facts.ts'
import type { Tx } from '../../platform/database/reader.ts'

/** What a decision rests on, as a row holds it; all null where it rests on nothing named. */
export type BasisRow = { law: string | null; contract: string | null; facts: unknown }

const noFacts: FactValue[] = []

/** The facts of a row, in alphabetical order. */
export const basisOf = (facts: unknown): FactValue[] =>
  facts === null
    ? noFacts
    : Object.entries(facts as Record<string, boolean>)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([fact, holds]): FactValue => ({ fact: fact as BasisFact, holds }))

type Basis = Pick<DecisionFacts, 'law' | 'contract' | 'basis'>

const restsOnNothing = ({ law, contract, basis }: Basis) => law === '' && contract === '' && basis.length === 0

/** Keeps what a decision rests on; no row where that is nothing, and nothing written where that is what it was. */
export async function saveBasis(tx: Tx, id: string, before: Basis | null, basis: Basis): Promise<void> {
  const hadOne = before !== null && !restsOnNothing(before)
  if (hadOne && before.law === basis.law && before.contract === basis.contract && restOnTheSame(before, basis)) return
  if (restsOnNothing(basis)) {
    if (hadOne) await deleteBasis(tx, id)
    return
  }
  const facts = JSON.stringify(Object.fromEntries(basis.basis.map(({ fact, holds }) => [fact, holds])))
  const values = { law: basis.law, contract: basis.contract, facts }
  if (hadOne) {
    await tx.rows
      .updateTable('decision_bases')
      .set(values)
      .where('organisation_id', '=', tx.organisation)
      .where('id', '=', id)
      .execute()
  } else {
    await tx.rows
      .insertInto('decision_bases')
      .values({ organisation_id: tx.organisation, id, ...values })
      .execute()
  }
}

export async function deleteBasis(tx: Tx, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('decision_bases')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
