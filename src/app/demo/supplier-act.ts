export const supplierActs = [
  ...(['supplier', 'criticality', 'contact', 'service', 'reach', 'subprocessor', 'contract', 'agreement'] as const),
  ...(['certificate', 'event', 'action', 'close', 'review', 'decide', 'ask', 'rely'] as const),
  ...(['assurance', 'exception', 'assess', 'cuecs', 'bridge', 'coverage', 'own-coverage', 'own-row'] as const),
  ...(['publish', 'share'] as const),
]

/** One thing done about suppliers, in plain data: `of` is a supplier by name, and so are services, assets and measures. */
export type SupplierAct = { do: (typeof supplierActs)[number]; of?: string; [field: string]: unknown }
