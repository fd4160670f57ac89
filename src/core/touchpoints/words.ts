import type { ProfileFact, TouchWay } from '../guidance/guidance.ts'
import type { HealthPart } from './flow.ts'
import type { StepName } from './plan.ts'
import type { SetAsideId } from './set-aside.ts'

type Both = { nl: string; en: string }

/** The six parts of the definition: a short name, the question that finds it, and examples. In our own words. */
export const partWords: Record<HealthPart, { name: Both; question: Both; examples: Both }> = {
  a: {
    name: { nl: 'Inschrijving voor zorg', en: 'Registration for care' },
    question: {
      nl: 'Is te zien dat iemand bij een zorgverlener is ingeschreven of zorg krijgt?',
      en: 'Does it show that somebody is registered with a care provider or receives care?',
    },
    examples: {
      nl: 'Een naam in het EPD, een afspraak in een agenda, een account in een patiëntportaal, een plek op een wachtlijst.',
      en: 'A name in a patient record, an appointment in a diary, an account in a patient portal, a place on a waiting list.',
    },
  },
  b: {
    name: { nl: 'Betaling of recht op zorg', en: 'Payment or eligibility' },
    question: {
      nl: 'Staat er iets in over de betaling van zorg van iemand, of over het recht daarop?',
      en: 'Does it say anything about payment for somebody’s care, or about being entitled to it?',
    },
    examples: {
      nl: 'Een declaratie, een polisnummer, een indicatie of beschikking, een eigen bijdrage.',
      en: 'A claim, an insurance policy number, a needs assessment or decision, a personal contribution.',
    },
  },
  c: {
    name: { nl: 'Nummer of kenmerk van een persoon', en: 'A number or mark of a person' },
    question: {
      nl: 'Staat er een BSN, patiëntnummer of ander kenmerk in dat zegt om wie het in de zorg gaat?',
      en: 'Does it hold a citizen service number (BSN), a patient number or another mark that tells who it is about in care?',
    },
    examples: {
      nl: 'Een BSN, een patiëntnummer in een logregel, een streepjescode op een buisje, een polsbandnummer.',
      en: 'A BSN, a patient number in a log line, a bar code on a tube, a wristband number.',
    },
  },
  d: {
    name: { nl: 'Gegevens die bij de zorg ontstaan', en: 'What is collected while giving care' },
    question: {
      nl: 'Staat er iets in dat is vastgelegd terwijl iemand zorg kreeg?',
      en: 'Does it hold anything that was recorded while somebody received care?',
    },
    examples: {
      nl: 'Een dossier, een medicatielijst, een verslag, een bericht tussen cliënt en behandelaar, een schermafdruk bij een ticket.',
      en: 'A record, a medication list, a report, a message between client and therapist, a screenshot in a ticket.',
    },
  },
  e: {
    name: { nl: 'Uitkomst van onderzoek', en: 'What an examination showed' },
    question: {
      nl: 'Staat er een uitslag in van een meting aan of onderzoek van het lichaam, of van iets daaruit?',
      en: 'Does it hold a result of measuring or examining the body, or something taken from it?',
    },
    examples: {
      nl: 'Een labuitslag, een röntgenfoto, een hartfilm, een bloeddruk, DNA.',
      en: 'A laboratory result, an X-ray, an ECG, a blood pressure, DNA.',
    },
  },
  f: {
    name: { nl: 'Wie de zorg gaf', en: 'Who gave the care' },
    question: {
      nl: 'Is te zien welke zorgverlener een bepaalde persoon hielp?',
      en: 'Does it show which professional gave care to a certain person?',
    },
    examples: {
      nl: 'De behandelaar bij een afspraak, de naam onder een recept, wie een dossier opende.',
      en: 'The therapist of an appointment, the name under a prescription, who opened a record.',
    },
  },
}

