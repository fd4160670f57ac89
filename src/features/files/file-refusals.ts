import { endings, type TypeRefusal } from '../../platform/files/recognise-type.ts'
import { Problem } from '../../platform/http/problem.ts'

const list = endings.map((ending) => ending.toUpperCase()).join(', ')
const inMegabytes = (bytes: number) => `${Math.round(bytes / 100_000) / 10} MB`

const types: Record<TypeRefusal, { nl: string; en: string }> = {
  'not-on-list': {
    nl: `is geen soort bestand dat wordt bewaard. Dat zijn: ${list}. Bewaar het als een van die soorten, of als ZIP.`,
    en: `is no kind of file that is kept. Those are: ${list}. Save it as one of those, or as a ZIP.`,
  },
  'not-what-it-is-called': {
    nl: 'bevat iets anders dan de naam zegt, of is beschadigd. Open het bestand en bewaar het opnieuw.',
    en: 'holds something other than its name says, or is damaged. Open the file and save it again.',
  },
  empty: { nl: 'is leeg.', en: 'is empty.' },
  macros: {
    nl: 'bevat macro’s. Bewaar het zonder macro’s, of als PDF.',
    en: 'holds macros. Save it without macros, or as PDF.',
  },
  markup: {
    nl: 'is of bevat een webpagina, een tekening of een stijlblad dat een browser kan uitvoeren. Bewaar het als PDF, of pak het in als ZIP.',
    en: 'is or holds a web page, a drawing or a style sheet that a browser can run. Save it as PDF, or pack it as ZIP.',
  },
}

/** Why a file is not taken in, each with what to do. Nothing of it is kept. */
export const fileRefusals = {
  type: (name: string, refused: TypeRefusal) =>
    new Problem(415, `file-${refused}`, {
      nl: `'${name}' ${types[refused].nl}`,
      en: `'${name}' ${types[refused].en}`,
    }),
  tooLarge: (name: string, most: number) =>
    new Problem(413, 'file-too-large', {
      nl: `'${name}' is groter dan ${inMegabytes(most)}. Maak het kleiner of splits het; een beheerder van de server kan de grens verhogen.`,
      en: `'${name}' is larger than ${inMegabytes(most)}. Make it smaller or split it; whoever runs the server can raise the limit.`,
    }),
  tooMuchInDay: () =>
    new Problem(429, 'token-day-full', {
      nl: 'Met dit toegangstoken is vandaag al zoveel ingeleverd als mag. Probeer het morgen, of trek het in als dit niet klopt.',
      en: 'As much as is allowed in a day was handed in with this access token. Try again tomorrow, or withdraw it if this is not right.',
    }),
  tooManyAtOnce: (most: number) =>
    new Problem(
      429,
      'too-many-uploads',
      {
        nl: `Er worden al ${most} bestanden tegelijk ingeleverd. Wacht tot er een klaar is.`,
        en: `${most} files are being handed in at once already. Wait until one is done.`,
      },
      { headers: { 'retry-after': '10' } },
    ),
  infected: (name: string, found: string) =>
    new Problem(422, 'file-infected', {
      nl: `De virusscanner vond ${found} in '${name}'. Het bestand is niet bewaard. Meld dit volgens de procedure voor incidenten.`,
      en: `The virus scanner found ${found} in '${name}'. The file was not kept. Report this by the procedure for incidents.`,
    }),
  scannerTooLarge: (name: string) =>
    new Problem(413, 'file-too-large-to-scan', {
      nl: `'${name}' is groter dan de virusscanner aanneemt en is niet bewaard. Wie de server beheert kan StreamMaxLength van ClamAV verhogen.`,
      en: `'${name}' is larger than the virus scanner takes and was not kept. Whoever runs the server can raise StreamMaxLength of ClamAV.`,
    }),
  scannerAway: (why: string) =>
    new Problem(
      503,
      'scanner-unreachable',
      {
        nl: 'De virusscanner antwoordt niet, en zonder hem wordt geen bestand bewaard. Probeer het straks opnieuw; wie de server beheert kan zien waarom.',
        en: 'The virus scanner does not answer, and without it no file is kept. Try again later; whoever runs the server can see why.',
      },
      { cause: new Error(`the virus scanner is unreachable: ${why}`), headers: { 'retry-after': '60' } },
    ),
}
