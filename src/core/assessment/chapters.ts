/** What the chapters of the management clauses are about. */
export const chapterNames: Record<string, { nl: string; en: string }> = {
  '4': { nl: 'Organisatie en omgeving', en: 'Organisation and context' },
  '5': { nl: 'Leiderschap', en: 'Leadership' },
  '6': { nl: 'Plannen', en: 'Planning' },
  '7': { nl: 'Middelen en kennis', en: 'Resources and knowledge' },
  '8': { nl: 'Uitvoeren', en: 'Operation' },
  '9': { nl: 'Meten en beoordelen', en: 'Measuring and reviewing' },
  '10': { nl: 'Verbeteren', en: 'Improving' },
}
