import { allow } from '../../core/access/allow.ts'
import { ownerWords } from '../../core/measures/owner-words.ts'
import { type MeasureProposal, proposeMeasures } from '../../core/measures/propose-measures.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { addDuration, parseDuration } from '../../core/time/duration.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { invalid } from './change-measures.ts'
import { proposalGround } from './ground.store.ts'
import { nameRequirement } from './read-measure.ts'
import { insertMeasures, type NewMeasure } from './write-measures.store.ts'

const clauses = { nl: 'Managementsysteem (hoofdstuk 4-10)', en: 'Management system (clauses 4-10)' }

function themeName(content: Content, theme: string) {
  if (theme === 'clauses') return clauses
  const found = [...content.editions.values()].flatMap(({ themes }) => themes).find(({ id }) => id === theme)
  return found ? { nl: found.nl, en: found.en } : { nl: theme, en: theme }
}

const proofsOf = ({ guidance, care }: MeasureProposal) => guidance.proof.filter((one) => care || !one.care)

/** What the content proposes, and what would have to be decided first; two statements, whatever there is. */
export async function readMeasureProposals(reader: Reader, content: Content) {
  const ground = await proposalGround(reader, dayOf(reader.now))
  const { proposals, leftOut } = proposeMeasures(content, ground)
  return {
    proposals: proposals.map((proposal) => {
      const { key, number, theme, guidance, serves } = proposal
      return {
        subject: key,
        number,
        theme,
        themeName: themeName(content, theme),
        title: { nl: guidance.measure.nl, en: guidance.measure.en },
        ownerRole: ownerWords[guidance.measure.owner_role],
        rhythm: guidance.measure.rhythm,
        proofs: proofsOf(proposal).map(({ id, kind, fresh_for, nl, en }) => ({
          id,
          kind,
          freshFor: fresh_for,
          nl,
          en,
        })),
        serves: serves.map(({ edition, key: requirement, standing, inPlace }) => ({
          ...nameRequirement(content, { edition, requirement }),
          standing,
          inPlace,
        })),
      }
    }),
    leftOut: leftOut.map(({ edition, number, title }) => ({
      edition,
      editionName: content.editions.get(edition)?.name ?? edition,
      number,
      title,
    })),
    adopted: ground.adopted.length > 0,
    revision: await reader.revision(),
  }
}

type Chosen = { subject: string; decisionOf: string | null }

/**
 * Records the measures that were chosen of what the content proposes now, in one command. None is in operation, unless the day and
 * the description of a decision are taken over. What was taken over before, or serves nothing any more, is passed over.
 */
export async function takeOverMeasures(
  tx: Tx,
  content: Content,
  chosen: readonly Chosen[],
  language: Language,
): Promise<{ added: number; standing: number }> {
  const allowed = allow(tx.actor, 'measures:write')
  const today = dayOf(tx.now)
  const { proposals } = proposeMeasures(content, await proposalGround(tx, today))
  const bySubject = new Map(proposals.map((one) => [one.key, one]))
  const unique = new Map(chosen.map((one) => [one.subject, one]))
  const measures = [...unique.values()].flatMap((one): NewMeasure[] => {
    const proposal = bySubject.get(one.subject)
    return proposal ? [measureOf(proposal, one, today, language)] : []
  })
  if (measures.length > 0) {
    await insertMeasures(tx, allowed, measures)
    tx.note({ action: 'measures.taken-over', subject: `${measures.length}`, details: { measures: measures.length } })
  }
  return { added: measures.length, standing: unique.size - measures.length }
}

function measureOf(proposal: MeasureProposal, { decisionOf }: Chosen, today: Day, language: Language): NewMeasure {
  const { key, guidance, serves } = proposal
  const told = serves.find(({ edition, inPlace }) => edition === decisionOf && inPlace !== null)?.inPlace ?? null
  if (decisionOf !== null && told === null) {
    const message = {
      nl: `Van ${proposal.number} is niet meer vastgelegd sinds wanneer het er is. Laad de voorstellen opnieuw.`,
      en: `Since when ${proposal.number} is in place is no longer recorded. Load the proposals again.`,
    }
    throw invalid([{ path: 'chosen', message }])
  }
  return {
    title: guidance.measure[language],
    how: told?.description ?? '',
    owner: null,
    ownerRole: ownerWords[guidance.measure.owner_role][language],
    standIn: null,
    standInRole: '',
    // A decision can name a day that is still to come, which is no day on which it worked.
    inOperationSince: told && told.since <= today ? told.since : null,
    plannedFor: told && told.since > today ? told.since : null,
    effectiveness: '',
    requirements: serves.map(({ edition, key: requirement }) => ({ edition, requirement })),
    systems: [],
    locations: [],
    rhythms: guidance.measure.rhythm.map((one) => ({
      id: null,
      title: one[language],
      kind: 'work' as const,
      every: one.every,
      firstOn: nextAfter(today, one.every),
    })),
    proofs: proofsOf(proposal).map((one) => ({
      title: one[language],
      kind: one.kind,
      freshFor: one.fresh_for,
      proposedBy: `${key}/${one.id}`,
    })),
    proposedBy: key,
  }
}

function nextAfter(day: Day, every: string): Day {
  const duration = parseDuration(every)
  return duration ? addDuration(day, duration) : day
}
