import { useState } from 'react'
import { type ScopeList, scopeLists } from '../../core/profile/scope-facts.ts'
import { listScope } from '../../features/profile/items.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { ItemSheet, type StandingItem } from './item-sheet.tsx'
import { useItemWords } from './item-words.ts'
import styles from './profile.module.css'
import { ProfileParts } from './profile-parts.tsx'
import { ScopeTable } from './scope-table.tsx'

type Opened = { list: ScopeList; item: StandingItem | null }

/** What the management system covers: locations, processes, systems, interfaces at the boundary, and what is left out. */
export function ScopePage() {
  const text = useText()
  const words = useItemWords()
  const may = useMay('profile:write')
  const { call } = useSession()
  const read = useAnswer(listScope, {}, { keep: true })
  const [opened, setOpened] = useState<Opened | null>(null)
  return (
    <Page title={text('scope.title')} tab={text('scope.title')} lede={text('scope.lede')}>
      <ProfileParts />
      <Loaded answer={read}>
        {(scope) => (
          <>
            {scopeLists.map((list) => {
              const items = scope[list] as StandingItem[]
              const open = (item: StandingItem | null) => setOpened({ list, item })
              const withdrawn = items.filter((item) => item.withdrawn)
              return (
                <Section
                  key={list}
                  id={list}
                  title={words.list(list)}
                  beside={
                    may ? (
                      <Button look="bare" small onPress={() => open(null)}>
                        {words.add(list)}
                      </Button>
                    ) : null
                  }
                >
                  <ScopeTable
                    list={list}
                    items={items.filter((item) => !item.withdrawn)}
                    onOpen={may ? open : null}
                    empty={text(`listWhy.${list}`)}
                  />
                  {withdrawn.length > 0 ? (
                    <details className={styles.fold}>
                      <summary>{text('scope.withdrawn', { count: withdrawn.length })}</summary>
                      <ScopeTable list={list} items={withdrawn} onOpen={may ? open : null} />
                    </details>
                  ) : null}
                </Section>
              )
            })}
            {opened && may ? (
              <ItemSheet
                key={opened.item?.id ?? opened.list}
                list={opened.list}
                item={opened.item}
                readAnew={async (id) => {
                  const fresh = await call(listScope, {})
                  return (fresh[opened.list] as StandingItem[]).find((item) => item.id === id)
                }}
                onClose={() => setOpened(null)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}
