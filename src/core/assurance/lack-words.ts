import type { Day } from '../time/day.ts'
import type { LackWhy } from './facts.ts'

type Words = { nl: string; en: string }
export type WriteDay = (day: Day, language: 'nl' | 'en') => string

/** What a measure lacks to do what a report asks of the customer, as it stands at the end of a sentence. */
export function lackWords({ why, last, proofs }: LackWhy, write: WriteDay): Words {
  if (proofs !== null) return apartWords(proofs, write)
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
        nl: 'het bewijs laat zien dat deze maatregel er is, niet dat die werkt',
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

/** Where some of what a measure has to show is there, or was: what lacks and what is there, each by its name. */
function apartWords({ lacking, there }: NonNullable<LackWhy['proofs']>, write: WriteDay): Words {
  const never = lacking.filter(({ last }) => last === null).map(({ title }) => title)
  const stale = lacking.flatMap(({ title, last }) => (last === null ? [] : [{ title, last }]))
  const nl = [
    ...(never.length > 0 ? [`voor ${listed(never, 'en')} is er nog geen eigen bewijs`] : []),
    ...stale.map(({ title, last }) => `het bewijs voor ‘${title}’ telde tot en met ${write(last, 'nl')}`),
    ...(there.length > 0 ? [`voor ${listed(there, 'en')} is er wel bewijs`] : []),
  ]
  const en = [
    ...(never.length > 0 ? [`for ${listed(never, 'and')} there is no evidence of our own yet`] : []),
    ...stale.map(({ title, last }) => `the evidence for ‘${title}’ counted through ${write(last, 'en')}`),
    ...(there.length > 0 ? [`for ${listed(there, 'and')} there is`] : []),
  ]
  return { nl: nl.join('; '), en: en.join('; ') }
}

const listed = (titles: readonly string[], and: string): string => {
  const quoted = titles.map((title) => `‘${title}’`)
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(` ${and} `)
}
