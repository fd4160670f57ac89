import type { SharingTerms } from '../../core/coverage/facts.ts'
import type { Accredited } from '../../core/profile/certificate.ts'

type Words = {
  noNote: Record<SharingTerms, string>
  accredited: Record<Accredited, string>
} & Record<
  | 'about'
  | 'asOf'
  | 'version'
  | 'editions'
  | 'copyFor'
  | 'disclaimer'
  | 'inNumbers'
  | 'by'
  | 'count'
  | 'all'
  | 'requirement'
  | 'restsOn'
  | 'statement'
  | 'customerPart'
  | 'grounds'
  | 'ground'
  | 'body'
  | 'days'
  | 'scope'
  | 'type'
  | 'noClaims'
  | 'noGrounds',
  string
>

export const coverageReportWords: Record<'nl' | 'en', Words> = {
  nl: {
    about: 'Over dit rapport',
    asOf: 'Dag waarover het vertelt',
    version: 'Versie van het rapport',
    editions: 'Normen',
    copyFor: 'Exemplaar voor',
    disclaimer: 'Voorbehoud',
    inNumbers: 'In aantallen',
    by: 'Gedekt door',
    count: 'Eisen',
    all: 'Alle eisen in dit rapport',
    requirement: 'Eis',
    restsOn: 'Rust op',
    statement: 'Wat de leverancier doet',
    customerPart: 'Wat de afnemer doet',
    grounds: 'Waarop het rust',
    ground: 'Certificaat of rapport',
    body: 'Instelling of auditor',
    days: 'Dagen',
    scope: 'Reikwijdte',
    type: 'Type',
    noClaims: 'Dit rapport noemt geen eisen.',
    noGrounds: 'Dit rapport noemt geen certificaten of assurance-rapporten.',
    accredited: { yes: 'onder accreditatie', no: 'niet onder accreditatie', unknown: '' },
    noNote: {
      public: 'Dit rapport mag worden gelezen en doorgegeven.',
      customer: 'Dit rapport is voor afnemers van de dienst. Doorgeven aan anderen mag alleen met toestemming.',
      nda: 'Dit rapport valt onder geheimhouding. Doorgeven mag alleen met schriftelijke toestemming.',
      auditor: 'Dit rapport is alleen voor de auditor van de afnemer.',
    },
  },
  en: {
    about: 'About this report',
    asOf: 'Day that it tells about',
    version: 'Version of the report',
    editions: 'Standards',
    copyFor: 'Copy for',
    disclaimer: 'Disclaimer',
    inNumbers: 'In numbers',
    by: 'Covered by',
    count: 'Requirements',
    all: 'All requirements in this report',
    requirement: 'Requirement',
    restsOn: 'Rests on',
    statement: 'What the supplier does',
    customerPart: 'What the customer does',
    grounds: 'What it rests on',
    ground: 'Certificate or report',
    body: 'Body or auditor',
    days: 'Days',
    scope: 'Scope',
    type: 'Type',
    noClaims: 'This report names no requirements.',
    noGrounds: 'This report names no certificates or assurance reports.',
    accredited: { yes: 'under accreditation', no: 'not under accreditation', unknown: '' },
    noNote: {
      public: 'This report may be read and passed on.',
      customer: 'This report is for customers of the service. It may be passed on to others with consent only.',
      nda: 'This report is under non-disclosure. It may be passed on with written consent only.',
      auditor: 'This report is for the auditor of the customer only.',
    },
  },
}
