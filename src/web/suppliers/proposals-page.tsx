import { useState } from 'react'
import { readSupplierProposals, takeOverSuppliers } from '../../features/suppliers/supplier-import.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { Link } from '../session/link.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SupplierParts } from './supplier-parts.tsx'
import styles from './suppliers.module.css'

type Proposal = Answer<typeof readSupplierProposals>['proposals'][number]

/** Names of suppliers that other registers give and this one does not: to choose from and take over at once. */
export function SupplierProposalsPage() {
  const text = useText()
  const answer = useAnswer(readSupplierProposals, {}, { keep: true })
  return (
    <Page
      title={text('suppliers.proposals')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      lede={text('suppliers.proposalsLede')}
    >
      <SupplierParts />
      <Loaded answer={answer}>
        {({ proposals }) =>
          proposals.length === 0 ? <p>{text('suppliers.noProposals')}</p> : <Choose proposals={proposals} />
        }
      </Loaded>
    </Page>
  )
}

function Choose({ proposals }: { proposals: readonly Proposal[] }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('suppliers:write')
  const maySee = useMaySee('assets:read')
  const take = useCommand(takeOverSuppliers)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const names = proposals.map(({ name }) => name).filter((name) => picked.has(name))
  const takeOver = () =>
    take.mutate(
      { body: { names } },
      {
        onSuccess: ({ added }) => {
          setPicked(new Set())
          announce(text('suppliers.taken', { count: added }))
        },
      },
    )
  const set = (some: readonly Proposal[], selected: boolean) =>
    setPicked((before) => {
      const these = some.map(({ name }) => name)
      return new Set(selected ? [...before, ...these] : [...before].filter((one) => !these.includes(one)))
    })
  return (
    <>
      <DataTable
        label={text('suppliers.proposals')}
        rows={proposals}
        rowKey={({ name }) => name}
        selection={may ? { has: ({ name }) => picked.has(name), set, name: ({ name }) => name } : undefined}
        columns={[
          { key: 'name', head: text('suppliers.supplier'), cell: ({ name }) => <span lang="">{name}</span> },
          {
            key: 'assets',
            head: text('suppliers.standsAt'),
            named: true,
            cell: ({ assets, systems }) => (
              <ul className={styles.plain}>
                {assets.map(({ id, name }) => (
                  <li key={id}>{maySee ? <Link to={`/assets/${id}`}>{name}</Link> : name}</li>
                ))}
                {systems.map((name) => (
                  <li key={`system ${name}`}>{text('suppliers.systemOfScope', { name })}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {may && (names.length > 0 || take.error) ? (
        <section className={styles.bar} aria-label={text('statement.selection')}>
          {take.error ? <Problem problem={take.error} /> : null}
          <div className="row">
            <Button onPress={takeOver} busy={take.isPending} disabled={names.length === 0}>
              {text('suppliers.take', { count: names.length })}
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
