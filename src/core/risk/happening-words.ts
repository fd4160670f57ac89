import type { Day } from '../time/day.ts'
import type { Happening } from './happenings.ts'

type Both = { nl: string; en: string }
type WriteDay = (day: Day, language: 'nl' | 'en') => string

/** A sentence that somebody typed, without the full stop that follows here. A match begins only where marks begin: dots without end cost nothing. */
export const ended = (text: string) => text.trim().replace(/(?<![.!?…])[.!?…]+$/, '')

const happeningWords: Record<Exclude<Happening['kind'], 'reached' | 'lapsed' | 'decided'>, Both> = {
  incident: { nl: 'Incident', en: 'Incident' },
  exception: { nl: 'Uitzondering', en: 'Exception' },
  change: { nl: 'Wijziging', en: 'Change' },
  complaint: { nl: 'Klacht', en: 'Complaint' },
}

/** Why something that happened at a supplier asks to look at a risk again. */
export function happeningText({ kind, supplier, what, on, through }: Happening, write: WriteDay): Both {
  const name = supplier.title
  switch (kind) {
    case 'reached':
      return {
        nl: `‘${what}’ van ${name} is erbij gekomen in wat dit bereikt.`,
        en: `‘${what}’ of ${name} was added to what reaches this.`,
      }
    case 'lapsed':
      return {
        nl: `Een certificaat van ${name} geldt sinds ${write(on, 'nl')} niet meer, zonder opvolger.`,
        en: `A certificate of ${name} no longer holds since ${write(on, 'en')}, without a successor.`,
      }
    case 'decided':
      return what === 'leave'
        ? {
            nl: `Op ${write(on, 'nl')} is besloten te stoppen met ${name}.`,
            en: `On ${write(on, 'en')} it was decided to leave ${name}.`,
          }
        : {
            nl: `Op ${write(on, 'nl')} is besloten dat ${name} eerst moet verbeteren.`,
            en: `On ${write(on, 'en')} it was decided that ${name} has to improve first.`,
          }
    default:
      return {
        nl: `${happeningWords[kind].nl} bij ${name} op ${write(on, 'nl')}: ${ended(what)}.${through ? ` Dat raakt ‘${through.title}’, waar dit op steunt.` : ''}`,
        en: `${happeningWords[kind].en} at ${name} on ${write(on, 'en')}: ${ended(what)}.${through ? ` It touches ‘${through.title}’, on which this leans.` : ''}`,
      }
  }
}
