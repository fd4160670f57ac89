const filed = { file: null, fileName: '' }

/** What somebody fills in about a supplier, and about all that hangs on it. */
export const supplierFacts = (more: object = {}) => ({
  ...{ name: 'Leverancier', description: '', registration: '', country: '', website: '', owner: null, ownerRole: '' },
  ...{ starts: null, endedOn: null, endReason: '', exitPlan: '', exitTriedOn: null, ...more },
})
export const serviceFacts = (more: object = {}) => ({
  ...{ name: 'Dienst', description: '', kind: 'hosting', canMissHours: null, starts: null, endedOn: null, ...more },
})
export const reachFacts = (more: object = {}) => ({
  ...{ service: null, asset: null, purpose: 'Beheer', phiParts: null, ways: ['stores'], route: 'hosted' },
  ...{ since: '2024-05-01', endedOn: null, mfa: true, logged: true, note: '', ...more },
})
export const subFacts = (more: object = {}) => ({
  ...{ parent: null, knownAs: null, name: 'Ander (demo)', what: '', country: '', reachesPhi: null, agreed: true },
  ...{ since: null, endedOn: null, ...more },
})
export const contractFacts = (more: object = {}) => ({
  ...{ title: 'Hosting', number: '', starts: '2020-07-01', ends: null, notice: 'P3M', renewsBy: '', note: '' },
  ...filed,
  ...more,
})
export const agreementFacts = (more: object = {}) => ({
  ...{ version: '1', model: 'boz', modelEdition: '', services: [], signedOn: null, starts: '2024-01-01', ends: null },
  ...{ securityAnnex: true, breachHours: 24, auditRight: true, returnDestruction: true, subprocessorsNamed: true },
  ...{ note: '', ...filed, ...more },
})
export const certificateFacts = (more: object = {}) => ({
  ...{ edition: 'nen-7510-2024', services: [], scope: 'Hosting', body: 'Keurder (demo)', accredited: 'yes' },
  ...{ number: '', firstIssued: null, starts: '2025-01-01', ends: '2027-12-31', revokedOn: null, revokedReason: '' },
  ...{ checkedOn: null, checkedWhere: '', ...filed, ...more },
})
