type Both = { nl: string; en: string }

/** Sectors of Dutch care and of those who serve it: how a list names them, and how a sentence does ('… is <is>'). */
export const sectors = {
  hospital: {
    name: { nl: 'Ziekenhuis', en: 'Hospital' },
    is: { nl: 'een ziekenhuis', en: 'a hospital' },
  },
  'independent-clinic': {
    name: { nl: 'Zelfstandige kliniek', en: 'Independent clinic' },
    is: { nl: 'een zelfstandige kliniek', en: 'an independent clinic' },
  },
  'mental-health': {
    name: { nl: 'Geestelijke gezondheidszorg', en: 'Mental health care' },
    is: { nl: 'een instelling voor geestelijke gezondheidszorg', en: 'a mental health care institution' },
  },
  'nursing-home-care': {
    name: { nl: 'Verpleging, verzorging en thuiszorg', en: 'Nursing, residential and home care' },
    is: {
      nl: 'een organisatie voor verpleging, verzorging en thuiszorg',
      en: 'a provider of nursing, residential and home care',
    },
  },
  'disability-care': {
    name: { nl: 'Gehandicaptenzorg', en: 'Disability care' },
    is: { nl: 'een organisatie voor gehandicaptenzorg', en: 'a provider of disability care' },
  },
  'general-practice': {
    name: { nl: 'Huisartsenzorg', en: 'General practice' },
    is: { nl: 'een aanbieder van huisartsenzorg', en: 'a provider of general practice care' },
  },
  pharmacy: {
    name: { nl: 'Apotheek', en: 'Pharmacy' },
    is: { nl: 'een apotheek', en: 'a pharmacy' },
  },
  dental: {
    name: { nl: 'Mondzorg', en: 'Dental care' },
    is: { nl: 'een aanbieder van mondzorg', en: 'a provider of dental care' },
  },
  paramedical: {
    name: { nl: 'Paramedische zorg', en: 'Allied health care' },
    is: { nl: 'een aanbieder van paramedische zorg', en: 'a provider of allied health care' },
  },
  maternity: {
    name: { nl: 'Geboortezorg', en: 'Maternity care' },
    is: { nl: 'een aanbieder van geboortezorg', en: 'a provider of maternity care' },
  },
  ambulance: {
    name: { nl: 'Ambulancezorg', en: 'Ambulance care' },
    is: { nl: 'een aanbieder van ambulancezorg', en: 'a provider of ambulance care' },
  },
  rehabilitation: {
    name: { nl: 'Revalidatie', en: 'Rehabilitation' },
    is: { nl: 'een revalidatie-instelling', en: 'a rehabilitation institution' },
  },
  'public-health': {
    name: { nl: 'Publieke gezondheid', en: 'Public health' },
    is: { nl: 'een organisatie voor publieke gezondheid', en: 'a public health organisation' },
  },
  'youth-care': {
    name: { nl: 'Jeugdhulp', en: 'Youth care' },
    is: { nl: 'een aanbieder van jeugdhulp', en: 'a provider of youth care' },
  },
  'occupational-health': {
    name: { nl: 'Arbozorg', en: 'Occupational health' },
    is: { nl: 'een aanbieder van arbozorg', en: 'a provider of occupational health care' },
  },
  diagnostics: {
    name: { nl: 'Laboratorium of diagnostiek', en: 'Laboratory or diagnostics' },
    is: { nl: 'een organisatie voor diagnostiek', en: 'a provider of diagnostics' },
  },
  'ict-supplier': {
    name: { nl: 'ICT-leverancier van de zorg', en: 'ICT supplier to health care' },
    is: { nl: 'een ICT-leverancier van de zorg', en: 'an ICT supplier to health care' },
  },
  other: {
    name: { nl: 'Anders', en: 'Other' },
    is: { nl: 'een organisatie', en: 'an organisation' },
  },
} as const satisfies Record<string, { name: Both; is: Both }>

export type Sector = keyof typeof sectors

/** The sectors in the order in which a list shows them. */
export const sectorIds = Object.keys(sectors) as [Sector, ...Sector[]]
