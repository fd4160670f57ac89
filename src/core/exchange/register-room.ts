import type { SheetWords } from './sheet-form.ts'

/** How much a register holds: far above what the largest hospital records, so that no file can fill the memory of all. */
export const registerRoom = {
  assets: 5_000,
  dependencies: 25_000,
  risks: 10_000,
  suppliers: 5_000,
  services: 15_000,
} as const

const words: Record<keyof typeof registerRoom, { nl: string; en: string }> = {
  assets: { nl: 'bedrijfsmiddelen en processen', en: 'assets and processes' },
  dependencies: { nl: 'afhankelijkheden', en: 'dependencies' },
  risks: { nl: 'risico’s', en: 'risks' },
  suppliers: { nl: 'leveranciers', en: 'suppliers' },
  services: { nl: 'diensten van leveranciers', en: 'services of suppliers' },
}

/** Why a list is not taken over that would make a register larger than it can be; null where it fits. */
export function tooLarge(what: keyof typeof registerRoom, count: number): SheetWords | null {
  const most = registerRoom[what]
  if (count <= most) return null
  return {
    nl: `Met dit bestand zouden er ${count} ${words[what].nl} zijn. Het register biedt plaats aan ${most}. Er is niets overgenomen. Maak het bestand kleiner.`,
    en: `With this file there would be ${count} ${words[what].en}. The register has room for ${most}. Nothing was taken over. Make the file smaller.`,
  }
}
