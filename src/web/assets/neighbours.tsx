import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import type { Asset } from './asset.ts'
import { ClassMarks } from './class-marks.tsx'

type Neighbour = Asset['dependsOn'][number]
type Props = { title: string; empty: string; neighbours: readonly Neighbour[]; beside?: React.ReactNode }

const needs = ({ availability, integrity, confidentiality }: Neighbour) => ({
  availability: { need: availability, inherited: false },
  integrity: { need: integrity, inherited: false },
  confidentiality: { need: confidentiality, inherited: false },
})

/** What an asset leans on, or what leans on it. */
export function Neighbours({ title, empty, neighbours, beside }: Props) {
  const text = useText()
  return (
    <Section title={title} beside={beside}>
      <SectionTable
        label={title}
        plain
        columns={[
          { key: 'name', head: text('assets.asset') },
          { key: 'kind', head: text('assets.kind') },
          { key: 'class', head: text('assets.class') },
        ]}
        rows={neighbours}
        rowKey={({ id }) => id}
        empty={empty}
        cell={(one, column) => {
          if (column === 'kind') return text(`assetKind.${one.kind}`)
          if (column === 'class') return <ClassMarks needs={needs(one)} />
          return (
            <Link to={`/assets/${one.id}`} lang="">
              {one.withdrawn ? text('assets.withdrawnName', { name: one.name }) : one.name}
            </Link>
          )
        }}
      />
    </Section>
  )
}
