const nl = {
  title: 'Risicorapport',
  summary: 'Samenvatting',
  lead: (open: number, above: number, acting: number) =>
    open === 0
      ? 'Er staan geen open risico’s in het register.'
      : `In het register ${open === 1 ? 'staat één open risico' : `staan ${open} open risico’s`}. ${above === 0 ? 'Geen daarvan ligt boven de risicobereidheid.' : `${above === 1 ? 'Eén daarvan ligt' : `${above} daarvan liggen`} boven de risicobereidheid, ook wat aanvaard is.`} ${acting === 0 ? 'Geen enkel risico vraagt nu om een oordeel of een besluit.' : `${acting === 1 ? 'Eén risico vraagt' : `${acting} risico’s vragen`} nu om een oordeel of een besluit.`}`,
  basis:
    'Het huidige risico is berekend: van het risico zonder maatregelen gaat af wat de gekoppelde maatregelen nu doen. Een maatregel waarvan niet is aangetoond dat die werkt, telt half; een geplande telt nog niet.',
  facts: {
    open: 'Open risico’s',
    above: 'Zwaarder dan wordt gedragen',
    accepted: 'Waarvan aanvaard',
    treated: 'Waarvan in behandeling',
    stale: 'Opnieuw te beoordelen',
    unrated: 'Nog te waarderen',
    closed: 'Afgesloten',
    criteria: 'Criteria',
  },
  noCriteria: {
    title: 'Geen criteria',
    text: 'Er zijn nog geen criteria goedgekeurd waarmee risico’s worden gewaardeerd.',
  },
  maps: {
    heading: 'Waar de risico’s liggen',
    text: 'Elk vak telt de risico’s met die kans en dat gevolg; het gevolg is het zwaarste over alle aspecten. Links zonder maatregelen, in het midden zoals het nu is, rechts als alle gekoppelde maatregelen werken.',
    alt: 'Drie kaarten van kans tegen gevolg, met het aantal risico’s in elk vak. De tabel eronder zegt hetzelfde.',
    inherent: 'Zonder maatregelen',
    current: 'Nu',
    residual: 'Met alle maatregelen',
    likelihood: 'Kans',
    impact: 'Gevolg',
    level: 'Niveau',
    none: 'Geen enkel risico is met deze criteria gewaardeerd.',
    leftOut: (unrated: number, other: number) =>
      `Niet op de kaart: ${unrated} nog niet gewaardeerd, ${other} gewaardeerd met eerdere criteria.`,
  },
  top: {
    heading: 'De zwaarste risico’s in gewone woorden',
    columns: ['Risico', 'Wat er speelt', 'Niveau nu'],
    none: 'Nog geen enkel risico is gewaardeerd.',
  },
  stale: {
    heading: 'Wat opnieuw bekeken moet worden',
    text: 'Na elk van deze risico’s is er iets gebeurd of veranderd, of de dag om er weer naar te kijken is voorbij. Tot iemand kijkt, is de waardering hieronder niet zeker.',
    columns: ['Risico', 'Waarom', 'Laatst bekeken', 'Eigenaar'],
    none: 'Alle gewaardeerde risico’s zijn op tijd bekeken, en er is sindsdien niets gebeurd wat om een nieuw oordeel vraagt.',
  },
  changes: {
    heading: (day: string) => `Wat er veranderde sinds ${day}`,
    columns: ['Dag', 'Risico', 'Wat', 'Door'],
    none: 'Er veranderde niets.',
    raised: 'Toegevoegd',
    closed: 'Afgesloten',
    rated: (from: string, to: string) => `Opnieuw gewaardeerd: met alle maatregelen van ${from} naar ${to}`,
    first: (level: string) => `Voor het eerst gewaardeerd: met alle maatregelen ${level}`,
    accepted: (day: string) => `Aanvaard tot en met ${day}`,
  },
  register: {
    heading: 'Register',
    columns: ['Nr', 'Risico', 'Eigenaar', 'Behandeling', 'Zonder', 'Nu', 'Met alle', 'Stand', 'Beoordelen uiterlijk'],
    none: 'Er staan geen risico’s in het register.',
    unrated: 'niet gewaardeerd',
  },
  criteria: {
    heading: 'Hoe risico’s worden gewaardeerd',
    version: (number: number, day: string) => `Versie ${number}, geldig vanaf ${day}.`,
    likelihood: 'Kans',
    impact: 'Gevolg',
    step: 'Stap',
    name: 'Naam',
    meaning: 'Wanneer',
    levels: 'Niveaus',
    level: 'Niveau',
    borne: 'Gedragen',
    borneYes: 'zonder aanvaarding',
    borneNo: 'na aanvaarding',
    review: 'Beoordelen',
    accepts: 'Aanvaardt',
    longest: 'Ten hoogste voor',
    matrix: 'Kans en gevolg samen',
    named: (count: number) => `${count} bij naam`,
    nobody: 'niemand',
  },
  treatment: {
    title: 'Behandelplan risico’s',
    heading: 'Behandelplan',
    lead: 'Wat er gebeurt met elk risico dat zwaarder is dan wordt gedragen of waarvoor een behandeling is gekozen.',
    counts: (all: number, above: number, late: number, none: number) =>
      `${all} in het plan; ${above} zwaarder dan wordt gedragen; bij ${late} is iets te laat; bij ${none} is nog niet te zien wanneer het laag genoeg is.`,
    columns: ['Risico', 'Besluit', 'Eigenaar', 'Nu', 'Met alle', 'Gepland', 'Laag genoeg', 'Stand'],
    none: 'Geen enkel risico past bij de filters.',
    undecided: 'Nog niet gekozen',
    chosen: (by: string, day: string) => `${by}, ${day}`,
    unapproved: (count: number) =>
      count === 0
        ? 'Met elke gekozen aanpak is de eigenaar akkoord.'
        : `Bij ${count} is de eigenaar nog niet akkoord met het plan zoals het nu is.`,
    approval: {
      given: (by: string, day: string) => `Akkoord: ${by}, ${day}`,
      changed: (day: string) => `Akkoord van ${day} was voor een ander plan`,
      asked: 'Nog niet akkoord',
    },
    late: 'te laat',
    noDay: 'zonder dag',
    unshown: (titles: string) => `Niet aangetoond dat het werkt: ${titles}`,
    course: 'Verloop',
    courseText:
      'Hoeveel open risico’s zwaarder zijn dan wordt gedragen. Maanden die voorbij zijn, zijn berekend met wat nu over die dag bekend is: welke risico’s er waren, hoe ze toen waren gewaardeerd, en op welke dagen de maatregelen werkten die er nu aan gekoppeld zijn. De maanden die komen volgen het plan: elke geplande maatregel is op zijn dag in werking en werkt aantoonbaar, wat nu werkt blijft werken, en er komen geen risico’s bij.',
    courseAlt: 'Een lijn met het aantal risico’s per maand. De tabel eronder zegt hetzelfde.',
    courseColumns: ['Dag', 'Waarop het rust', 'Zwaarder dan gedragen', 'Laag genoeg', 'Nog te waarderen'],
    kinds: { past: 'nu bekend', today: 'vandaag', plan: 'volgens plan' },
    known: 'Zoals nu bekend',
    ahead: 'Volgens plan',
    today: 'vandaag',
  },
}

