import { useState } from 'react'
import { useParams } from 'react-router'
import { readDocument, restoreDocument, withdrawDocument } from '../../features/documents/documents.contract.ts'
import { startVersion } from '../../features/documents/versions.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { DocumentFactsView } from './document-facts.tsx'
import { DocumentSheet } from './document-sheet.tsx'
import { DocumentStanding } from './document-standing.tsx'
import type { DocumentRead } from './documents.ts'
import { ProposedVersion } from './proposed-version.tsx'
import { VersionText } from './version-text.tsx'
import { VersionsSection } from './versions-section.tsx'

/** One policy or procedure: what holds now, what is being written, who knows it, and every version that was. */
export function DocumentPage() {
  const { document: id = '' } = useParams()
  const text = useText()
  const language = useLanguage()
  const may = useMay('documents:write')
  const answer = useAnswer(readDocument, { params: { id } }, { keep: true })
  const [changing, setChanging] = useState(false)
  const document = answer.data
  return (
    <Page
      title={document?.facts.title ?? text('documents.title')}
      crumbs={<Link to="/policies">{text('documents.title')}</Link>}
      action={document && may && !document.withdrawn ? <NextStep document={document} /> : null}
    >
      <Loaded answer={answer}>
        {(read) => (
          <>
            {read.withdrawn ? <Withdrawn document={read} /> : <DocumentStanding document={read} />}
            <Columns
              aside={
                <DocumentFactsView document={read} onChange={may && !read.withdrawn ? () => setChanging(true) : null} />
              }
            >
              <ProposedVersion document={read} />
              {read.inForce ? (
                <VersionText id={read.inForce} title={text('documents.text')} />
              ) : (
                <p className="small">{text('documents.noText')}</p>
              )}
              <VersionsSection document={read} />
              {may && !read.withdrawn ? <Withdraw document={read} /> : null}
            </Columns>
            {changing ? <DocumentSheet document={read} language={language} onClose={() => setChanging(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** The one thing to do next with a document: write on, or begin the next version. */
function NextStep({ document }: { document: DocumentRead }) {
  const text = useText()
  const go = useGo()
  const start = useCommand(startVersion)
  const draft = document.versions.find(({ state }) => state === 'draft')
  if (draft)
    return (
      <ButtonLink to={`/policies/${document.id}/edit`}>
        {text('documents.writeOn', { version: draft.number })}
      </ButtonLink>
    )
  if (document.versions.some(({ state }) => state === 'proposed')) return null
  return (
    <Button
      look="quiet"
      busy={start.isPending}
      onPress={() =>
        start.mutate({ params: { id: document.id } }, { onSuccess: () => go(`/policies/${document.id}/edit`) })
      }
    >
      {text('documents.newVersion')}
    </Button>
  )
}

function Withdrawn({ document }: { document: DocumentRead }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('documents:approve')
  const restore = useCommand(restoreDocument)
  return (
    <Remark>
      <p>{text('documents.isWithdrawn')}</p>
      {restore.error ? <Problem problem={restore.error} /> : null}
      {may ? (
        <Button
          look="quiet"
          small
          busy={restore.isPending}
          onPress={() =>
            restore.mutate(
              { params: { id: document.id }, ifMatch: document.revision },
              { onSuccess: () => announce(text('documents.restored')) },
            )
          }
        >
          {text('documents.restore')}
        </Button>
      ) : null}
    </Remark>
  )
}

function Withdraw({ document }: { document: DocumentRead }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('documents:approve')
  const withdraw = useCommand(withdrawDocument)
  const [asking, setAsking] = useState(false)
  if (!may) return null
  return (
    <>
      <Button look="lose" small onPress={() => setAsking(true)}>
        {text('documents.withdraw')}
      </Button>
      <Question
        opened={asking}
        title={text('documents.withdrawAsk')}
        act={text('documents.withdraw')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onClose={() => setAsking(false)}
        onAct={() =>
          withdraw.mutate(
            { params: { id: document.id }, ifMatch: document.revision },
            {
              onSuccess: () => {
                setAsking(false)
                announce(text('documents.isWithdrawn'))
              },
            },
          )
        }
      >
        <p>{text('documents.withdrawExplain')}</p>
      </Question>
    </>
  )
}
