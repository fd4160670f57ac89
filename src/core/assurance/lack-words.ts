import type { Day } from '../time/day.ts'
import type { Lack } from './facts.ts'

type Words = { nl: string; en: string }
export type WriteDay = (day: Day, language: 'nl' | 'en') => string

/** What a measure lacks to do what a report asks of the customer, as it stands at the end of a sentence. */
export function lackWords({ why, last }: Pick<Lack, 'why' | 'last'>, write: WriteDay): Words {
  switch (why) {
    case 'not-in-operation':
      return { nl: 'deze maatregel is niet in werking', en: 'this measure is not in operation' }
    case 'ended':
      return { nl: 'deze maatregel is beëindigd', en: 'this measure was ended' }
    case 'nobody-answers':
      return { nl: 'niemand is verantwoordelijk voor deze maatregel', en: 'nobody answers for this measure' }
    case 'excepted':
      return {
        nl: 'een uitzondering staat deze maatregel in de weg',
        en: 'an exception stands in the way of this measure',
      }
    case 'never-shown':
      return {
        nl: 'er is nog geen eigen bewijs dat deze maatregel werkt',
        en: 'there is no evidence of our own yet that this measure works',
      }
    case 'only-existence':
      return {
        nl: 'het bewijs laat zien dat deze maatregel er is, niet dat zij werkt',
        en: 'the evidence shows that this measure is there, not that it works',
      }
    case 'stale': {
      const day = last as Day
      return {
        nl: `het bewijs dat deze maatregel werkt, telde tot en met ${write(day, 'nl')}`,
        en: `the evidence that this measure works counted through ${write(day, 'en')}`,
      }
    }
  }
}
