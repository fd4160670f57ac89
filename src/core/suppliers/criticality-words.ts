import { type CriticalityReason, type CriticalityRule, criticalityRules } from './criticality.ts'
import type { Criticality } from './facts.ts'

type Words = { nl: string; en: string }

export const criticalityWords: Record<Criticality, Words> = {
  critical: { nl: 'Kritiek', en: 'Critical' },
  high: { nl: 'Hoog', en: 'High' },
  middle: { nl: 'Midden', en: 'Middle' },
  low: { nl: 'Laag', en: 'Low' },
}

const of = (language: 'nl' | 'en', { service, asset, hours }: CriticalityReason) => ({
  service: `‘${service.title}’`,
  asset: asset?.title ?? '',
  hours: language === 'nl' ? `${hours} uur` : hours === 1 ? '1 hour' : `${hours} hours`,
})

const sentences: Record<CriticalityRule, (reason: CriticalityReason) => Words> = {
  'hosts-record': (one) => ({
    nl: `${of('nl', one).service} houdt ${of('nl', one).asset} in de lucht, een EPD of ECD.`,
    en: `${of('en', one).service} hosts ${of('en', one).asset}, a patient record system.`,
  }),
  'reaches-record': (one) => ({
    nl: `${of('nl', one).service} bereikt ${of('nl', one).asset}, een EPD of ECD.`,
    en: `${of('en', one).service} reaches ${of('en', one).asset}, a patient record system.`,
  }),
  'reaches-phi': (one) => ({
    nl: `${of('nl', one).service} ziet persoonlijke gezondheidsinformatie in ${of('nl', one).asset}.`,
    en: `${of('en', one).service} sees personal health information in ${of('en', one).asset}.`,
  }),
  'phi-unknown': (one) => ({
    nl: `Het is niet bekend of ${of('nl', one).service} persoonlijke gezondheidsinformatie ziet in ${of('nl', one).asset}.`,
    en: `It is not known whether ${of('en', one).service} sees personal health information in ${of('en', one).asset}.`,
  }),
  'asset-high': (one) => ({
    nl: `${of('nl', one).service} bereikt ${of('nl', one).asset}, dat hoog is ingedeeld.`,
    en: `${of('en', one).service} reaches ${of('en', one).asset}, which is classified high.`,
  }),
  'asset-middle': (one) => ({
    nl: `${of('nl', one).service} bereikt ${of('nl', one).asset}, dat op midden is ingedeeld.`,
    en: `${of('en', one).service} reaches ${of('en', one).asset}, which is classified middle.`,
  }),
  'missed-hours-4': missed,
  'missed-hours-24': missed,
  'missed-hours-72': missed,
}

function missed(one: CriticalityReason): Words {
  return {
    nl: `${of('nl', one).service} kan ten hoogste ${of('nl', one).hours} gemist worden.`,
    en: `${of('en', one).service} can be missed for at most ${of('en', one).hours}.`,
  }
}

/** A reason in a sentence, and the weight that it gives by itself. */
export const reasonWords = (reason: CriticalityReason): { weight: Criticality; sentence: Words } => ({
  weight: criticalityRules[reason.rule],
  sentence: sentences[reason.rule](reason),
})
