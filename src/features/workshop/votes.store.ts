import type { Allowed } from '../../core/access/allow.ts'
import type { Stage } from '../../core/workshop/agenda.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { openBallot, sealedBallot, type Vote } from './ballots.ts'
import type { Leading, Source } from './workshops.store.ts'

type Voting = Allowed<'risk:vote'>

export type Participant = { id: string; name: string; membership: string | null }

/** Who takes part, in the order in which they came. */
export async function listParticipants({ rows, organisation }: Source, workshop: string): Promise<Participant[]> {
  return rows
    .selectFrom('workshop_participants')
    .select(['id', 'name', 'membership'])
    .where('organisation_id', '=', organisation)
    .where('workshop', '=', workshop)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** The account of somebody in this organisation. */
export async function membershipOf({ rows, organisation }: Source, user: string) {
  return rows
    .selectFrom('memberships')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisation)
    .where('user_id', '=', user)
    .executeTakeFirst()
}

export async function insertParticipant(
  tx: Tx,
  _allowed: Leading | Voting,
  participant: { workshop: string; name: string; membership: string | null },
): Promise<void> {
  await tx.rows
    .insertInto('workshop_participants')
    .values({ organisation_id: tx.organisation, id: newId(), ...participant, withdrawn_at: null })
    .execute()
}

export async function withdrawParticipantRow(tx: Tx, _allowed: Leading, id: string): Promise<void> {
  await tx.rows
    .updateTable('workshop_participants')
    .set({ withdrawn_at: tx.now })
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}

export type CastVote = Vote & { id: string; item: string; stage: Stage; participant: string; ownDevice: boolean }

/**
 * Every vote of a workshop by those who still take part, or those on one item of its agenda, hidden ones too: whoever answers with
 * them shows only what is revealed.
 */
export async function listVotes({ rows, organisation }: Source, workshop: string, item?: string): Promise<CastVote[]> {
  const found = await rows
    .selectFrom('workshop_votes as v')
    .innerJoin('workshop_participants as p', (join) =>
      join.onRef('p.organisation_id', '=', 'v.organisation_id').onRef('p.id', '=', 'v.participant'),
    )
    .select(['v.id', 'v.agenda_item as item', 'v.stage', 'v.participant', 'v.ballot', 'v.own_device as ownDevice'])
    .where('v.organisation_id', '=', organisation)
    .where('p.workshop', '=', workshop)
    .where('p.withdrawn_at', 'is', null)
    .$if(item !== undefined, (query) => query.where('v.agenda_item', '=', item ?? ''))
    .orderBy('v.id')
    .execute()
  return found.map(({ ballot, stage, ...rest }) => ({ ...rest, stage: stage as Stage, ...openBallot(ballot) }))
}

/** The items of an agenda about which anybody voted, also somebody who left since. */
export async function votedItems({ rows, organisation }: Source, workshop: string): Promise<ReadonlySet<string>> {
  const found = await rows
    .selectFrom('workshop_votes as v')
    .innerJoin('workshop_risks as i', (join) =>
      join.onRef('i.organisation_id', '=', 'v.organisation_id').onRef('i.id', '=', 'v.agenda_item'),
    )
    .select('v.agenda_item as item')
    .distinct()
    .where('v.organisation_id', '=', organisation)
    .where('i.workshop', '=', workshop)
    .execute()
  return new Set(found.map(({ item }) => item))
}

type NewVote = { item: string; stage: Stage; participant: string; ownDevice: boolean; vote: Vote }

/** Keeps a vote, in place of an earlier one of the same participant. */
export async function storeVote(
  tx: Tx,
  _allowed: Leading | Voting,
  { item, stage, participant, ownDevice, vote }: NewVote,
): Promise<void> {
  const cast = { ballot: sealedBallot(vote), own_device: ownDevice, cast_at: tx.now }
  await tx.rows
    .insertInto('workshop_votes')
    .values({ organisation_id: tx.organisation, id: newId(), agenda_item: item, stage, participant, ...cast })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'agenda_item', 'stage', 'participant']).doUpdateSet(cast),
    )
    .execute()
}

export async function deleteVote(tx: Tx, _allowed: Leading, id: string): Promise<void> {
  await tx.rows
    .deleteFrom('workshop_votes')
    .where('organisation_id', '=', tx.organisation)
    .where('id', '=', id)
    .execute()
}
