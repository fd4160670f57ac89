import { useState } from 'react'
import { readAssetProposals, takeOverAssets } from '../../features/assets/register.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { AssetParts } from './asset-parts.tsx'
import styles from './assets.module.css'

type Proposals = Answer<typeof readAssetProposals>
type Proposal = Proposals['proposals'][number]

/** What the scope holds and the register does not: to choose from and take over at once. */
export function AssetProposalsPage() {
  const text = useText()
  const answer = useAnswer(readAssetProposals, {}, { keep: true })
  const found = answer.data
  return (
    <Page
      title={text('scopeAssets.title')}
      crumbs={<Link to="/assets">{text('place.assets')}</Link>}
      lede={
        found && found.proposals.length > 0 ? (
          <RichText name="scopeAssets.lede" values={{ count: found.proposals.length }} />
        ) : null
      }
    >
      <AssetParts />
      <Loaded answer={answer}>
        {(proposals) => (proposals.proposals.length === 0 ? <None found={proposals} /> : <Choose found={proposals} />)}
      </Loaded>
    </Page>
  )
}

function None({ found }: { found: Proposals }) {
  const text = useText()
  return (
    <>
      <p>{text(found.scope === 0 ? 'scopeAssets.noScope' : 'scopeAssets.none')}</p>
      {found.scope === 0 ? (
        <ButtonLink to="/profile/scope">{text('scopeAssets.toScope')}</ButtonLink>
      ) : (
        <ButtonLink look="quiet" to="/assets">
          {text('scopeAssets.back')}
        </ButtonLink>
      )}
    </>
  )
}

function Choose({ found }: { found: Proposals }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('assets:write')
  const take = useCommand(takeOverAssets)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = found.proposals.filter(({ id }) => picked.has(id)).map(({ id }) => id)
  const count = chosen.length
  const takeOver = () =>
    take.mutate(
      { body: { chosen } },
      {
        onSuccess: ({ added, tied }) => {
          setPicked(new Set())
          announce(text('scopeAssets.taken', { count: added + tied }))
        },
      },
    )
  const set = (some: readonly Proposal[], selected: boolean) =>
    setPicked((before) => {
      const ids = some.map(({ id }) => id)
      return new Set(selected ? [...before, ...ids] : [...before].filter((one) => !ids.includes(one)))
    })
  return (
    <>
      <p className="small">{text('scopeAssets.explain')}</p>
      <DataTable
        label={text('scopeAssets.title')}
        rows={found.proposals}
        rowKey={({ id }) => id}
        selection={may ? { has: ({ id }) => picked.has(id), set, name: ({ name }) => name } : undefined}
        columns={[
          {
            key: 'name',
            head: text('assets.asset'),
            cell: ({ name, description, same }) => (
              <div className={styles.name}>
                <span lang="">{name}</span>
                {same ? <div className="small">{text('scopeAssets.same')}</div> : null}
                {description ? (
                  <div className="small" lang="">
                    {description}
                  </div>
                ) : null}
              </div>
            ),
          },
          { key: 'kind', head: text('assets.kind'), cell: ({ kind }) => text(`assetKind.${kind}`) },
          {
            key: 'line',
            head: text('scopeAssets.from'),
            spare: true,
            cell: ({ line }) => text(`scopeAssets.line.${line}`),
          },
          {
            key: 'owner',
            named: true,
            head: text('assets.owner'),
            cell: ({ ownerRole }) => (ownerRole ? <span lang="">{ownerRole}</span> : text('assets.nobody')),
          },
        ]}
      />
      {may && (count > 0 || take.error) ? (
        <section className={styles.bar} aria-label={text('statement.selection')}>
          {take.error ? <Problem problem={take.error} /> : null}
          <div className="row">
            <b role="status">{text('scopeAssets.chosen', { count })}</b>
            <Button onPress={takeOver} busy={take.isPending} disabled={count === 0}>
              {text('scopeAssets.take', { count })}
            </Button>
            <Button look="bare" onPress={() => setPicked(new Set())}>
              {text('statement.clearSelection')}
            </Button>
          </div>
        </section>
      ) : null}
    </>
  )
}
