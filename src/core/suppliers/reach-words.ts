import type { TouchWay } from '../guidance/guidance.ts'
import type { HealthPart } from '../touchpoints/flow.ts'
import type { ReachRoute, ServiceKind } from './facts.ts'

type Words = { nl: string; en: string }

export const routeWords: Record<ReachRoute, Words> = {
  hosted: { nl: 'Draait bij de leverancier', en: 'Runs at the supplier' },
  remote: { nl: 'Op afstand', en: 'Remotely' },
  'on-site': { nl: 'Ter plaatse', en: 'On site' },
  interface: { nl: 'Koppeling', en: 'Interface' },
  other: { nl: 'Anders', en: 'Otherwise' },
}

export const wayWords: Record<TouchWay, Words> = {
  stores: { nl: 'slaat op', en: 'stores' },
  processes: { nl: 'verwerkt', en: 'processes' },
  transports: { nl: 'vervoert', en: 'transports' },
  'sees-in-support': { nl: 'ziet bij ondersteuning', en: 'sees in support' },
  'backs-up': { nl: 'maakt back-ups', en: 'backs up' },
  destroys: { nl: 'vernietigt', en: 'destroys' },
}

export const serviceKindWords: Record<ServiceKind, Words> = {
  hosting: { nl: 'Hosting', en: 'Hosting' },
  software: { nl: 'Software', en: 'Software' },
  cloud: { nl: 'Clouddienst', en: 'Cloud service' },
  maintenance: { nl: 'Onderhoud', en: 'Maintenance' },
  support: { nl: 'Ondersteuning', en: 'Support' },
  processing: { nl: 'Verwerking', en: 'Processing' },
  devices: { nl: 'Apparatuur', en: 'Devices' },
  staff: { nl: 'Inhuur van mensen', en: 'Hired staff' },
  other: { nl: 'Anders', en: 'Other' },
}

/** The six parts of personal health information, in a few words. */
export const healthPartWords: Record<HealthPart, Words> = {
  a: { nl: 'registratie voor zorg', en: 'registration for care' },
  b: { nl: 'betaling of recht op zorg', en: 'payment or eligibility' },
  c: { nl: 'nummer of kenmerk van iemand', en: 'number or mark of somebody' },
  d: { nl: 'wat bij de zorg is vastgelegd', en: 'what was recorded while giving care' },
  e: { nl: 'uitslagen van onderzoek', en: 'results of examination' },
  f: { nl: 'wie de zorg gaf', en: 'who gave the care' },
}
