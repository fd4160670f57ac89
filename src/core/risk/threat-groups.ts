/** The groups of the catalogue of threats, by MAPGOOD: people, equipment, software, data, organisation, environment, services. */
export const threatGroups = [
  'people',
  'equipment',
  'software',
  'data',
  'organisation',
  'environment',
  'services',
] as const
export type ThreatGroup = (typeof threatGroups)[number]

export const threatGroupWords: Record<ThreatGroup, { nl: string; en: string }> = {
  people: { nl: 'Mensen', en: 'People' },
  equipment: { nl: 'Apparatuur', en: 'Equipment' },
  software: { nl: 'Programmatuur', en: 'Software' },
  data: { nl: 'Gegevens', en: 'Data' },
  organisation: { nl: 'Organisatie', en: 'Organisation' },
  environment: { nl: 'Omgeving', en: 'Environment' },
  services: { nl: 'Diensten', en: 'Services' },
}
