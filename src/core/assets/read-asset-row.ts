import type { SheetWords } from '../exchange/sheet-form.ts'
import { type AssetKind, assetKinds, type Dimension, dimensions, kindWords, type Step } from './asset.ts'
import { type AssetRowText, stepOf } from './asset-fields.ts'

/** An asset as a row tells; what the list has no column for is undefined, and stays as it is. */
export type ReadAsset = {
  row: number
  name: string
  /** Undefined where the row says none: then the name alone has to say which asset it is. */
  kind: AssetKind | undefined
  description?: string
  /** A name, an address or a number of somebody; '' takes the owner away. */
  owner?: string
  ownerRole?: string
  supplier?: string
  dependsOn?: string[]
} & Partial<Record<Dimension, Step | null>>
export type RefusedRow = { row: number; sentence: SheetWords }

/** On how many others an asset can lean: their names fit in one cell. */
export const mostDependencies = 150

/** How names compare: case, width and spaces make no difference. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

const kinds = new Map(
  assetKinds.flatMap((kind) =>
    [
      kind,
      kindWords[kind].nl,
      kindWords[kind].en,
      ...(kind === 'patient-record' ? ['EPD', 'ECD', 'EPD/ECD', 'EHR'] : []),
    ].map((word) => [nameKey(word), kind] as const),
  ),
)
/** The kind that a word says, in either language; undefined where it says none. */
const kindOf = (word: string): AssetKind | undefined => kinds.get(nameKey(word))

/** What may stand in no name or line: marks that hide or turn text, brackets of addresses, control characters. */
const unseen = /\p{Cc}|(?!\u200d)\p{Cf}|\p{Zl}|\p{Zp}|[<>\ufffe\uffff]/u
const unseenProse = /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u

const lines = [
  ['name', 'de naam', 'the name', 160],
  ['ownerRole', 'de rol van de eigenaar', 'the role of the owner', 160],
  ['supplier', 'de leverancier', 'the supplier', 160],
] as const

const listOf = (language: 'nl' | 'en') => assetKinds.map((kind) => kindWords[kind][language].toLowerCase()).join(', ')

/** What a row tells, or why it cannot be taken: the first thing that is wrong with it. */
export function readAssetRow({ row, values }: AssetRowText): ReadAsset | RefusedRow {
  const refuse = (nl: string, en: string): RefusedRow => ({ row, sentence: { nl, en } })
  const given = (key: keyof typeof values) => values[key]?.trim()
  const line = (key: keyof typeof values) => given(key)?.replace(/[\t\r\n]+/g, ' ')
  const name = line('name') ?? ''
  if (name === '') return refuse('Er staat geen naam.', 'There is no name.')
  if (name.includes(';')) {
    return refuse(
      'In de naam staat een puntkomma. Die scheidt namen in de kolom ‘leunt op’: schrijf een komma.',
      'There is a semicolon in the name. It separates names in the column ‘depends on’: write a comma.',
    )
  }
  for (const [key, nl, en, most] of lines) {
    const text = line(key) ?? ''
    if (text.length > most)
      return refuse(`${capital(nl)} is langer dan ${most} tekens.`, `${capital(en)} is longer than ${most} characters.`)
    if (unseen.test(text)) {
      return refuse(
        `In ${nl} staan tekens die daar niet horen.`,
        `There are characters in ${en} that do not belong there.`,
      )
    }
  }
  const description = given('description')
  if ((description ?? '').length > 4000) {
    return refuse('De omschrijving is langer dan 4000 tekens.', 'The description is longer than 4000 characters.')
  }
  if (unseenProse.test(description ?? '')) {
    return refuse(
      'In de omschrijving staan tekens die daar niet horen.',
      'There are characters in the description that do not belong there.',
    )
  }
  const kindWord = line('kind') ?? ''
  const kind = kindWord === '' ? undefined : kindOf(kindWord)
  if (kindWord !== '' && kind === undefined) {
    const said = kindWord.slice(0, 60)
    return refuse(
      `‘${said}’ is geen soort. Schrijf een van deze: ${listOf('nl')}.`,
      `‘${said}’ is not a kind. Write one of these: ${listOf('en')}.`,
    )
  }
  const steps: Partial<Record<Dimension, Step | null>> = {}
  for (const dimension of dimensions) {
    const word = given(dimension)
    if (word === undefined) continue
    const step = word === '' ? null : stepOf(word)
    if (step === undefined) {
      const said = word.slice(0, 40)
      return refuse(
        `‘${said}’ is geen klasse. Schrijf laag, midden of hoog, of 1, 2 of 3.`,
        `‘${said}’ is not a class. Write low, middle or high, or 1, 2 or 3.`,
      )
    }
    steps[dimension] = step
  }
  const dependsOn = values.dependsOn?.split(/[;\r\n]/).map((one) => one.trim().replace(/\s+/g, ' '))
  if ((dependsOn?.length ?? 0) > mostDependencies) {
    return refuse(
      `Een bedrijfsmiddel leunt op ten hoogste ${mostDependencies} andere.`,
      `An asset leans on at most ${mostDependencies} others.`,
    )
  }
  const owner = line('owner')
  return {
    ...{ row, name, kind, ...steps },
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    ...(values.ownerRole === undefined ? {} : { ownerRole: line('ownerRole') ?? '' }),
    ...(values.supplier === undefined ? {} : { supplier: line('supplier') ?? '' }),
    ...(dependsOn === undefined ? {} : { dependsOn: [...new Set(dependsOn.filter((one) => one !== ''))] }),
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
