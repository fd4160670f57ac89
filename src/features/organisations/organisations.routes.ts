import type { Transactions } from '../../platform/database/transactions.ts'
import { answers, type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { recall, remember, requestHash } from '../../platform/http/idempotency.ts'
import { problems } from '../../platform/http/problem.ts'
import { createOrganisation, idForOrganisation, nameTaken, type WithNewOrganisation } from './create-organisation.ts'
import { noteCreation } from './note-creation.ts'
import * as contracts from './organisations.contract.ts'
import { findOrganisation, isNameTaken, listAllOrganisations, type Organisation } from './organisations.store.ts'
import { updateOrganisation } from './update-organisation.ts'

type Needs = {
  transactions: Transactions
  /** What is created while the demo runs belongs to the demo, so that it starts again. */
  demo: boolean
  /** Makes whoever creates an organisation in the browser its administrator. */
  administratorFor(account: { id: string; name: string; email: string } | null): WithNewOrganisation
}

export function organisationRoutes({ transactions, demo, administratorFor }: Needs): Route[] {
  return [
    answers(contracts.listOrganisations, async () => ({
      items: await transactions.everyOrganisation('the operator lists all organisations', listAllOrganisations),
    })),
    answers(contracts.createOrganisation, async (open, { body, caller }) => {
      const id = idForOrganisation(open.actor, open.idempotencyKey)
      const facts = { ...body, requiresSecondFactor: false }
      const taken = open.idempotencyKey
        ? false
        : await transactions.everyOrganisation('names of organisations are unique', (reader) =>
            isNameTaken(reader, body.name),
          )
      if (taken) throw nameTaken()
      try {
        const made = await transactions.inTx(id, open.actor, async (tx) => {
          const key = open.idempotencyKey
          const hash = requestHash(contracts.createOrganisation.method, contracts.createOrganisation.path, body)
          const kept = key === null ? null : await recall(tx, key, hash)
          if (kept) return kept.answer as Organisation
          const answer = await createOrganisation(tx, facts, administratorFor(caller.account), demo)
          if (key !== null) await remember(tx, key, hash, { status: 201, answer, etag: null })
          return answer
        })
        await noteCreation(transactions, open.actor, made)
        return made
      } catch (error) {
        if ((error as { constraint?: string }).constraint === 'organisations_name') throw nameTaken(error)
        throw error
      }
    }),
    reads(contracts.readOrganisation, async (reader) => {
      const organisation = await findOrganisation(reader)
      if (!organisation) throw problems.notFound()
      return organisation
    }),
    writes(contracts.updateOrganisation, async (tx, { body, seen }) => {
      try {
        return await updateOrganisation(tx, body, seen)
      } catch (error) {
        if ((error as { constraint?: string }).constraint === 'organisations_name') throw nameTaken(error)
        throw error
      }
    }),
  ]
}
