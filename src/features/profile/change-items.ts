import { allow } from '../../core/access/allow.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import type { WrittenItem } from './items.contract.ts'
import { findPlace, insertItem, nextPosition, type Place, placeItem, placesOf, updateItem } from './items.store.ts'

/** More than any organisation keeps apart; a list is read whole. */
const mostItems = 500

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

/** What must hold between the fields of a thing, beyond the shape of each. Throws a Problem that names the fields. */
function check(item: WrittenItem): void {
  const faults: { path: string; message: Text }[] = []
  if (item.list === 'certificates') {
    if (item.ends < item.starts) {
      faults.push({
        path: 'ends',
        message: { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day lies before the first.' },
      })
    }
    if (item.firstIssued !== null && item.firstIssued > item.starts) {
      faults.push({
        path: 'firstIssued',
        message: {
          nl: 'Een certificaat is niet later voor het eerst afgegeven dan het ingaat.',
          en: 'A certificate is not first issued after it begins.',
        },
      })
    }
    if (item.surveillance.some((day) => day < item.starts || day > item.ends)) {
      faults.push({
        path: 'surveillance',
        message: {
          nl: 'Een toezichtaudit valt tussen de eerste en de laatste dag van het certificaat.',
          en: 'A surveillance audit lies between the first and the last day of the certificate.',
        },
      })
    }
  }
  if (item.list === 'terms' && item.certainty === 'high' && item.source === '') {
    faults.push({
      path: 'source',
      message: {
        nl: 'Zeker is een datum alleen met een bron. Noem de bron, of kies een lagere zekerheid.',
        en: 'A date is certain only with a source. Name the source, or choose less certainty.',
      },
    })
  }
  if (faults.length > 0) throw invalid(faults)
}

/** Days in order, each once. */
const tidy = (item: WrittenItem): WrittenItem =>
  item.list === 'certificates' ? { ...item, surveillance: [...new Set(item.surveillance)].sort() } : item

const nameOf = (item: WrittenItem) =>
  item.list === 'certificates' ? item.edition : item.list === 'terms' ? item.title : item.name

/** How the answer to every command on a thing reads. */
const standing = ({ list, id, withdrawn }: Place, revision: number) => ({ list, id, revision, withdrawn })

async function placeAsSeen(tx: Tx, id: string, seen: number): Promise<Place> {
  const place = await findPlace(tx, id)
  if (!place) throw problems.notFound()
  requireRevision(place.revision, seen)
  return place
}

/** Adds a thing at the end of its list. */
export async function addItem(tx: Tx, given: WrittenItem) {
  const allowed = allow(tx.actor, 'profile:write')
  check(given)
  const item = tidy(given)
  if ((await placesOf(tx, item.list)).length >= mostItems) {
    throw new Problem(409, 'too-many-items', {
      nl: `Meer dan ${mostItems} in één lijst kan niet. Neem dingen samen die op elkaar lijken.`,
      en: `More than ${mostItems} in one list is not possible. Take things together that are alike.`,
    })
  }
  const id = await insertItem(tx, allowed, item, await nextPosition(tx, item.list))
  tx.note({ action: 'scope-item.added', subject: nameOf(item), details: { list: item.list } })
  return { list: item.list, id, revision: tx.revision, withdrawn: false }
}

/** Changes what is written about a thing. 412 where somebody else changed it meanwhile; it stays in the list where it stands. */
export async function changeItem(tx: Tx, id: string, given: WrittenItem, seen: number) {
  const allowed = allow(tx.actor, 'profile:write')
  const place = await placeAsSeen(tx, id, seen)
  if (place.list !== given.list) {
    const message = { nl: 'Dit staat in een andere lijst.', en: 'This stands in another list.' }
    throw invalid([{ path: 'list', message }])
  }
  check(given)
  await updateItem(tx, allowed, id, tidy(given))
  tx.note({ action: 'scope-item.changed', subject: nameOf(given), details: { list: place.list } })
  return standing(place, tx.revision)
}

/** Withdraws a thing: it no longer counts, stays to be read, and can be put back. */
export async function withdrawItem(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'profile:write')
  const place = await placeAsSeen(tx, id, seen)
  if (place.withdrawn) return standing(place, place.revision)
  await placeItem(tx, allowed, place, { position: place.position, withdrawnAt: tx.now })
  tx.note({ action: 'scope-item.withdrawn', subject: place.name, details: { list: place.list } })
  return { ...standing(place, tx.revision), withdrawn: true }
}

/** Puts a withdrawn thing back, at the end of its list. */
export async function restoreItem(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'profile:write')
  const place = await placeAsSeen(tx, id, seen)
  if (!place.withdrawn) return standing(place, place.revision)
  await placeItem(tx, allowed, place, { position: await nextPosition(tx, place.list), withdrawnAt: null })
  tx.note({ action: 'scope-item.restored', subject: place.name, details: { list: place.list } })
  return { ...standing(place, tx.revision), withdrawn: false }
}

/** Moves a thing one place up or down. At the end of the list, and withdrawn, it stays where it is. */
export async function moveItem(tx: Tx, id: string, to: 'up' | 'down', seen: number) {
  const allowed = allow(tx.actor, 'profile:write')
  const place = await placeAsSeen(tx, id, seen)
  const places = await placesOf(tx, place.list)
  const at = places.findIndex((one) => one.id === id)
  const [near, far] = to === 'up' ? [places[at - 1], places[at - 2]] : [places[at + 1], places[at + 2]]
  if (at < 0 || !near) return standing(place, place.revision)
  // Between its neighbour and what lies beyond; only this row changes.
  const position = far ? (near.position + far.position) / 2 : near.position + (to === 'up' ? -1 : 1)
  await placeItem(tx, allowed, place, { position, withdrawnAt: null })
  tx.note({ action: 'scope-item.moved', subject: place.name, details: { list: place.list } })
  return standing(place, tx.revision)
}
