import { versionInForce } from '../../core/documents/version-standing.ts'
import { refKey, subjectsOfEditions } from '../../core/measures/subjects.ts'
import { type Watched, watchesOn } from '../../core/rhythm/watches.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { writeDay } from '../../platform/language/written.ts'
import { readConfirmations } from './reading-facts.store.ts'
import type { Ground } from './rhythm-ground.ts'

/** What the content explains about the risk assessment, and about suppliers and the chain of supply. */
const riskSubjects = new Set(['2022/clause/6.1.2', '2022/clause/8.2'])
const supplierSubjects = new Set(['5.19', '5.20', '5.21', '5.22'].map((number) => `2022/control/${number}`))

/** How many of each list are shown; how many there are is told beside it. */
const mostShown = 50

const listed = (items: readonly Watched[]) => ({ items: items.slice(0, mostShown), total: items.length })

/** Every requirement of any edition that is about one of the subjects: facts name only those of editions that were adopted. */
function placesOf(content: Content, subjects: ReadonlySet<string>): Set<string> {
  const about = subjectsOfEditions(content, [...content.editions.keys()]).filter(({ key }) => subjects.has(key))
  return new Set(
    about.flatMap(({ requirements }) => requirements.map(({ edition, key }) => refKey({ edition, requirement: key }))),
  )
}

/** The five watches at the moment of the reader. */
export function createWatches(content: Content) {
  const places = { risk: placesOf(content, riskSubjects), suppliers: placesOf(content, supplierSubjects) }
  return async (reader: Reader, { facts, today }: Ground) => {
    const asked = facts.documents.flatMap(({ confirm, versions }) => {
      const version = confirm ? versionInForce(versions, today) : undefined
      return version ? [version.id] : []
    })
    const confirmed = await readConfirmations(reader, asked)
    const watches = watchesOn(
      facts,
      {
        ...places,
        readingOf: (version) => ({ confirmed: confirmed.get(version) ?? new Map(), asked: new Map() }),
        write: writeDay,
      },
      today,
    )
    return {
      today,
      watches: watches.map(({ counted, leftOut, ...watch }) => ({
        ...watch,
        counted: counted.length,
        items: listed(counted),
        leftOut: listed(leftOut),
      })),
    }
  }
}
