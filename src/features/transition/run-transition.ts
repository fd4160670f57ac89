import { allow } from '../../core/access/allow.ts'
import { carryOver, missingFrom } from '../../core/transition/carry.ts'
import type { TransitionReport } from '../../core/transition/transition-report.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import { type Assessment, isUsed, listAssessments, readSaid, type Said, type Source } from './assessments.store.ts'
import { listCarried, saveCarried } from './carried.store.ts'
import {
  deleteAssessment,
  deleteTransition,
  insertAssessment,
  listTransitions,
  saveTransition,
  type Transition,
} from './transitions.store.ts'
import type { Ways } from './ways.ts'

export type Run = { assessment: string; from: string; to: string; into: string | null; name: string | null }

const wrong = (path: string, message: Text) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields: [{ path, message }] },
  )

const refusals = {
  elsewhere: (name: string) =>
    new Problem(409, 'transition-elsewhere', {
      nl: `De antwoorden zijn al overgezet, naar ‘${name}’. Ga eerst terug als u ze ergens anders wilt hebben.`,
      en: `The answers were brought over already, to ‘${name}’. Go back first if you want them elsewhere.`,
    }),
  closed: (name: string) =>
    new Problem(409, 'assessment-closed', {
      nl: `‘${name}’ is afgesloten. Open die nulmeting eerst weer, of kies een andere.`,
      en: `‘${name}’ is closed. Reopen that assessment first, or choose another.`,
    }),
}

/**
 * Brings the answers of an old assessment to a new edition: makes the new assessment or takes the one that was chosen, and keeps every
 * old answer with each new subject that it leads to. Nothing is answered in anybody's name. Run again it brings what was added or
 * changed in the old assessment since, and where nothing was, changes nothing.
 */
export async function runTransition(tx: Tx, ways: Ways, given: Run): Promise<{ id: string; brought: number }> {
  const allowed = allow(tx.actor, 'assessment:write')
  const { report, release } = ways(given.from, given.to)
  const assessments = await listAssessments(tx)
  const old = assessments.find(({ id }) => id === given.assessment)
  if (!old) throw problems.notFound()
  if (!old.editions.includes(given.from)) {
    throw wrong('assessment', {
      nl: `Deze nulmeting gaat niet over ${report.from.name}.`,
      en: `This assessment is not about ${report.from.name}.`,
    })
  }
  const before = await findTransition(tx, old.id, given)
  if (before && given.into !== null && given.into !== before.toAssessment) throw refusals.elsewhere(before.toName)
  const said = await readSaid(tx, old.id)
  const missing = await missingIn(tx, report, said, before)
  const brought = howMany(missing)
  if (before && brought === 0) return { id: before.id, brought }
  const target = assessments.find(({ id }) => id === (before?.toAssessment ?? given.into)) ?? null
  checkTarget(target, given, old)
  const facts = { name: given.name ?? report.to.name, edition: given.to, release, departments: said.departments }
  const to = target?.id ?? (await insertAssessment(tx, allowed, facts, old))
  const made = target === null
  const id = await saveTransition(tx, allowed, before, {
    from: old,
    fromEdition: given.from,
    to,
    toEdition: given.to,
    made,
  })
  await saveCarried(tx, allowed, id, missing)
  tx.note({
    action: 'transition.run',
    subject: `${report.from.name} → ${report.to.name}`,
    details: { transition: id, from: old.id, to, made, brought, answers: said.answers.length },
  })
  return { id, brought }
}

function checkTarget(target: Assessment | null, { into, to, name }: Run, old: Assessment): void {
  if (target === null) {
    if (into !== null) throw problems.notFound()
    if (name === null) {
      throw wrong('name', { nl: 'Geef de nieuwe nulmeting een naam.', en: 'Give the new assessment a name.' })
    }
    return
  }
  if (target.id === old.id || !target.editions.includes(to)) {
    throw wrong('into', {
      nl: 'Kies een andere nulmeting, die over de nieuwe norm gaat.',
      en: 'Choose another assessment, which is about the new standard.',
    })
  }
  if (target.closedAt !== null) throw refusals.closed(target.name)
}

/** The transition of an old assessment between two editions, where there is one. */
export async function findTransition(
  source: Source,
  assessment: string,
  { from, to }: { from: string; to: string },
): Promise<Transition | null> {
  const found = (await listTransitions(source)).find(
    (one) => one.fromAssessment === assessment && one.fromEdition === from && one.toEdition === to,
  )
  return found ?? null
}

/** What of the old answers and ratings is not with the new assessment yet, or otherwise. */
export async function missingIn(source: Source, report: TransitionReport, said: Said, transition: Transition | null) {
  const there = await listCarried(source, transition ? [transition.id] : [])
  return {
    answers: missingFrom(carryOver(report, said.answers), there.answers),
    ratings: missingFrom(carryOver(report, said.ratings), there.ratings),
  }
}

/** How many old answers and ratings these are, each counted once. */
export const howMany = ({ answers, ratings }: Awaited<ReturnType<typeof missingIn>>): number =>
  new Set(answers.map(({ item }) => item)).size + new Set(ratings.map(({ item }) => item)).size

/**
 * Goes back: takes away what was carried over, and the new assessment too where the run made it and nobody used or changed it since.
 * The old assessment is not touched, and what people answered in the new one stays. Returns whether the new one was removed.
 */
export async function undoTransition(tx: Tx, ways: Ways, id: string, seen: number): Promise<boolean> {
  const allowed = allow(tx.actor, 'assessment:write')
  const transitions = await listTransitions(tx)
  const transition = transitions.find((one) => one.id === id)
  if (!transition) throw problems.notFound()
  requireRevision(transition.revision, seen)
  const { report } = ways(transition.fromEdition, transition.toEdition)
  const assessments = await listAssessments(tx)
  const target = assessments.find((one) => one.id === transition.toAssessment)
  const others = transitions.some((one) => one.id !== id && one.toAssessment === transition.toAssessment)
  const untouched =
    target !== undefined &&
    target.revision === transition.madeIn &&
    !others &&
    !assessments.some(({ basedOn }) => basedOn === target.id) &&
    !(await isUsed(tx, target.id))
  await deleteTransition(tx, allowed, id)
  if (untouched) await deleteAssessment(tx, allowed, target.id)
  tx.note({
    action: 'transition.undone',
    subject: `${report.from.name} → ${report.to.name}`,
    details: { transition: id, from: transition.fromAssessment, to: transition.toAssessment, removed: untouched },
  })
  return untouched
}
