import type { Day } from '../time/day.ts'
import type { Work } from './current.ts'
import type { ClassNeed, eventKinds, RiskFacts, Treatment } from './facts.ts'
import { ended, happeningText } from './happening-words.ts'
import type { Lapse, Reopening, RiskStanding, RiskState } from './standing.ts'
import { workText } from './work-words.ts'

export type Both = { nl: string; en: string }
/** How a day is written in a language. */
export type WriteDay = (day: Day, language: 'nl' | 'en') => string

/** Names of the states, as lists and filters show them. */
export const stateWords: Record<RiskState, Both> = {
  unrated: { nl: 'Nog te waarderen', en: 'To be rated' },
  reopened: { nl: 'Opnieuw te beoordelen', en: 'To be looked at again' },
  'review-due': { nl: 'Beoordeling verlopen', en: 'Review overdue' },
  'to-treat': { nl: 'Vraagt een besluit', en: 'Asks for a decision' },
  'acceptance-lapsed': { nl: 'Aanvaarding verlopen', en: 'Acceptance lapsed' },
  'in-treatment': { nl: 'In behandeling', en: 'Being treated' },
  accepted: { nl: 'Aanvaard', en: 'Accepted' },
  'within-appetite': { nl: 'Laag genoeg', en: 'Low enough' },
  closed: { nl: 'Afgesloten', en: 'Closed' },
}

export const treatmentWords: Record<Treatment, Both> = {
  modify: { nl: 'Verminderen', en: 'Modify' },
  avoid: { nl: 'Vermijden', en: 'Avoid' },
  share: { nl: 'Delen', en: 'Share' },
  retain: { nl: 'Dragen', en: 'Retain' },
}

export const eventWords: Record<(typeof eventKinds)[number], Both> = {
  incident: { nl: 'Incident', en: 'Incident' },
  supplier: { nl: 'Wijziging bij een leverancier', en: 'Change at a supplier' },
  asset: { nl: 'Wijziging van het bedrijfsmiddel', en: 'Change of the asset' },
  other: { nl: 'Gebeurtenis', en: 'Event' },
}

const aspectWords: Record<keyof ClassNeed, Both> = {
  availability: { nl: 'beschikbaarheid', en: 'availability' },
  integrity: { nl: 'integriteit', en: 'integrity' },
  confidentiality: { nl: 'vertrouwelijkheid', en: 'confidentiality' },
}

