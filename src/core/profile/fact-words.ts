import type { ProfileFact } from '../guidance/guidance.ts'

type Both = { nl: string; en: string }

/** How one fact of an organisation is asked, explained, and told of when it is so and when it is not. */
export type FactWords = { question: Both; explanation: Both; so: Both; notSo: Both }

const fact = (question: Both, explanation: Both, so: Both, notSo: Both): FactWords => ({
  question,
  explanation,
  so,
  notSo,
})

/** The words of every fact on which applicability can turn, in the order in which they are asked. */
export const factWords: Record<ProfileFact, FactWords> = {
  'gives-care': fact(
    { nl: 'Verleent de organisatie zelf zorg?', en: 'Does the organisation give care itself?' },
    {
      nl: 'Ook als ingehuurde mensen de zorg geven. Software leveren aan een zorgaanbieder is geen zorg.',
      en: 'Also where hired people give the care. Supplying software to a care provider is not care.',
    },
    { nl: 'verleent zelf zorg', en: 'gives care itself' },
    { nl: 'verleent zelf geen zorg', en: 'gives no care itself' },
  ),
  'has-staff': fact(
    { nl: 'Werken er mensen, in dienst of ingehuurd?', en: 'Do people work here, employed or hired?' },
    {
      nl: 'Ook uitzendkrachten, stagiairs, vrijwilligers en zelfstandigen tellen mee.',
      en: 'Agency staff, trainees, volunteers and the self-employed count too.',
    },
    { nl: 'heeft medewerkers of huurt mensen in', en: 'employs or hires people' },
    { nl: 'heeft geen medewerkers en huurt niemand in', en: 'employs and hires nobody' },
  ),
  'own-premises': fact(
    { nl: 'Zijn er eigen of gehuurde gebouwen of ruimten?', en: 'Are there premises, owned or rented?' },
    {
      nl: 'Een gehuurd kantoor of een praktijkruimte telt mee. Alleen thuis werken telt niet.',
      en: 'A rented office or consulting room counts. Working only from home does not.',
    },
    { nl: 'gebruikt eigen of gehuurde gebouwen', en: 'uses premises of its own or rented' },
    { nl: 'heeft geen eigen of gehuurde gebouwen', en: 'has no premises, owned or rented' },
  ),
  'own-server-rooms': fact(
    {
      nl: 'Is er een eigen serverruimte, of een eigen kast in een datacenter?',
      en: 'Is there a server room of your own, or a rack of your own in a data centre?',
    },
    {
      nl: 'Een kast met alleen netwerkapparatuur op een locatie telt mee. Alles in de cloud telt niet.',
      en: 'A cupboard with network equipment on a site counts. Everything in the cloud does not.',
    },
    {
      nl: 'beheert eigen serverruimten of kasten in een datacenter',
      en: 'runs server rooms or data centre racks of its own',
    },
    { nl: 'heeft geen eigen serverruimten', en: 'has no server rooms of its own' },
  ),
  'own-network': fact(
    {
      nl: 'Is er een eigen netwerk, zoals wifi of bedrade aansluitingen?',
      en: 'Is there a network of your own, such as wifi or wired outlets?',
    },
    {
      nl: 'Ook als een leverancier het beheert. Alleen internet thuis of van een verhuurder telt niet.',
      en: 'Also where a supplier runs it. Only internet at home or from a landlord does not count.',
    },
    { nl: 'heeft een eigen netwerk', en: 'has a network of its own' },
    { nl: 'heeft geen eigen netwerk', en: 'has no network of its own' },
  ),
  'remote-work': fact(
    { nl: 'Werken mensen ook buiten de eigen locaties?', en: 'Do people also work away from your own sites?' },
    {
      nl: 'Thuis, onderweg of bij cliënten en klanten.',
      en: 'At home, on the road, or with subjects of care and customers.',
    },
    { nl: 'laat mensen ook op afstand werken', en: 'has people work remotely too' },
    { nl: 'laat niemand op afstand werken', en: 'has nobody work remotely' },
  ),
  'uses-suppliers': fact(
    {
      nl: 'Werken leveranciers met informatie of systemen van de organisatie?',
      en: 'Do suppliers work with the organisation’s information or systems?',
    },
    {
      nl: 'Denk aan de maker van het EPD, een beheerder, een salarisverwerker of een archief.',
      en: 'The maker of the patient record system, an administrator, payroll, an archive.',
    },
    { nl: 'laat leveranciers met informatie of systemen werken', en: 'has suppliers work with information or systems' },
    {
      nl: 'laat geen leveranciers met informatie of systemen werken',
      en: 'has no suppliers work with information or systems',
    },
  ),
  'uses-cloud': fact(
    { nl: 'Worden er clouddiensten gebruikt?', en: 'Are cloud services used?' },
    {
      nl: 'Ook e-mail, kantoorsoftware of een EPD dat via internet draait.',
      en: 'E-mail, office software or a patient record system that runs over the internet count too.',
    },
    { nl: 'gebruikt clouddiensten', en: 'uses cloud services' },
    { nl: 'gebruikt geen clouddiensten', en: 'uses no cloud services' },
  ),
  'develops-software': fact(
    { nl: 'Ontwikkelt de organisatie zelf software?', en: 'Does the organisation develop software itself?' },
    {
      nl: 'Ook koppelingen, scripts en rapporten die in gebruik blijven. Instellen van een pakket telt niet.',
      en: 'Interfaces, scripts and reports that stay in use count too. Configuring a package does not.',
    },
    { nl: 'ontwikkelt zelf software', en: 'develops software itself' },
    { nl: 'ontwikkelt zelf geen software', en: 'develops no software itself' },
  ),
  'outsources-development': fact(
    { nl: 'Laat de organisatie software op maat maken?', en: 'Does the organisation have software made to order?' },
    {
      nl: 'Een standaardpakket kopen telt niet. Maatwerk op zo’n pakket wel.',
      en: 'Buying a standard package does not count. Custom work on one does.',
    },
    { nl: 'laat software op maat maken', en: 'has software made to order' },
    { nl: 'laat geen software op maat maken', en: 'has no software made to order' },
  ),
  'tests-with-real-data': fact(
    {
      nl: 'Wordt er wel eens getest of geoefend met echte gegevens?',
      en: 'Is testing or training ever done with real data?',
    },
    {
      nl: 'Bijvoorbeeld een kopie van het EPD in een test- of opleidingsomgeving.',
      en: 'A copy of the patient record system in a test or training environment, for one.',
    },
    { nl: 'test soms met echte gegevens', en: 'sometimes tests with real data' },
    { nl: 'test nooit met echte gegevens', en: 'never tests with real data' },
  ),
  'delivers-equipment': fact(
    { nl: 'Levert de organisatie apparatuur aan anderen?', en: 'Does the organisation deliver equipment to others?' },
    {
      nl: 'Denk aan sensoren, tablets of servers die bij een klant of cliënt komen te staan.',
      en: 'Sensors, tablets or servers that go to a customer or a subject of care.',
    },
    { nl: 'levert apparatuur', en: 'delivers equipment' },
    { nl: 'levert geen apparatuur', en: 'delivers no equipment' },
  ),
  'uses-medical-devices': fact(
    {
      nl: 'Worden er medische hulpmiddelen gebruikt die gegevens verwerken?',
      en: 'Are medical devices used that process data?',
    },
    {
      nl: 'Een infuuspomp, meetapparaat of app met CE-markering als medisch hulpmiddel.',
      en: 'An infusion pump, a monitor, or an app with a CE mark as a medical device.',
    },
    { nl: 'gebruikt medische hulpmiddelen die gegevens verwerken', en: 'uses medical devices that process data' },
    {
      nl: 'gebruikt geen medische hulpmiddelen die gegevens verwerken',
      en: 'uses no medical devices that process data',
    },
  ),
  'uses-removable-media': fact(
    {
      nl: 'Worden usb-sticks, externe schijven of andere losse dragers gebruikt?',
      en: 'Are USB sticks, external disks or other removable media used?',
    },
    {
      nl: 'Ook als dat maar zelden gebeurt, zoals een cd met beelden of een schijf voor een back-up.',
      en: 'Also where it is rare, such as a disc with images or a disk for a backup.',
    },
    { nl: 'gebruikt losse gegevensdragers', en: 'uses removable media' },
    { nl: 'gebruikt geen losse gegevensdragers', en: 'uses no removable media' },
  ),
  'identifies-subjects-of-care': fact(
    {
      nl: 'Wordt van cliënten of patiënten vastgesteld wie zij zijn?',
      en: 'Is it established who clients or patients are?',
    },
    {
      nl: 'Bijvoorbeeld met het BSN en een identiteitsbewijs, of met inloggen in een portaal.',
      en: 'With the citizen service number and an identity document, or by signing in to a portal.',
    },
    { nl: 'stelt vast wie cliënten of patiënten zijn', en: 'establishes who clients or patients are' },
    { nl: 'stelt niet vast wie cliënten of patiënten zijn', en: 'does not establish who clients or patients are' },
  ),
  'shows-or-prints-health-data': fact(
    { nl: 'Worden gezondheidsgegevens getoond of afgedrukt?', en: 'Is health data shown or printed?' },
    {
      nl: 'Op een scherm, op papier, op een etiket of in een export.',
      en: 'On a screen, on paper, on a label or in an export.',
    },
    { nl: 'toont of drukt gezondheidsgegevens af', en: 'shows or prints health data' },
    { nl: 'toont en drukt geen gezondheidsgegevens af', en: 'neither shows nor prints health data' },
  ),
  'publishes-health-information': fact(
    {
      nl: 'Maakt de organisatie informatie over gezondheid openbaar?',
      en: 'Does the organisation publish information about health?',
    },
    {
      nl: 'Voorlichting op een website of in een app telt mee. Het gaat niet om gegevens van personen.',
      en: 'Advice on a website or in an app counts. It is not about data of persons.',
    },
    { nl: 'maakt gezondheidsinformatie openbaar', en: 'publishes health information' },
    { nl: 'maakt geen gezondheidsinformatie openbaar', en: 'publishes no health information' },
  ),
}

/** The facts in the order in which they are asked. */
export const profileFacts = Object.keys(factWords) as ProfileFact[]
