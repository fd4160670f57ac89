import { allow } from '../../core/access/allow.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { invalid, measureAsSeen } from './change-measures.ts'
import { replaceReliances, servicesHere } from './reliances.store.ts'

/** Says on which services a measure relies. One that is named already stays, whatever became of it. 412 where the measure changed since it was seen. */
export async function relyOn(
  tx: Tx,
  id: string,
  given: { services: readonly string[]; onlyHereBecause: string },
  seen: number,
): Promise<void> {
  const allowed = allow(tx.actor, 'measures:write')
  const before = await measureAsSeen(tx, id, seen)
  const had = before.relies.map(({ service }) => service)
  const wanted = [...new Set(given.services)]
  const added = wanted.filter((service) => !had.includes(service))
  const known = await servicesHere(tx, added, dayOf(tx.now))
  if (added.some((service) => !known.has(service))) {
    const message = {
      nl: 'Een van de diensten bestaat niet, of wordt niet meer geleverd. Kies een dienst uit het register van leveranciers.',
      en: 'One of the services does not exist, or is no longer delivered. Choose one from the register of suppliers.',
    }
    throw invalid([{ path: 'services', message }])
  }
  const gone = had.filter((service) => !wanted.includes(service))
  await replaceReliances(tx, allowed, id, { gone, added, because: given.onlyHereBecause })
  tx.note({ action: 'measure.relies', subject: before.title })
}
