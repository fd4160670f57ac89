import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import type { Drawn } from './asset.ts'

/** The drawing in words: each asset with what it leans on and what leans on it. */
export function DrawingTable({ drawn: { assets, dependencies } }: { drawn: Drawn }) {
  const text = useText()
  const names = new Map(assets.map(({ id, name }) => [id, name]))
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id)).join(', ') || '–'
  return (
    <SectionTable
      label={text('drawing.tableOf')}
      columns={[
        { key: 'name', head: text('assets.asset') },
        { key: 'dependsOn', head: text('assets.dependsOn'), cardHead: text('assets.dependsOn') },
        { key: 'usedBy', head: text('assets.usedByList'), cardHead: text('assets.usedByList') },
      ]}
      rows={assets}
      rowKey={({ id }) => id}
      cell={({ id, name }, column) => {
        if (column === 'name') return <Link to={`/assets/${id}`}>{name}</Link>
        if (column === 'dependsOn')
          return named(dependencies.filter(({ dependent }) => dependent === id).map(({ dependency }) => dependency))
        return named(dependencies.filter(({ dependency }) => dependency === id).map(({ dependent }) => dependent))
      }}
    />
  )
}

/** The drawing by kind in words: how many dependencies there are from one kind to another. */
export function KindsTable({ drawn: { between } }: { drawn: Drawn }) {
  const text = useText()
  return (
    <SectionTable
      label={text('drawing.tableOf')}
      columns={[
        { key: 'dependent', head: text('assets.asset') },
        { key: 'dependency', head: text('assets.dependsOn'), cardHead: text('assets.dependsOn') },
        { key: 'count', head: text('drawing.count'), number: true, cardHead: text('drawing.count') },
      ]}
      rows={between}
      rowKey={({ dependent, dependency }) => `${dependent} ${dependency}`}
      cell={({ dependent, dependency, count }, column) => {
        if (column === 'count') return count
        return text(`assetKind.${column === 'dependent' ? dependent : dependency}`)
      }}
    />
  )
}