/** The ways of touching: what one does, and when it counts. */
export const wayWords: Record<TouchWay, { name: Both; explain: Both }> = {
  stores: {
    name: { nl: 'bewaren', en: 'storing' },
    explain: {
      nl: 'De gegevens staan op systemen of schijven in eigen beheer, ook bij een ingehuurd datacenter of in de cloud.',
      en: 'The data is on systems or disks under own control, also in a hired data centre or in the cloud.',
    },
  },
  processes: {
    name: { nl: 'verwerken', en: 'processing' },
    explain: {
      nl: 'Eigen software of systemen rekenen ermee, tonen het, zetten het om of drukken het af.',
      en: 'Own software or systems compute with it, show it, convert it or print it.',
    },
  },
  transports: {
    name: { nl: 'vervoeren', en: 'transporting' },
    explain: {
      nl: 'De gegevens gaan door een eigen netwerk, koppeling, postbus of koerier.',
      en: 'The data passes through an own network, connection, mailbox or courier.',
    },
  },
  'sees-in-support': {
    name: { nl: 'zien bij hulp of beheer', en: 'seeing it in support' },
    explain: {
      nl: 'Een medewerker kan meekijken, inloggen of een bestand van een klant openen, ook als dat zelden gebeurt.',
      en: 'A member of staff can look along, log in or open a customer’s file, even if that happens rarely.',
    },
  },
  'backs-up': {
    name: { nl: 'back-ups maken', en: 'backing up' },
    explain: {
      nl: 'Er zijn kopieën in eigen beheer, ook als die versleuteld zijn.',
      en: 'There are copies under own control, even if they are encrypted.',
    },
  },
  destroys: {
    name: { nl: 'wissen of vernietigen', en: 'erasing or destroying' },
    explain: {
      nl: 'Schijven, apparaten of bestanden met deze gegevens worden gewist of vernietigd.',
      en: 'Disks, devices or files with this data are erased or destroyed.',
    },
  },
}

/** What it means that a fact is not so: the reason with which a requirement is left out. */
export const factAbsentWords: Record<ProfileFact, Both> = {
  'gives-care': {
    nl: 'er werken geen zorgverleners en er wordt geen zorg gegeven',
    en: 'no care staff work here and no care is given',
  },
  'develops-software': { nl: 'er wordt geen eigen software gemaakt', en: 'no own software is developed' },
  'outsources-development': { nl: 'er wordt geen software door een ander gemaakt', en: 'no development is outsourced' },
  'own-premises': { nl: 'er zijn geen eigen gebouwen of ruimten', en: 'there are no own premises' },
  'own-server-rooms': { nl: 'er zijn geen eigen serverruimten', en: 'there are no own server rooms' },
  'delivers-equipment': { nl: 'er wordt geen apparatuur geleverd', en: 'no equipment is delivered' },
  'uses-medical-devices': { nl: 'er worden geen medische hulpmiddelen gebruikt', en: 'no medical devices are used' },
  'remote-work': { nl: 'er wordt niet op afstand gewerkt', en: 'nobody works remotely' },
  'uses-suppliers': { nl: 'er zijn geen leveranciers bij betrokken', en: 'no suppliers are involved' },
  'uses-cloud': { nl: 'er worden geen clouddiensten gebruikt', en: 'no cloud services are used' },
  'has-staff': { nl: 'er is geen personeel', en: 'there is no staff' },
  'publishes-health-information': {
    nl: 'er wordt geen informatie over gezondheid openbaar gemaakt',
    en: 'no health information is published',
  },
  'identifies-subjects-of-care': {
    nl: 'hier wordt niet vastgesteld wie een cliënt of patiënt is',
    en: 'the identity of clients or patients is not established here',
  },
  'shows-or-prints-health-data': {
    nl: 'eigen software toont of drukt geen gezondheidsgegevens af',
    en: 'own software shows or prints no health data',
  },
  'uses-removable-media': { nl: 'er worden geen losse schijven of sticks gebruikt', en: 'no removable media are used' },
  'tests-with-real-data': { nl: 'er wordt niet met echte gegevens getest', en: 'no tests are done with real data' },
  'own-network': { nl: 'er is geen eigen netwerk', en: 'there is no own network' },
}

/** Parts of requirements that fall away by themselves. */
export const setAsideWords: Record<SetAsideId, Both> = {
  'big-check': {
    nl: 'De controle in het BIG-register: er werken geen zorgverleners. De rest van de screening blijft.',
    en: 'The check of the BIG register: no care staff work here. The rest of the screening stays.',
  },
  emissions: {
    nl: 'Storing door elektromagnetische straling: er wordt geen apparatuur geleverd.',
    en: 'Electromagnetic emissions: no equipment is delivered.',
  },
  'encryption-at-rest': {
    nl: 'Versleuteling van opgeslagen gegevens: die staan bij de klant en zijn hier alleen te zien tijdens hulp of doorgifte.',
    en: 'Encryption at rest: the data is kept by the customer and only seen here in support or on its way.',
  },
}

