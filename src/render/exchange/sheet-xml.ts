import type { SheetColumn, SheetContents, SheetForm } from '../../core/exchange/sheet-form.ts'
import { columnLetters } from '../sheet/column-letters.ts'
import { rowHeight } from '../sheet/row-height.ts'
import { cellText } from './cell-text.ts'
import { style } from './workbook-parts.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const opening = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${main}>`

/**
 * The rows of the form: head, locked columns in grey, choices to pick from, everything formatted as text. One sheet of a workbook is the one
 * that opens (`first`).
 */
export function sheetXml(columns: SheetColumn[], rows: string[][], language: 'nl' | 'en', first = true): string {
  const last = columnLetters(columns.length)
  const styles = columns.map(({ locked }) => (locked ? style.locked : style.open))
  const cols = columns.map(
    ({ width }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[index]}" customWidth="1"/>`,
  )
  const widths = columns.map(({ width }) => width)
  const headings = columns.map(({ heading }) => heading[language])
  const head = rowXml(1, headings, widths, () => style.head)
  const body = rows.map((row, index) => rowXml(index + 2, row, widths, (column) => styles[column] ?? style.open))
  return [
    opening,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${cols.join('')}</cols>`,
    `<sheetData>${head}${body.join('')}</sheetData>`,
    `<autoFilter ref="A1:${last}${rows.length + 1}"/>`,
    choicesXml(columns, rows.length, language),
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '</worksheet>',
  ].join('')
}

/** What the sheet is. The third column holds the keys by which it is read back. */
export function aboutXml(form: SheetForm, { language, organisation, facts }: SheetContents): string {
  const nl = language === 'nl'
  const rows = [
    [nl ? 'Blad' : 'Sheet', form.name[language], ''],
    [nl ? 'Invullen' : 'Filling in', nl ? howTo.nl : howTo.en, ''],
    [nl ? 'Soort' : 'Kind', form.kind, 'kind'],
    [nl ? 'Versie van het blad' : 'Version of the sheet', String(form.version), 'version'],
    [nl ? 'Organisatie' : 'Organisation', organisation.name, 'organisation-name'],
    [nl ? 'Kenmerk van de organisatie' : 'Identifier of the organisation', organisation.id, 'organisation'],
    ...facts.map(({ key, label, value }) => [label[language], value, key]),
  ]
  const body = rows.map((row, index) =>
    rowXml(index + 1, row, [30, 80, 80], (column) => (column === 0 ? style.label : style.open)),
  )
  return [
    opening,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    '<cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/><col min="3" max="3" width="20" hidden="1" customWidth="1"/></cols>',
    `<sheetData>${body.join('')}</sheetData>`,
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '</worksheet>',
  ].join('')
}

const howTo = {
  nl: 'Vul de witte kolommen in. De grijze kolommen en dit blad blijven zoals ze zijn: daaraan wordt het blad herkend als het terugkomt.',
  en: 'Fill in the white columns. The grey columns and this sheet stay as they are: by them the sheet is recognised when it comes back.',
}

function rowXml(number: number, texts: string[], widths: number[], styleOf: (column: number) => number): string {
  const cells = texts.map((text, column) => {
    const at = `<c r="${columnLetters(column + 1)}${number}" s="${styleOf(column)}"`
    return text === '' ? `${at}/>` : `${at} t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`
  })
  // Without customHeight a program fits the row to what is typed in it later.
  return `<row r="${number}" ht="${rowHeight(texts, widths)}">${cells.join('')}</row>`
}

// A list in the cell can hold 255 characters and no comma inside a choice; without the list the words still work.
function choicesXml(columns: SheetColumn[], rows: number, language: 'nl' | 'en'): string {
  const lists = columns.flatMap((column, index) => {
    if (column.kind !== 'choice') return []
    const words = column.choices.map((choice) => choice[language])
    const list = words.join(',')
    if (list.length > 255 || words.some((word) => /[,"]/.test(word))) return []
    const letters = columnLetters(index + 1)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}${rows + 1000}"><formula1>"${cellText(list)}"</formula1></dataValidation>`
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}
