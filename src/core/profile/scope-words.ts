import type { LocationKind, ProcessKind, SystemKind } from './scope-facts.ts'

type Both = { nl: string; en: string }

/** The kinds of things in a scope, as a list names them. */
export const locationKindWords: Record<LocationKind, Both> = {
  care: { nl: 'zorglocatie', en: 'care location' },
  office: { nl: 'kantoor', en: 'office' },
  'care-and-office': { nl: 'zorglocatie en kantoor', en: 'care location and office' },
  'data-centre': { nl: 'datacenter', en: 'data centre' },
  storage: { nl: 'opslag of archief', en: 'storage or archive' },
  other: { nl: 'andere locatie', en: 'other location' },
}

export const processKindWords: Record<ProcessKind, Both> = {
  care: { nl: 'zorg', en: 'care' },
  service: { nl: 'dienst voor klanten', en: 'service to customers' },
  support: { nl: 'ondersteunend', en: 'supporting' },
  management: { nl: 'besturend', en: 'governing' },
}

export const systemKindWords: Record<SystemKind, Both> = {
  'patient-record': { nl: 'EPD of ECD', en: 'patient record system' },
  'laboratory-imaging': { nl: 'laboratorium of beelden', en: 'laboratory or imaging' },
  medication: { nl: 'medicatie', en: 'medication' },
  'medical-device': { nl: 'medisch hulpmiddel', en: 'medical device' },
  portal: { nl: 'portaal of app', en: 'portal or app' },
  exchange: { nl: 'gegevensuitwisseling', en: 'data exchange' },
  research: { nl: 'onderzoek', en: 'research' },
  office: { nl: 'kantoorsoftware en e-mail', en: 'office software and e-mail' },
  business: { nl: 'bedrijfsvoering', en: 'business administration' },
  infrastructure: { nl: 'netwerk, servers en werkplekken', en: 'network, servers and workplaces' },
  security: { nl: 'beveiliging en bewaking', en: 'security and monitoring' },
  development: { nl: 'ontwikkeling en test', en: 'development and test' },
  other: { nl: 'ander systeem', en: 'other system' },
}
