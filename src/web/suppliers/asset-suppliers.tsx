import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { routeWords } from '../../core/suppliers/reach-words.ts'
import { listSuppliersOfAsset } from '../../features/suppliers/supplier-import.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'

/** Which suppliers reach an asset; nothing where none does. */
export function AssetSuppliers({ asset }: { asset: string }) {
  const text = useText()
  const language = useLanguage()
  const may = useMaySee('suppliers:read')
  const answer = useAnswer(listSuppliersOfAsset, { params: { id: asset } }, { enabled: may, keep: true })
  const items = answer.data?.items ?? []
  if (!may || items.length === 0) return null
  return (
    <Section
      title={text('suppliers.reachedBy')}
      beside={<Link to={`/suppliers/reach?asset=${asset}`}>{text('suppliers.toReach')}</Link>}
    >
      <SectionTable
        label={text('suppliers.reachedBy')}
        columns={[
          { key: 'supplier', head: text('suppliers.supplier') },
          { key: 'how', head: text('suppliers.how'), cardHead: text('suppliers.how') },
          { key: 'missing', head: text('suppliers.missing'), cardHead: text('suppliers.missing') },
        ]}
        rows={items}
        rowKey={({ service }) => service.id}
        cell={(one, column) =>
          column === 'supplier' ? (
            <>
              <Link to={`/suppliers/${one.supplier.id}`}>{one.supplier.name}</Link>
              <div className="small">
                <span lang="">{one.service.name}</span> · {criticalityWords[one.criticality][language]}
              </div>
            </>
          ) : column === 'how' ? (
            routeWords[one.route][language]
          ) : one.breaking > 0 ? (
            <Verdict state="fails">{text('suppliers.missingCount', { count: one.breaking })}</Verdict>
          ) : (
            <Verdict state="holds">{text('suppliers.nothingBreaks')}</Verdict>
          )
        }
      />
    </Section>
  )
}

/** The suppliers that reach an asset, by name. */
export function SupplierNames({ asset }: { asset: string }) {
  const text = useText()
  const may = useMaySee('suppliers:read')
  const answer = useAnswer(listSuppliersOfAsset, { params: { id: asset } }, { enabled: may, keep: true })
  const suppliers = [...new Map((answer.data?.items ?? []).map(({ supplier }) => [supplier.id, supplier.name]))]
  if (suppliers.length === 0) return <span className="small">{text('suppliers.nobodyReaches')}</span>
  return suppliers.map(([id, name]) => (
    <div key={id}>
      <Link to={`/suppliers/${id}`} lang="">
        {name}
      </Link>
    </div>
  ))
}