/** The steps of the plan: what is done, and what it takes. */
export const stepWords: Record<StepName, { name: Both; explain: Both }> = {
  'management-system': {
    name: { nl: 'Het managementsysteem inrichten', en: 'Set up the management system' },
    explain: {
      nl: 'NEN 7510 bouwt op dezelfde basis als ISO/IEC 27001: beleid, risico’s, doelen, audit, verbetering. Zonder die basis is er niets om uit te breiden.',
      en: 'NEN 7510 builds on the same base as ISO/IEC 27001: policy, risks, objectives, audit, improvement. Without it there is nothing to extend.',
    },
  },
  'heavy-gaps': {
    name: { nl: 'Fase 1: wat het zwaarst weegt', en: 'Phase 1: what weighs most' },
    explain: {
      nl: 'De maatregelen waarvan het ontbreken patiënten of de zorg het hardst raakt.',
      en: 'The measures whose absence would hit patients or care hardest.',
    },
  },
  'other-gaps': {
    name: { nl: 'Fase 2: de andere maatregelen', en: 'Phase 2: the other measures' },
    explain: { nl: 'Alles wat daarna nog openstaat.', en: 'Everything that is still open after that.' },
  },
  'last-gap': {
    name: { nl: 'De laatste maatregel werkt', en: 'The last measure is in operation' },
    explain: {
      nl: 'Vanaf deze dag telt de tijd die de auditor wil zien.',
      en: 'From this day counts the time that the auditor wants to see.',
    },
  },
  'book-audit': {
    name: { nl: 'De audit afspreken', en: 'Book the audit' },
    explain: {
      nl: 'Kies een certificerende instelling die voor NEN 7510 is geaccrediteerd, en spreek vroeg een dag af.',
      en: 'Choose a certification body that is accredited for NEN 7510, and agree on a day early.',
    },
  },
  'processor-agreements': {
    name: { nl: 'Verwerkersovereenkomsten bij elkaar zoeken', en: 'Gather the processor agreements' },
    explain: {
      nl: 'Sommige instellingen vragen een leverancier om een verwerkersovereenkomst met een zorgaanbieder.',
      en: 'Some bodies ask a supplier for a processor agreement with a care provider.',
    },
  },
  'extend-soa': {
    name: { nl: 'De verklaring van toepasselijkheid uitbreiden', en: 'Extend the statement of applicability' },
    explain: {
      nl: 'Met de eisen voor de zorg die van belang zijn, en de reden bij wat vervalt.',
      en: 'With the healthcare requirements that matter, and the reason for those left out.',
    },
  },
  'extend-policies': {
    name: { nl: 'Beleid en procedures aanvullen', en: 'Extend policies and procedures' },
    explain: {
      nl: 'Vooral rollen, toegang, melden van incidenten en afspraken met klanten.',
      en: 'Above all roles, access, reporting incidents and agreements with customers.',
    },
  },
  'internal-audit': {
    name: { nl: 'Beperkte interne audit', en: 'Limited internal audit' },
    explain: { nl: 'Alleen over wat NEN 7510 toevoegt.', en: 'Only about what NEN 7510 adds.' },
  },
  'management-review': {
    name: { nl: 'Directiebeoordeling', en: 'Management review' },
    explain: {
      nl: 'De directie bespreekt de uitkomst en stelt de uitbreiding vast.',
      en: 'Management discusses the outcome and adopts the extension.',
    },
  },
  'stage-1': {
    name: { nl: 'Audit fase 1: documenten', en: 'Audit stage 1: documents' },
    explain: {
      nl: 'De auditor kijkt of alles klaar is voor fase 2.',
      en: 'The auditor looks whether all is ready for stage 2.',
    },
  },
  'stage-2': {
    name: { nl: 'Audit fase 2: de praktijk', en: 'Audit stage 2: practice' },
    explain: {
      nl: 'Meestal vier tot zes weken na fase 1. De auditor wil zien dat maatregelen al een tijd werken.',
      en: 'Usually four to six weeks after stage 1. The auditor wants to see that measures have worked for a while.',
    },
  },
}
