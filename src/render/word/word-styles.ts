import type { IStylesOptions } from 'docx'

export const colours = {
  ink: '1B2422',
  soft: '4D5956',
  rule: 'CFCDC3',
  petrol: '0E5A5A',
  amber: '7A4F00',
  amberPaper: 'FBF0D9',
  petrolPaper: 'E6F0EE',
  red: '8C2A1C',
  redPaper: 'F9E8E4',
  softPaper: 'F1F0EA',
}

// Fonts that office programs have: a document that is edited elsewhere cannot bring its own.
const serif = 'Georgia'
const sans = 'Calibri'

/** Real styles, so that whoever edits the document can change its look in one place. Sizes in half points, spacing in twentieths. */
export function wordStyles(locale: string): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: serif, size, bold: true, color: colours.ink },
    paragraph: { spacing: { before, after }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: sans, size: 21, color: colours.ink, language: { value: locale } },
        paragraph: { spacing: { after: 80 } },
      },
      title: { run: { font: serif, size: 52, bold: true, color: colours.ink }, paragraph: { spacing: { after: 120 } } },
      heading1: heading(34, 240, 160),
      heading2: heading(25, 240, 120),
      heading3: heading(22, 200, 80),
    },
    paragraphStyles: [
      {
        id: 'Lead',
        name: 'Lead',
        basedOn: 'Normal',
        run: { size: 27, color: colours.soft },
        paragraph: { spacing: { before: 300, after: 160 } },
      },
      {
        id: 'Editions',
        name: 'Editions',
        basedOn: 'Normal',
        run: { font: serif, size: 28, color: colours.petrol },
        paragraph: { spacing: { after: 360 } },
      },
      {
        id: 'FrontHeading',
        name: 'Front heading',
        basedOn: 'Heading1',
        run: { size: 25 },
        paragraph: { spacing: { before: 240, after: 100 } },
      },
      { id: 'Scope', name: 'Scope', basedOn: 'Normal', run: { font: serif, size: 22 } },
      { id: 'KeptText', name: 'Kept text', basedOn: 'Normal', paragraph: { keepNext: true } },
      {
        id: 'CellText',
        name: 'Cell text',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { before: 30, after: 30 } },
      },
      {
        id: 'CellFact',
        name: 'Cell fact',
        basedOn: 'CellText',
        run: { size: 20 },
        paragraph: { spacing: { before: 0, after: 0 } },
      },
      { id: 'CellHead', name: 'Cell head', basedOn: 'CellText', run: { bold: true, color: colours.soft } },
      {
        id: 'Item',
        name: 'Item',
        basedOn: 'Normal',
        paragraph: { indent: { left: 360, hanging: 300 }, spacing: { after: 60 } },
      },
      {
        id: 'TableTitle',
        name: 'Table title',
        basedOn: 'Normal',
        run: { bold: true, size: 20 },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
      {
        id: 'AfterTable',
        name: 'After table',
        basedOn: 'Normal',
        run: { size: 12 },
        paragraph: { spacing: { after: 60 } },
      },
      { id: 'RunningText', name: 'Running text', basedOn: 'Normal', run: { size: 16, color: colours.soft } },
    ],
  }
}
