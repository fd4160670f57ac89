import { useState } from 'react'
import { useParams } from 'react-router'
import { readAsset, restoreAsset } from '../../features/assets/assets.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { RecordHistory } from '../settings/record-history.tsx'
import { AssetSuppliers } from '../suppliers/asset-suppliers.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Facts, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { type Asset, needsOf } from './asset.ts'
import { AssetSheet } from './asset-sheet.tsx'
import styles from './assets.module.css'
import { ClassMarks } from './class-marks.tsx'
import { NeedsSection } from './needs-section.tsx'
import { Neighbours } from './neighbours.tsx'
import { OwnerCell } from './owner-cell.tsx'
import { WithdrawSheet } from './withdraw-sheet.tsx'

/** One asset: what it is, what it needs and why, what it leans on, what leans on it, and what it was. */
export function AssetPage() {
  const { asset: id = '' } = useParams()
  const text = useText()
  const may = useMay('assets:write')
  const answer = useAnswer(readAsset, { params: { id } })
  const [sheet, setSheet] = useState<'change' | 'withdraw' | null>(null)
  const close = () => setSheet(null)
  const asset = answer.data
  return (
    <Page
      title={asset?.name ?? text('assets.asset')}
      crumbs={<Link to="/assets">{text('place.assets')}</Link>}
      lede={
        asset ? (
          <span className={styles.lede}>
            {text(`assetKind.${asset.kind}`)} <ClassMarks needs={needsOf(asset)} />
          </span>
        ) : null
      }
      action={
        asset && may && asset.withdrawn === null ? (
          <>
            <Button look="quiet" onPress={() => setSheet('withdraw')}>
              {text('assets.withdraw')}
            </Button>
            <Button onPress={() => setSheet('change')}>{text('assets.change')}</Button>
          </>
        ) : null
      }
    >
      <Loaded answer={answer}>
        {(found) => (
          <>
            <Body asset={found} />
            {sheet === 'change' ? <AssetSheet asset={found} onClose={close} /> : null}
            {sheet === 'withdraw' ? <WithdrawSheet asset={found} onClose={close} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Body({ asset }: { asset: Asset }) {
  const text = useText()
  const { scope } = asset
  return (
    <>
      {asset.withdrawn ? <Withdrawn asset={asset} withdrawn={asset.withdrawn} /> : null}
      <Columns aside={<RecordHistory page={`/assets/${asset.id}`} history={asset.history} />}>
        <Section title={text('assets.what')}>
          {asset.description ? (
            <p className={styles.description} lang="">
              {asset.description}
            </p>
          ) : (
            <p className="small">{text('assets.noDescription')}</p>
          )}
          <Facts
            facts={[
              { term: text('assets.owner'), value: <OwnerCell {...asset} /> },
              { term: text('assets.supplier'), value: asset.supplier || text('assets.ownHands') },
              {
                term: text('assets.scope'),
                value:
                  scope === null ? (
                    text('assets.notInScope')
                  ) : (
                    <Link to="/profile/scope">
                      {scope.withdrawn ? text('assets.withdrawnName', { name: scope.name }) : scope.name}
                    </Link>
                  ),
              },
            ]}
          />
        </Section>
        {asset.withdrawn ? null : <NeedsSection asset={asset} />}
        <Neighbours
          title={text('assets.dependsOn')}
          empty={text('assets.dependsOnNone')}
          neighbours={asset.dependsOn}
          beside={
            asset.withdrawn ? null : <Link to={`/assets/drawing?focus=${asset.id}`}>{text('assets.toDrawing')}</Link>
          }
        />
        <AssetSuppliers asset={asset.id} />
        <Neighbours title={text('assets.usedByList')} empty={text('assets.usedByListNone')} neighbours={asset.usedBy} />
      </Columns>
    </>
  )
}

function Withdrawn({ asset, withdrawn }: { asset: Asset; withdrawn: NonNullable<Asset['withdrawn']> }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const may = useMay('assets:write')
  const restore = useCommand(restoreAsset)
  return (
    <>
      {restore.error ? <Problem problem={restore.error} /> : null}
      <VerdictBanner
        state="none"
        word={text('assets.withdrawnWord')}
        reason={text('assets.withdrawnBecause', { day: written.day(withdrawn.on), reason: withdrawn.reason })}
      >
        {may ? (
          <Button
            look="quiet"
            busy={restore.isPending}
            onPress={() =>
              restore.mutate(
                { params: { id: asset.id }, ifMatch: asset.revision },
                { onSuccess: () => announce(text('assets.restored')) },
              )
            }
          >
            {text('assets.restore')}
          </Button>
        ) : null}
      </VerdictBanner>
    </>
  )
}
