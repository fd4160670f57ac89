import { useMemo } from 'react'
import type { assetKinds } from '../../core/assets/asset.ts'
import { laneOf } from '../../core/assets/lanes.ts'
import { readAssetChoices } from '../../features/assets/assets.contract.ts'
import { readAssetDrawing } from '../../features/assets/register.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useSearch } from '../session/search.ts'
import { RichText, type Text, useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import type { Drawn } from './asset.ts'
import { AssetParts } from './asset-parts.tsx'
import styles from './assets.module.css'
import { LayeredDrawing, type Thing } from './drawing.tsx'
import { DrawingTable, KindsTable } from './drawing-table.tsx'

const steps = [1, 2, 3, 4, 5, 6] as const
const usualSteps = 3

/** What leans on what, drawn: everything in four lanes, by kind where that is too much, or around one asset. */
export function DrawingPage() {
  const text = useText()
  const [search, setSearch] = useSearch()
  const focus = /^[0-9a-f-]{36}$/.test(search.get('focus') ?? '') ? (search.get('focus') ?? undefined) : undefined
  const far = steps.find((one) => String(one) === search.get('steps')) ?? usualSteps
  const answer = useAnswer(readAssetDrawing, { query: focus ? { focus, steps: far } : {} }, { keep: true })
  const choices = useAnswer(readAssetChoices, {}, { keep: true })
  const change = (name: 'focus' | 'steps', value: string) =>
    setSearch(
      (before) => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { preventScrollReset: true },
    )
  const total = answer.data?.total ?? 0
  return (
    <Page
      title={text('drawing.title')}
      crumbs={<Link to="/assets">{text('place.assets')}</Link>}
      lede={total > 0 ? <RichText name="drawing.lede" values={{ count: total }} /> : null}
    >
      <AssetParts />
      <Loaded answer={answer}>
        {(drawn) =>
          drawn.total === 0 ? (
            <p>{text('drawing.none')}</p>
          ) : (
            <>
              <search className={styles.filters} aria-label={text('drawing.label')}>
                <SelectField
                  label={text('drawing.focus')}
                  choices={[
                    { value: '', label: text(drawn.kinds.length > 0 ? 'drawing.focusKinds' : 'drawing.focusAll') },
                    ...namedOnce(text, choices.data?.assets ?? (drawn.focus ? [drawn.focus] : [])),
                  ]}
                  field={{
                    ...{ name: 'focus', value: focus ?? '', error: undefined },
                    onChange: (value) => change('focus', value),
                  }}
                />
                {focus ? (
                  <SelectField
                    label={text('drawing.steps')}
                    choices={steps.map((count) => ({ value: String(count), label: text('drawing.step', { count }) }))}
                    field={{
                      ...{ name: 'steps', value: String(far), error: undefined },
                      onChange: (value) => change('steps', value === String(usualSteps) ? '' : value),
                    }}
                  />
                ) : null}
              </search>
              <Drawing drawn={drawn} asked={far} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

type Choice = { id: string; name: string; kind: (typeof assetKinds)[number] }

/** Assets to choose from, with the kind where two are called the same. */
function namedOnce(text: Text, assets: readonly Choice[]) {
  const times = Map.groupBy(assets, ({ name }) => name)
  return assets.map(({ id, name, kind }) => ({
    value: id,
    label: times.get(name)?.length === 1 ? name : `${name} (${text(`assetKind.${kind}`)})`,
  }))
}

function Drawing({ drawn, asked }: { drawn: Drawn; asked: number }) {
  const text = useText()
  const byKind = drawn.kinds.length > 0
  const { things, heads } = useMemo(
    () => (byKind ? kindsOf(text, drawn) : thingsOf(text, drawn)),
    [text, drawn, byKind],
  )
  const lines = useMemo(
    () =>
      byKind
        ? drawn.between.map(({ dependent, dependency }) => ({ from: dependent, to: dependency }))
        : drawn.dependencies.map(({ dependent, dependency }) => ({ from: dependent, to: dependency })),
    [drawn, byKind],
  )
  return (
    <>
      {byKind ? <Remark>{text('drawing.tooMany')}</Remark> : null}
      {drawn.focus && drawn.steps < asked ? <Remark>{text('drawing.fewer', { count: drawn.steps })}</Remark> : null}
      {drawn.focus && drawn.further > 0 ? (
        <p className="small">{text('drawing.further', { count: drawn.further })}</p>
      ) : null}
      {byKind ? null : <p className="small">{text('drawing.how')}</p>}
      <LayeredDrawing things={things} lines={lines} heads={heads} />
      {drawn.focus ? (
        <p>
          <Link to={`/assets/${drawn.focus.id}`}>{text('drawing.open', { name: drawn.focus.name })}</Link>
        </p>
      ) : null}
      <details className={styles.fold}>
        <summary>{text('drawing.table')}</summary>
        {byKind ? <KindsTable drawn={drawn} /> : <DrawingTable drawn={drawn} />}
      </details>
    </>
  )
}

/** Assets as things to draw: in lanes by kind, or around the one in the middle by their distance. Lanes without anything are left out. */
function thingsOf(text: Text, { assets, focus }: Drawn): { things: Thing[]; heads: string[] } {
  const place = (one: Drawn['assets'][number]) => (focus ? one.distance : laneOf[one.kind])
  const places = [...new Set(assets.map(place))].sort((a, b) => a - b)
  const heads = places.map((at) => {
    if (!focus) return text(`drawing.lane.${at as 0 | 1 | 2 | 3}`)
    if (at === 0) return text('drawing.middle')
    return at === -1 ? text('drawing.before') : at === 1 ? text('drawing.after') : ''
  })
  const things = assets.map((one): Thing => {
    const { id, name, kind, weighs } = one
    const step =
      weighs === null ? null : text('drawing.weighs', { step: text(`assets.weighs.${weighs}`).toLowerCase() })
    const middle = focus?.id === id
    return {
      ...{ id, label: name, layer: places.indexOf(place(one)), weighs, middle },
      note: [text(`assetKind.${kind}`), step].filter((part) => part !== null).join(', '),
      to: middle ? `/assets/${id}` : `/assets/drawing?focus=${id}`,
    }
  })
  return { things, heads }
}

function kindsOf(text: Text, { kinds }: Drawn): { things: Thing[]; heads: string[] } {
  const lanes = [...new Set(kinds.map(({ kind }) => laneOf[kind]))].sort((a, b) => a - b)
  const things = kinds.map(({ kind, count }): Thing => {
    const label = text('assets.counted', { name: text(`assetKind.${kind}`), count })
    return {
      ...{ id: kind, label, note: '', layer: lanes.indexOf(laneOf[kind]), weighs: null, middle: false },
      to: `/assets?kind=${kind}`,
    }
  })
  return { things, heads: lanes.map((lane) => text(`drawing.lane.${lane}`)) }
}
