import { type Dimension, dimensions } from '../../core/assets/asset.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import type { Asset } from './asset.ts'

/** How heavily an asset weighs in each dimension, and from what that follows. */
export function NeedsSection({ asset }: { asset: Asset }) {
  const text = useText()
  return (
    <Section title={text('assets.needs')}>
      <p className="small">{text('assets.needsExplain')}</p>
      <SectionTable
        label={text('assets.needs')}
        columns={[
          { key: 'dimension', head: text('assets.dimension') },
          { key: 'need', head: text('assets.need'), cardHead: text('assets.need') },
          { key: 'why', head: text('assets.why') },
        ]}
        rows={[...dimensions]}
        rowKey={(dimension) => dimension}
        cell={(dimension, column) => {
          if (column === 'dimension') return <b>{text(`assets.dimension.${dimension}`)}</b>
          if (column === 'why') return <Why asset={asset} dimension={dimension} />
          const { need } = asset.class[dimension]
          return need === null ? text('assets.unclassified') : text(`level.${need}`)
        }}
      />
    </Section>
  )
}

function Why({ asset, dimension }: { asset: Asset; dimension: Dimension }) {
  const text = useText()
  const { because, own } = asset.class[dimension]
  if (because === null) return <>{text('assets.because.none')}</>
  if (because.kind !== 'asset') return <>{text(`assets.because.${because.kind}`)}</>
  const { origin, via } = because
  return (
    <>
      {text('assets.comesFrom')} <NamedAsset asset={origin} />
      {via.id === origin.id ? null : (
        <>
          , {text('assets.through')} <NamedAsset asset={via} />
        </>
      )}
      .{own === null ? null : <> {text('assets.ownClass', { step: text(`level.${own}`) })}</>}
    </>
  )
}

function NamedAsset({ asset: { id, name } }: { asset: { id: string; name: string } }) {
  return (
    <Link to={`/assets/${id}`} lang="">
      {name}
    </Link>
  )
}
