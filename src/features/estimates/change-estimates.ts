import { allow } from '../../core/access/allow.ts'
import { widest } from '../../core/estimate/estimate.ts'
import { riskCode } from '../../core/risk/risk-code.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import {
  estimatesOf,
  findEstimate,
  findRisk,
  insertEstimate,
  type NewEstimate,
  type StoredEstimate,
  storeWithdrawal,
} from './estimates.store.ts'

/** How many years are drawn for a new estimate: 1 year in 100 then rests on 1,000 of them. */
const years = 100_000

const invalid = (fields: { path: string; message: Text }[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

const turned = {
  nl: 'Dit is minder dan de ondergrens. Vul de bovengrens in van het bereik waar 9 van de 10 keer iets in valt.',
  en: 'This is less than the lower end. Fill in the upper end of the range in which 9 out of 10 fall.',
}
const tooWide = {
  loss: {
    nl: 'Dit is meer dan 10.000 keer de ondergrens: zo’n bereik zegt te weinig om mee te rekenen. Maak het smaller, of splits het risico.',
    en: 'This is more than 10,000 times the lower end: such a range says too little to compute with. Make it narrower, or split the risk.',
  },
  events: {
    nl: 'Dit is meer dan 1.000 keer de ondergrens: zo’n bereik zegt te weinig om mee te rekenen. Maak het smaller, of splits het risico.',
    en: 'This is more than 1,000 times the lower end: such a range says too little to compute with. Make it narrower, or split the risk.',
  },
}

function check({ lossLow, lossHigh, eventsLow, eventsHigh }: Omit<NewEstimate, 'risk' | 'seed' | 'years'>): void {
  const wrong = (low: number, high: number, of: 'loss' | 'events') =>
    high < low ? turned : high > widest[of] * low ? tooWide[of] : null
  const faults = [
    { path: 'lossHigh', message: wrong(lossLow, lossHigh, 'loss') },
    { path: 'eventsHigh', message: wrong(eventsLow, eventsHigh, 'events') },
  ].filter((fault): fault is { path: string; message: Text } => fault.message !== null)
  if (faults.length > 0) throw invalid(faults)
}

/** An estimate as it is read: without the risk, which the caller named. */
export const shown = ({ risk: _risk, ...estimate }: StoredEstimate) => estimate

async function estimateById(tx: Tx, id: string): Promise<StoredEstimate> {
  const found = await findEstimate(tx, id)
  if (!found) throw problems.notFound()
  return found
}

/** Records what a risk may cost. */
export async function recordEstimate(
  tx: Tx,
  risk: string,
  { seed, ...facts }: Omit<NewEstimate, 'risk' | 'seed' | 'years'> & { seed: number | null },
) {
  const allowed = allow(tx.actor, 'risk:write')
  const about = await findRisk(tx, risk)
  if (!about) throw problems.notFound()
  if (about.closedOn !== null && about.closedOn <= dayOf(tx.now)) {
    throw new Problem(409, 'risk-closed', {
      nl: 'Dit risico is gesloten. Open het eerst weer, en schat het dan.',
      en: 'This risk is closed. Open it again first, then estimate it.',
    })
  }
  check(facts)
  const [before] = await estimatesOf(tx, risk, 1)
  const id = await insertEstimate(tx, allowed, { ...facts, risk, seed: seed ?? before?.seed ?? 1, years })
  tx.note({ action: 'estimate.recorded', subject: `${riskCode(about.number)} ${about.title}` })
  return shown(await estimateById(tx, id))
}

/** Takes the estimate that counts back: the risk has none then, also where there were earlier ones. */
export async function withdrawEstimate(tx: Tx, id: string, reason: string, seen: number) {
  const allowed = allow(tx.actor, 'risk:write')
  const estimate = await estimateById(tx, id)
  requireRevision(estimate.revision, seen)
  const [last] = await estimatesOf(tx, estimate.risk, 1)
  if (last?.id !== id || estimate.withdrawnAt !== null) {
    throw new Problem(409, 'estimate-past', {
      nl: 'Deze schatting telt al niet meer mee. Alleen de laatste kan worden ingetrokken.',
      en: 'This estimate no longer counts. Only the last one can be withdrawn.',
    })
  }
  await storeWithdrawal(tx, allowed, id, reason)
  const about = await findRisk(tx, estimate.risk)
  if (!about) throw problems.notFound()
  tx.note({ action: 'estimate.withdrawn', subject: `${riskCode(about.number)} ${about.title}` })
  return shown(await estimateById(tx, id))
}