const list = (items: readonly string[], and: string) =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`

type Links = Extract<Reopening, { key: 'links' }>

/** What is otherwise about the measures that are linked, as far as anything is. */
function linkWords({ gone, added, weighed }: Links, language: 'nl' | 'en'): string {
  const parts = [
    { count: gone, nl: 'losgekoppeld', en: 'no longer linked' },
    { count: added, nl: 'erbij', en: 'added' },
    { count: weighed, nl: 'weegt anders', en: 'weighed otherwise' },
  ]
  return parts
    .filter(({ count }) => count > 0)
    .map((part) => `${part[language]}: ${part.count}`)
    .join(', ')
}

/** Why a risk has to be looked at again. */
export function reopeningText(one: Reopening, write: WriteDay): Both {
  switch (one.key) {
    case 'event':
      return {
        nl: `${eventWords[one.kind].nl} op ${write(one.day, 'nl')}: ${ended(one.what)}.`,
        en: `${eventWords[one.kind].en} on ${write(one.day, 'en')}: ${ended(one.what)}.`,
      }
    case 'measure':
      return {
        nl: `De maatregel ‘${one.measure.title}’ werkt minder dan bij de laatste beoordeling. ${workText(one.work, one.why, write).nl}`,
        en: `The measure ‘${one.measure.title}’ works less than at the last look. ${workText(one.work, one.why, write).en}`,
      }
    case 'links':
      return {
        nl: `Dit risico rekent op andere maatregelen dan bij de laatste beoordeling (${linkWords(one, 'nl')}).`,
        en: `This risk counts on other measures than at the last look (${linkWords(one, 'en')}).`,
      }
    case 'other-asset':
      return {
        nl: 'Het risico gaat sinds de laatste beoordeling over iets anders.',
        en: 'The risk is about something else than at the last look.',
      }
    case 'class': {
      const words = (language: 'nl' | 'en') => one.aspects.map((aspect) => aspectWords[aspect][language])
      return {
        nl: `${capital(list(words('nl'), 'en'))} ${one.aspects.length === 1 ? 'weegt' : 'wegen'} zwaarder dan bij de laatste beoordeling.`,
        en: `${capital(list(words('en'), 'and'))} ${one.aspects.length === 1 ? 'weighs' : 'weigh'} heavier than at the last look.`,
      }
    }
    case 'kind':
      return {
        nl: 'Het bedrijfsmiddel is van een andere soort dan bij de laatste beoordeling.',
        en: 'The asset is of another kind than at the last look.',
      }
    case 'supplier':
      return one.is === ''
        ? { nl: `‘${one.was}’ is niet meer de leverancier.`, en: `‘${one.was}’ is no longer the supplier.` }
        : { nl: `De leverancier is nu ‘${one.is}’.`, en: `The supplier is now ‘${one.is}’.` }
    case 'chain':
      return happeningText(one.happening, write)
    case 'asset-withdrawn':
      return {
        nl: `Het bedrijfsmiddel is op ${write(one.day, 'nl')} uit het register gehaald. Sluit het risico af of kies een ander.`,
        en: `The asset was taken out of the register on ${write(one.day, 'en')}. Close the risk or choose another.`,
      }
    case 'criteria':
      return {
        nl: `Sinds ${write(one.day, 'nl')} gelden nieuwe criteria (versie ${one.number}). Waardeer het risico daarmee.`,
        en: `New criteria hold since ${write(one.day, 'en')} (version ${one.number}). Rate the risk by them.`,
      }
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Why an acceptance no longer counts. */
function lapseText(lapse: Lapse, write: WriteDay): Both {
  switch (lapse.key) {
    case 'ended':
      return {
        nl: `De aanvaarding geldt sinds ${write(lapse.day, 'nl')} niet meer.`,
        en: `The acceptance no longer holds since ${write(lapse.day, 'en')}.`,
      }
    case 'heavier':
      return {
        nl: 'Het huidige risico is zwaarder dan wat is aanvaard.',
        en: 'The current risk is heavier than what was accepted.',
      }
    case 'rated-anew':
      return {
        nl: 'Na de aanvaarding is het risico opnieuw gewaardeerd.',
        en: 'The risk was rated anew after it was accepted.',
      }
    case 'withdrawn':
      return {
        nl: `De aanvaarding is op ${write(lapse.day, 'nl')} ingetrokken.`,
        en: `The acceptance was withdrawn on ${write(lapse.day, 'en')}.`,
      }
  }
}

/** One reason why a risk stands as it does, with its day and the measure that it names. */
export type StandingReason = Both & { key: string; day: Day | null; measure: { id: string; title: string } | null }

/** Why a risk stands as it does, in full sentences, what decides first. */
export function standingReasons(
  { closedOn, acceptance, measures, treatment }: RiskFacts,
  standing: RiskStanding,
  day: Day,
  write: WriteDay,
): StandingReason[] {
  const { state, reopenings, lapse, reviewBy, rated } = standing
  const reason = (key: string, text: Both, of: Day | null = null): StandingReason => ({
    ...{ key, ...text, day: of, measure: null },
  })
  const by = (of: Day, nl: string, en: string): Both => ({
    nl: `${nl} ${write(of, 'nl')}.`,
    en: `${en} ${write(of, 'en')}.`,
  })
  if (state === 'closed') {
    return [reason('closed', by(closedOn as Day, 'Afgesloten op', 'Closed on'), closedOn)]
  }
  if (rated === null || reviewBy === null) {
    const nl = 'Nog niemand heeft dit risico gewaardeerd.'
    return [reason('unrated', { nl, en: 'Nobody rated this risk yet.' })]
  }
  const found = reopenings.map((one) => ({
    ...reason(one.key, reopeningText(one, write), 'day' in one ? one.day : null),
    measure: one.key === 'measure' ? one.measure : null,
  }))
  if (reviewBy < day) {
    const text = by(reviewBy, 'Had beoordeeld moeten zijn uiterlijk op', 'Should have been looked at by')
    found.push(reason('review-due', text, reviewBy))
  }
  const { content } = rated.criteria
  const level = content.levels[rated.levels.current]?.name ?? ''
  if (rated.levels.current <= content.appetite) {
    found.push(
      reason('within-appetite', {
        nl: `‘${level}’ is laag genoeg: dat hoeft niemand te aanvaarden.`,
        en: `‘${level}’ is low enough: nobody has to accept it.`,
      }),
    )
  } else {
    if (lapse) found.push(reason(`acceptance-${lapse.key}`, lapseText(lapse, write), 'day' in lapse ? lapse.day : null))
    if (acceptance && lapse === null) {
      const text = {
        nl: `Aanvaard door ${acceptance.by}, tot en met ${write(acceptance.ends, 'nl')}.`,
        en: `Accepted by ${acceptance.by}, up to and including ${write(acceptance.ends, 'en')}.`,
      }
      found.push(reason('accepted', text, acceptance.ends))
    }
    if (state === 'in-treatment') {
      const next = measures.flatMap(({ plannedFor }) => (plannedFor !== null && plannedFor >= day ? [plannedFor] : []))
      const last = next.sort().at(-1) ?? null
      if (last !== null) {
        const text = by(
          last,
          'Er wordt aan gewerkt: de laatste maatregel is gepland voor',
          'Being treated: the last measure is planned for',
        )
        found.push(reason('in-treatment', text, last))
      }
    }
    if (state === 'to-treat') found.push(reason('to-treat', toTreatText(level, treatment)))
  }
  if (reviewBy >= day) {
    found.push(
      reason('review', by(reviewBy, 'De volgende beoordeling is uiterlijk op', 'The next look is by'), reviewBy),
    )
  }
  return found
}

function toTreatText(level: string, treatment: Treatment | null): Both {
  if (treatment === null) {
    return {
      nl: `‘${level}’ is meer dan gedragen wordt, en er is nog niet gekozen wat ermee gebeurt.`,
      en: `‘${level}’ is more than is borne, and nobody chose yet what to do about it.`,
    }
  }
  if (treatment === 'retain') {
    return {
      nl: `‘${level}’ is meer dan gedragen wordt zonder dat iemand het aanvaardt.`,
      en: `‘${level}’ is more than is borne without anybody accepting it.`,
    }
  }
  return {
    nl: `‘${level}’ is meer dan gedragen wordt, en er is geen maatregel gepland voor een dag die nog komt.`,
    en: `‘${level}’ is more than is borne, and no measure is planned for a day to come.`,
  }
}

/** Why the current rating lies where it does between inherent and residual. */
export function currentText(works: readonly { weight: number; work: Work }[], share: number | null): Both {
  if (share === null) {
    return {
      nl: 'Er is geen maatregel gekoppeld. Het huidige risico is daarom het risico zonder maatregelen.',
      en: 'No measure is linked. The current risk is therefore that without measures.',
    }
  }
  const count = (of: Work) => works.filter(({ work }) => work === of).length
  const half = count('unshown') + count('excepted')
  const all = works.length
  if (count('shown') === all) {
    return all === 1
      ? {
          nl: 'De gekoppelde maatregel werkt aantoonbaar. Het huidige risico is het restrisico.',
          en: 'The linked measure is shown to work. The current risk is the residual risk.',
        }
      : {
          nl: `Alle ${all} gekoppelde maatregelen werken aantoonbaar. Het huidige risico is het restrisico.`,
          en: `All ${all} linked measures are shown to work. The current risk is the residual risk.`,
        }
  }
  return {
    nl: `Van ${all} gekoppelde ${all === 1 ? 'maatregel' : 'maatregelen'} ${count('shown') === 1 ? 'werkt' : 'werken'} er ${count('shown')} aantoonbaar, ${half} ${half === 1 ? 'telt' : 'tellen'} half en ${count('off')} niet mee. Gewogen is ${share}% gedaan van wat ze samen moeten doen.`,
    en: `Of ${all} linked ${all === 1 ? 'measure' : 'measures'}, ${count('shown')} ${count('shown') === 1 ? 'is' : 'are'} shown to work, ${half} ${half === 1 ? 'counts' : 'count'} half and ${count('off')} not. By weight, ${share}% is done of what they are to do together.`,
  }
}
