import { factWords, profileFacts } from './fact-words.ts'
import type { ScopeFacts } from './scope-facts.ts'
import { locationKindWords, processKindWords, systemKindWords } from './scope-words.ts'
import { sectors } from './sector.ts'

type Language = 'nl' | 'en'
type Words = (nl: string, en: string) => string

const sentence = (text: string) => {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?…:]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

const listed = (parts: string[], and: string) =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`

const section = (title: string, lines: string[]) =>
  lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `- ${line}`).join('\n')}`]

const bracketed = (parts: (string | null)[]) => {
  const said = parts.filter((part): part is string => part !== null && part !== '')
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

function whoItIs(facts: ScopeFacts, language: Language, say: Words): string {
  const number = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB')
  const is = sectors[facts.sector ?? 'other'].is[language]
  const people =
    facts.people === null
      ? ''
      : facts.people === 1
        ? say(' waar één persoon werkt', ' in which one person works')
        : say(
            ` waar ${number.format(facts.people)} mensen werken`,
            ` in which ${number.format(facts.people)} people work`,
          )
  const fte = facts.people !== null && facts.fte !== null ? ` (${number.format(facts.fte)} fte)` : ''
  return [`${facts.organisation} ${say('is', 'is')} ${is}${people}${fte}.`, sentence(facts.description)]
    .filter(Boolean)
    .join(' ')
}

function whatIsCovered(facts: ScopeFacts, say: Words): string {
  const { organisation } = facts
  const care = facts.cluster === 'Z'
  const healthData = facts.cluster === 'B'
  const subject = care
    ? say(
        `de zorg die ${organisation} verleent en alles wat nodig is om daarbij zorgvuldig met informatie om te gaan`,
        `the care that ${organisation} gives and all that is needed to handle information with care while doing so`,
      )
    : healthData
      ? say(
          `de diensten waarbij ${organisation} persoonlijke gezondheidsinformatie verwerkt, en alles wat daarvoor nodig is`,
          `the services in which ${organisation} processes personal health information, and all that they need`,
        )
      : say(
          `de activiteiten van ${organisation} en alles wat daarvoor nodig is`,
          `the activities of ${organisation} and all that they need`,
        )
  const standards =
    facts.standards.length === 0
      ? ''
      : say(
          ` Het is ingericht volgens ${listed(facts.standards, 'en')}.`,
          ` It follows ${listed(facts.standards, 'and')}.`,
        )
  const cluster = {
    Z: say(
      ` Voor certificering volgens NEN 7510 valt ${organisation} in cluster Z: ${facts.careForm === 'sole-provider' ? 'solistisch werkende zorgverleners' : 'zorginstellingen'}.`,
      ` For certification to NEN 7510, ${organisation} falls in cluster Z: ${facts.careForm === 'sole-provider' ? 'sole providers of care' : 'care institutions'}.`,
    ),
    B: say(
      ` Voor certificering volgens NEN 7510 valt ${organisation} in cluster B: andere organisaties die gezondheidsgegevens verwerken.`,
      ` For certification to NEN 7510, ${organisation} falls in cluster B: other organisations that process health data.`,
    ),
    none: say(
      ` ${organisation} verwerkt geen persoonlijke gezondheidsinformatie.`,
      ` ${organisation} processes no personal health information.`,
    ),
  }
  return (
    say(
      `Het managementsysteem voor informatiebeveiliging omvat ${subject}: de processen, systemen, locaties en mensen die hieronder staan.`,
      `The information security management system covers ${subject}: the processes, systems, locations and people named below.`,
    ) +
    standards +
    (facts.cluster === null ? '' : cluster[facts.cluster])
  )
}

/**
 * The scope statement in words, composed from the facts: who the organisation is, what is covered, and each list that has something in it,
 * exclusions with their reasons. Plain text: paragraphs with an empty line between them, a heading line above lists that begin with '- '.
 */
export function composeScope(facts: ScopeFacts, language: Language): string {
  const say: Words = (nl, en) => (language === 'nl' ? nl : en)
  const word = (both: { nl: string; en: string }) => both[language]
  const systems = facts.systems.map((system) => {
    const levels = [system.availability, system.integrity, system.confidentiality]
    const biv = levels.every((level) => level !== null) ? `${say('BIV', 'AIC')} ${levels.join('-')}` : null
    const health = system.healthData ? say('met gezondheidsgegevens', 'with health data') : null
    const about = system.purpose.trim() === '' ? '' : `: ${sentence(system.purpose)}`
    return `${system.name}${bracketed([word(systemKindWords[system.kind]), health, biv])}${about}`
  })
  const premises = facts.facts
    .toSorted((a, b) => profileFacts.indexOf(a.fact) - profileFacts.indexOf(b.fact))
    .map(({ fact, holds }) =>
      sentence(`${say('De organisatie', 'The organisation')} ${word(factWords[fact][holds ? 'so' : 'notSo'])}`),
    )
  return [
    whoItIs(facts, language, say),
    whatIsCovered(facts, say),
    ...section(
      say('Locaties', 'Locations'),
      facts.locations.map(
        ({ name, kind, address, use }) =>
          `${name}${bracketed([word(locationKindWords[kind]), address])}${use.trim() === '' ? '' : `: ${sentence(use)}`}`,
      ),
    ),
    ...section(
      say('Processen', 'Processes'),
      facts.processes.map(
        ({ name, kind, description }) =>
          `${name}${bracketed([word(processKindWords[kind])])}${description.trim() === '' ? '' : `: ${sentence(description)}`}`,
      ),
    ),
    ...section(say('Systemen', 'Systems'), systems),
    ...section(
      say(
        'Raakvlakken: waar het gebied ophoudt en een ander begint',
        'Interfaces: where the scope ends and another begins',
      ),
      facts.interfaces.map(({ name, counterparty, passes, otherSide }) =>
        [
          `${name}, ${say('met', 'with')} ${counterparty}: ${sentence(passes)}`,
          otherSide.trim() === '' ? '' : `${say('Daar verantwoordelijk', 'Responsible there')}: ${sentence(otherSide)}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ),
    ...(facts.exclusions.length === 0
      ? [say('Binnen deze grenzen is niets uitgezonderd.', 'Within these boundaries nothing is excluded.')]
      : section(
          say('Wat erbuiten valt, en waarom', 'What is excluded, and why'),
          facts.exclusions.map(({ name, reason, protection }) =>
            [
              `${name}: ${sentence(reason)}`,
              protection.trim() === ''
                ? ''
                : `${say('De grens wordt bewaakt door', 'The boundary is protected by')}: ${sentence(protection)}`,
            ]
              .filter(Boolean)
              .join(' '),
          ),
        )),
    ...section(say('Uitgangspunten', 'What this rests on'), premises),
  ].join('\n\n')
}
