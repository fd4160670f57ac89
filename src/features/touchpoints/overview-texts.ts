import type { ReportBlock } from '../../core/report/report.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { OverviewGround } from './overview-ground.ts'
import { saying } from './overview-tables.ts'

/** The sentences of the overview in its language. */
export function overviewTexts(ground: OverviewGround, organisation: string) {
  const { language, own, plan, services, scope, settings, customer } = ground
  const say = saying(language)
  const relevant = own.requirements.filter(({ outcome, mark }) => outcome === 'relevant' && mark !== 'guidance')
  const all = own.requirements.filter(({ mark }) => mark !== 'guidance').length
  const inPlace = relevant.filter(({ standing }) => standing.state === 'in-place').length
  const audit = (plan ?? own.plan)?.steps.find(({ step }) => step === 'stage-2')
  const auditDay = audit && writeDay(audit.day, language)
  const outside = services.filter(({ id }) => !scope.includes(id)).map(({ name }) => name)
  const months = settings.operationMonths
  return {
    title: customer
      ? say(`NEN 7510: overzicht voor ${customer}`, `NEN 7510: overview for ${customer}`)
      : say('NEN 7510: overzicht voor klanten', 'NEN 7510: overview for customers'),
    subtitle: say(
      'Wat van toepassing is, wat er is en wat er komt',
      'What applies, what is in place and what is to come',
    ),
    inShort: say('In het kort', 'In short'),
    whichServices: say('Welke diensten', 'Which services'),
    whatApplies: say('Wat van toepassing is, en wat er is', 'What applies, and what is in place'),
    whatAppliesExplain: say(
      `NEN 7510:2024 stelt ${all} eisen die ISO/IEC 27001 niet of anders stelt. Hieronder staan de ${relevant.length} die bij deze diensten van belang zijn.`,
      `NEN 7510:2024 sets ${all} requirements that ISO/IEC 27001 does not set, or sets differently. Below are the ${relevant.length} that matter for these services.`,
    ),
    whatComes: say('Wat wanneer komt', 'What comes when'),
    rule: say(
      `De dagen zijn een planning. De audit is niet eerder dan ${months} maanden nadat de laatste maatregel werkt, zodat de auditor kan zien dat hij werkt.`,
      `The days are a plan. The audit is not held earlier than ${months} months after the last measure went into operation, so that the auditor can see it work.`,
    ),
    howDecided: say('Hoe dit is bepaald', 'How this was decided'),
    how: [
      say(
        'Per dienst en per gegevensstroom is nagegaan of er persoonlijke gezondheidsinformatie in staat: een inschrijving voor zorg, betaling of recht op zorg, een nummer of kenmerk van een persoon, wat bij de zorg is vastgelegd, de uitkomst van onderzoek, of wie de zorg gaf. Daarna is bepaald hoe die informatie wordt aangeraakt: bewaren, verwerken, vervoeren, zien bij hulp of beheer, back-ups maken, of wissen.',
        'For each service and each data flow it was established whether it holds personal health information: a registration for care, payment or eligibility, a number or mark of a person, what was collected while giving care, what an examination showed, or who gave the care. Then it was established how that information is touched: storing, processing, transporting, seeing it in support, backing up, or erasing.',
      ),
      say(
        'Dit overzicht is een verklaring van de leverancier zelf. Het is geen certificaat en geen oordeel van een auditor.',
        'This overview is the supplier’s own statement. It is neither a certificate nor an auditor’s opinion.',
      ),
    ],
    confidentiality: customer
      ? say(`Bestemd voor ${customer}.`, `Intended for ${customer}.`)
      : say('Bestemd voor klanten.', 'Intended for customers.'),
    facts: [
      ...(customer ? [{ label: say('Klant', 'Customer'), value: customer }] : []),
      { label: say('Leverancier', 'Supplier'), value: organisation },
      { label: say('Diensten', 'Services'), value: services.map(({ name }) => name).join('\n') || '–' },
      ...(own.result === 'phi'
        ? [
            {
              label: say('Eisen voor de zorg', 'Healthcare requirements'),
              value: say(
                `${relevant.length} van ${all} van toepassing, ${inPlace} aanwezig`,
                `${relevant.length} of ${all} apply, ${inPlace} in place`,
              ),
            },
            ...(auditDay ? [{ label: say('Audit gepland', 'Audit planned'), value: auditDay }] : []),
          ]
        : []),
    ],
    partialScope:
      outside.length === 0
        ? []
        : [
            {
              kind: 'callout' as const,
              tone: 'note' as const,
              title: say('Nog niet alles valt onder de audit', 'The audit does not cover everything yet'),
              text: say(`Later volgen: ${outside.join(', ')}.`, `To follow later: ${outside.join(', ')}.`),
            },
          ],
    conclusion: conclusionOf(ground, organisation, { relevant: relevant.length, inPlace, auditDay }),
  }
}

type Figures = { relevant: number; inPlace: number; auditDay: string | undefined }

function conclusionOf({ language, own }: OverviewGround, organisation: string, figures: Figures): ReportBlock {
  const say = saying(language)
  if (own.result === 'none') {
    return {
      kind: 'callout',
      tone: 'note',
      title: say('Geen persoonlijke gezondheidsinformatie', 'No personal health information'),
      text: say(
        `${organisation} komt bij deze diensten op geen enkele manier in aanraking met persoonlijke gezondheidsinformatie. NEN 7510 voegt dan niets toe aan ISO/IEC 27001. Een certificaat voor NEN 7510 is voor deze diensten niet mogelijk; ISO/IEC 27001 volstaat.`,
        `${organisation} does not come into contact with personal health information in any way in these services. NEN 7510 then adds nothing to ISO/IEC 27001. A certificate for NEN 7510 is not possible for these services; ISO/IEC 27001 suffices.`,
      ),
    }
  }
  if (own.result === 'open') {
    return {
      kind: 'callout',
      tone: 'warning',
      title: say('Nog niet volledig beoordeeld', 'Not fully judged yet'),
      text: say(
        'Van een deel van de diensten is nog niet vastgesteld of zij persoonlijke gezondheidsinformatie raken.',
        'For some of the services it has not been established yet whether they touch personal health information.',
      ),
    }
  }
  const { relevant, inPlace, auditDay } = figures
  const toCome = relevant - inPlace
  return {
    kind: 'callout',
    tone: toCome === 0 ? 'good' : 'note',
    title: say(
      'Deze diensten raken persoonlijke gezondheidsinformatie',
      'These services touch personal health information',
    ),
    text: [
      say(
        `NEN 7510 is hier dus van belang. Van de ${relevant} eisen voor de zorg die gelden, zijn er ${inPlace} aanwezig${toCome > 0 ? ` en komen er nog ${toCome}` : ''}.`,
        `So NEN 7510 matters here. Of the ${relevant} healthcare requirements that apply, ${inPlace} are in place${toCome > 0 ? ` and ${toCome} are still to come` : ''}.`,
      ),
      ...(auditDay ? [say(`De audit staat gepland op ${auditDay}.`, `The audit is planned for ${auditDay}.`)] : []),
    ].join(' '),
  }
}
