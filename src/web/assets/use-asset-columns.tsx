import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { DataColumn } from '../ui/data-table.tsx'
import type { ListedAsset } from './asset.ts'
import styles from './assets.module.css'
import { ClassMarks } from './class-marks.tsx'
import { OwnerCell } from './owner-cell.tsx'

/** What the list tells about each asset. */
export function useAssetColumns(): DataColumn<ListedAsset>[] {
  const text = useText()
  const written = useWritten()
  return [
    {
      key: 'name',
      head: text('assets.asset'),
      sortable: true,
      cell: ({ id, name, supplier, withdrawnOn }) => (
        <div className={styles.name}>
          <Link to={`/assets/${id}`} className={styles.title} lang="">
            {name}
          </Link>
          {supplier ? (
            <div className="small" lang="">
              {supplier}
            </div>
          ) : null}
          {withdrawnOn ? (
            <div className="small">{text('assets.withdrawnOn', { day: written.day(withdrawnOn) })}</div>
          ) : null}
        </div>
      ),
    },
    { key: 'kind', head: text('assets.kind'), sortable: true, cell: ({ kind }) => text(`assetKind.${kind}`) },
    {
      key: 'class',
      head: text('assets.class'),
      sortable: true,
      named: true,
      cell: (one) => <ClassMarks needs={one} />,
    },
    { key: 'owner', head: text('assets.owner'), sortable: true, named: true, cell: (one) => <OwnerCell {...one} /> },
    {
      key: 'usedBy',
      head: text('assets.usedBy'),
      sortable: true,
      cell: ({ usedBy }) => (
        <span className="small">
          {usedBy === 0 ? text('assets.usedByNone') : text('assets.usedByCount', { count: usedBy })}
        </span>
      ),
    },
  ]
}
