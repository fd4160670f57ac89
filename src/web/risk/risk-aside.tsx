import { kindWords } from '../../core/assets/asset.ts'
import { threatGroupWords } from '../../core/risk/threat-groups.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { RecordHistory } from '../settings/record-history.tsx'
import { SupplierNames } from '../suppliers/asset-suppliers.tsx'
import { Facts } from '../ui/page.tsx'
import type { Risk } from './risk.ts'
import { RiskOwner } from './use-risk-columns.tsx'

/** What the risk is about, who answers for it, and who changed it when. */
export function RiskAside({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const { asset } = risk
  const steps = (['availability', 'integrity', 'confidentiality'] as const).map((aspect) => {
    const found = asset.class[aspect]
    return {
      key: aspect,
      term: text(`risk.class.${aspect}`),
      value: found ? (
        <>
          {text(`risk.classStep.${found.step as 1 | 2 | 3}`)}
          {found.from === 'asset' && found.asset ? (
            <span className="small">
              {' '}
              {text('risk.classFrom')} <Link to={`/assets/${found.asset.id}`}>{found.asset.name}</Link>
            </span>
          ) : null}
        </>
      ) : (
        <span className="small">{text('risk.noClass')}</span>
      ),
    }
  })
  return (
    <section>
      <h2>{text('risk.facts')}</h2>
      <Facts
        facts={[
          { term: text('risk.number'), value: risk.code },
          {
            term: text('risk.asset'),
            value: (
              <>
                <Link to={`/assets/${asset.id}`} lang="">
                  {asset.name}
                </Link>
                <br />
                <span className="small">
                  {asset.withdrawn
                    ? text('measures.withdrawn', { name: written.inLanguage(kindWords[asset.kind]) })
                    : written.inLanguage(kindWords[asset.kind])}
                </span>
              </>
            ),
          },
          { term: text('suppliers.reachedBy'), value: <SupplierNames asset={asset.id} /> },
          ...(asset.supplier ? [{ term: text('risk.supplier'), value: <span lang="">{asset.supplier}</span> }] : []),
          ...steps,
          { term: text('risk.group'), value: written.inLanguage(threatGroupWords[risk.threatGroup]) },
          { term: text('risk.owner'), value: <RiskOwner {...risk} /> },
          { term: text('risk.reviewBy'), value: risk.reviewBy ? written.day(risk.reviewBy) : text('risk.noReview') },
          { term: text('risk.raised'), value: `${written.day(risk.raisedOn)}, ${risk.raisedBy}` },
        ]}
      />
      <RecordHistory page={`/risks/${risk.id}`} history={risk.history} />
    </section>
  )
}