const en: typeof nl = {
  title: 'Risk report',
  summary: 'Summary',
  lead: (open, above, acting) =>
    open === 0
      ? 'There are no open risks in the register.'
      : `The register holds ${open === 1 ? 'one open risk' : `${open} open risks`}. ${above === 0 ? 'None of them is above the risk appetite.' : `${above === 1 ? 'One of them is' : `${above} of them are`} above the risk appetite, accepted ones too.`} ${acting === 0 ? 'No risk asks for a judgement or a decision now.' : `${acting === 1 ? 'One risk asks' : `${acting} risks ask`} for a judgement or a decision now.`}`,
  basis:
    'The current risk is computed: from the risk without measures is taken what the linked measures do now. A measure that is not shown to work counts half; a planned one does not count yet.',
  facts: {
    open: 'Open risks',
    above: 'Heavier than is borne',
    accepted: 'Of which accepted',
    treated: 'Of which being treated',
    stale: 'To be looked at again',
    unrated: 'To be rated',
    closed: 'Closed',
    criteria: 'Criteria',
  },
  noCriteria: { title: 'No criteria', text: 'No criteria by which risks are rated have been approved yet.' },
  maps: {
    heading: 'Where the risks lie',
    text: 'Each cell counts the risks with that likelihood and impact; the impact is the heaviest over all aspects. To the left without measures, in the middle as it is now, to the right if all linked measures work.',
    alt: 'Three maps of likelihood against impact, with the number of risks in each cell. The table below says the same.',
    inherent: 'Without measures',
    current: 'Now',
    residual: 'With all measures',
    likelihood: 'Likelihood',
    impact: 'Impact',
    level: 'Level',
    none: 'No risk was rated by these criteria.',
    leftOut: (unrated, other) => `Not on the map: ${unrated} not rated yet, ${other} rated by earlier criteria.`,
  },
  top: {
    heading: 'The heaviest risks in plain words',
    columns: ['Risk', 'What is going on', 'Level now'],
    none: 'No risk was rated yet.',
  },
  stale: {
    heading: 'What has to be looked at again',
    text: 'Something happened or changed after each of these risks was looked at, or the day to look again is past. Until somebody does, its rating below is not certain.',
    columns: ['Risk', 'Why', 'Last looked at', 'Owner'],
    none: 'All rated risks were looked at in time, and nothing happened since that asks for a new judgement.',
  },
  changes: {
    heading: (day) => `What changed since ${day}`,
    columns: ['Day', 'Risk', 'What', 'By'],
    none: 'Nothing changed.',
    raised: 'Added',
    closed: 'Closed',
    rated: (from, to) => `Rated anew: with all measures from ${from} to ${to}`,
    first: (level) => `Rated for the first time: with all measures ${level}`,
    accepted: (day) => `Accepted up to and including ${day}`,
  },
  register: {
    heading: 'Register',
    columns: ['No', 'Risk', 'Owner', 'Treatment', 'Without', 'Now', 'With all', 'State', 'Look again by'],
    none: 'There are no risks in the register.',
    unrated: 'not rated',
  },
  criteria: {
    heading: 'How risks are rated',
    version: (number, day) => `Version ${number}, in force from ${day}.`,
    likelihood: 'Likelihood',
    impact: 'Impact',
    step: 'Step',
    name: 'Name',
    meaning: 'When',
    levels: 'Levels',
    level: 'Level',
    borne: 'Borne',
    borneYes: 'without acceptance',
    borneNo: 'once accepted',
    review: 'Looked at every',
    accepts: 'Accepts',
    longest: 'At most for',
    matrix: 'Likelihood and impact together',
    named: (count) => `${count} by name`,
    nobody: 'nobody',
  },
  treatment: {
    title: 'Risk treatment plan',
    heading: 'Treatment plan',
    lead: 'What is done about each risk that is heavier than is borne, or for which a treatment was chosen.',
    counts: (all, above, late, none) =>
      `${all} in the plan; ${above} heavier than is borne; for ${late} something is late; for ${none} it cannot be seen yet when it is low enough.`,
    columns: ['Risk', 'Decision', 'Owner', 'Now', 'With all', 'Planned', 'Low enough', 'State'],
    none: 'No risk fits the filters.',
    undecided: 'Not chosen yet',
    chosen: (by, day) => `${by}, ${day}`,
    unapproved: (count) =>
      count === 0
        ? 'Every treatment that was chosen is approved by the owner.'
        : `For ${count} the owner has not approved the plan as it is now.`,
    approval: {
      given: (by, day) => `Approved: ${by}, ${day}`,
      changed: (day) => `The approval of ${day} was for another plan`,
      asked: 'Not approved yet',
    },
    late: 'late',
    noDay: 'without a day',
    unshown: (titles) => `Not shown to work: ${titles}`,
    course: 'Course',
    courseText:
      'How many open risks are heavier than is borne. Past months are computed from what is known of that day now: which risks there were, how they were rated then, and on which days the measures worked that are linked to them now. The months ahead follow the plan: every planned measure is in operation on its day and is shown to work, what works now goes on working, and no risks are added.',
    courseAlt: 'A line with the number of risks by month. The table below says the same.',
    courseColumns: ['Day', 'Rests on', 'Heavier than borne', 'Low enough', 'To be rated'],
    kinds: { past: 'known now', today: 'today', plan: 'by plan' },
    known: 'As known now',
    ahead: 'By plan',
    today: 'today',
  },
}

/** The words of the documents about risks, in both languages. */
export const riskReportWords = { nl, en }
