import type { Day } from '../time/day.ts'
import type { UnheldWhy } from './facts.ts'
import type { WriteDay } from './lack-words.ts'

type Words = { nl: string; en: string }

/** What lacks for an organisation that a report leaves out to be held, as it stands at the end of a sentence. */
export function unheldWords({ why, report, last }: UnheldWhy, write: WriteDay): Words {
  const title = `‘${report?.title ?? ''}’`
  switch (why) {
    case 'not-a-supplier':
      return {
        nl: 'deze organisatie staat niet als leverancier in het register',
        en: 'this organisation is not a supplier in the register',
      }
    case 'no-report':
      return { nl: 'er is er geen vastgelegd', en: 'none was recorded' }
    case 'named-services':
      return {
        nl: `${title} gaat over bepaalde diensten, niet over de hele organisatie`,
        en: `${title} is about certain services, not about the whole organisation`,
      }
    case 'other-kind':
      return { nl: `${title} is een ander soort rapport`, en: `${title} is another kind of report` }
    case 'type-1':
      return {
        nl: `${title} is van type I en laat niet zien dat iets werkt`,
        en: `${title} is of type I and does not show that anything works`,
      }
    case 'opinion':
      return {
        nl: `met het oordeel van de auditor in ${title} telt dat rapport niet`,
        en: `with the opinion of the auditor in ${title} that report does not count`,
      }
    case 'exception':
      return {
        nl: `een uitzondering in ${title} is als niet aanvaardbaar beoordeeld`,
        en: `an exception in ${title} was judged not acceptable`,
      }
    case 'later-days':
      return { nl: `${title} gaat over latere dagen`, en: `${title} is about later days` }
    case 'over': {
      const day = last as Day
      return {
        nl: `${title} telde tot en met ${write(day, 'nl')}`,
        en: `${title} counted through ${write(day, 'en')}`,
      }
    }
    case 'asks-more':
      return {
        nl: `niet alles wat ${title} zelf van de afnemer vraagt (CUEC), wordt gedaan en is aangetoond`,
        en: `not all that ${title} itself asks of the customer (CUEC) is done and shown`,
      }
    case 'leaves-out':
      return {
        nl: `${title} laat zelf een organisatie erbuiten waarvan geen rapport telt`,
        en: `${title} itself leaves out an organisation of which no report counts`,
      }
  }
}
