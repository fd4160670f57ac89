import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'
import { emptyText } from '../../core/documents/rich-text.ts'
import { readDocument } from '../../features/documents/documents.contract.ts'
import { discardDraft, proposeVersion, readVersion } from '../../features/documents/versions.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { Link, useGo } from '../session/link.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Page, Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import type { VersionRead } from './documents.ts'
import { DraftConflict } from './draft-conflict.tsx'
import { FileInstead } from './file-instead.tsx'
import { type DraftValues, valuesOf } from './kept-draft.ts'
import { SaveLine } from './save-line.tsx'
import { isWholeTest, TestEditor } from './test-editor.tsx'
import { useAutosave } from './use-autosave.ts'

const Editor = lazy(async () => ({ default: (await import('./editor.tsx')).Editor }))

/** Writing the draft of a document: saved as one goes, then offered for approval. */
export function EditPage() {
  const { document: id = '' } = useParams()
  const text = useText()
  const may = useMay('documents:write')
  const document = useAnswer(readDocument, { params: { id } })
  const draft = document.data?.versions.find(({ state }) => state === 'draft')
  const version = useAnswer(readVersion, { params: { id: draft?.id ?? '' } }, { enabled: draft !== undefined })
  return (
    <Page
      title={document.data?.facts.title ?? text('documents.title')}
      crumbs={
        <>
          <Link to="/policies">{text('documents.title')}</Link> ›{' '}
          <Link to={`/policies/${id}`}>{document.data?.facts.title ?? '…'}</Link>
        </>
      }
      lede={draft ? text('documents.draftLede', { version: draft.number }) : null}
    >
      <Loaded answer={document}>
        {() =>
          draft === undefined || !may ? (
            <p>
              {text('documents.noDraft')} <Link to={`/policies/${id}`}>{text('documents.toDocument')}</Link>
            </p>
          ) : (
            <Loaded answer={version}>{(read) => <Draft key={read.id} document={id} version={read} />}</Loaded>
          )
        }
      </Loaded>
    </Page>
  )
}

function Draft({ document, version }: { document: string; version: VersionRead }) {
  const text = useText()
  const announce = useAnnounce()
  const go = useGo()
  const { call } = useSession()
  // What is read anew while one writes must not take the place of what is written.
  const [first] = useState(version)
  const draft = useAutosave(first)
  const [opened, setOpened] = useState(1)
  const [left, setLeft] = useState(draft.left)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const propose = useCommand(proposeVersion)
  const [test, setTest] = useState(draft.values.test)
  const { values, write } = draft
  const take = (other: DraftValues) => {
    write(other)
    setTest(other.test)
    setOpened(opened + 1)
    setLeft(null)
  }
  const readAnew = async () => {
    const fresh = await call(readVersion, { params: { id: first.id } })
    return { revision: fresh.revision, values: valuesOf(fresh) }
  }
  const offer = async () => {
    setBusy(true)
    setProblem(null)
    try {
      if (!(await draft.save())) return
      await propose.mutateAsync({ params: { id: first.id }, ifMatch: draft.revision.current })
      announce(text('documents.offered'))
      go(`/policies/${document}`)
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  const field = <K extends 'inShort' | 'changes'>(name: K) => ({
    name,
    value: values[name],
    error: problem?.errors.find(({ path }) => path === name)?.message,
    onChange: (value: string) => write({ [name]: value }),
  })
  return (
    <>
      {first.remark ? (
        <Remark>
          <p>{text('documents.wasReturned')}</p>
          <p>{first.remark}</p>
        </Remark>
      ) : null}
      {left ? (
        <Remark>
          <p>{text('documents.leftBehind')}</p>
          <div className="row">
            <Button small onPress={() => take(left)}>
              {text('documents.takeLeft')}
            </Button>
            <Button
              small
              look="quiet"
              onPress={() => {
                draft.kept.drop()
                setLeft(null)
              }}
            >
              {text('documents.dropLeft')}
            </Button>
          </div>
        </Remark>
      ) : null}
      {draft.state.kind === 'conflict' ? (
        <DraftConflict
          mine={values}
          readAnew={readAnew}
          onKeepMine={(revision) => draft.goOn(revision)}
          onTakeTheirs={(revision, theirs) => {
            draft.goOn(revision, theirs)
            setTest(theirs.test)
            setOpened(opened + 1)
          }}
        />
      ) : null}
      <Columns
        aside={
          <>
            <SaveLine state={draft.state} />
            {problem ? <Problem problem={problem} /> : null}
            <div className="stack">
              <Button busy={busy} onPress={() => void offer()}>
                {text('documents.offer')}
              </Button>
              <p className="small">{text('documents.offerWhy')}</p>
            </div>
            <DayField
              label={text('documents.holdsFromWanted')}
              hint={text('documents.holdsFromHint')}
              field={{
                name: 'holdsFrom',
                value: values.holdsFrom ?? '',
                error: undefined,
                onChange: (day) => write({ holdsFrom: day || null }),
              }}
            />
            <Discard id={first.id} document={document} revision={draft.revision} save={draft.save} />
          </>
        }
      >
        {first.number > 1 ? (
          <ProseField
            label={text('documents.changesLabel')}
            hint={text('documents.changesHint')}
            field={field('changes')}
          />
        ) : null}
        <Section
          title={text('documents.text')}
          beside={values.body ? <FileInstead onUploaded={(file) => take({ ...values, body: null, file })} /> : null}
        >
          {values.body ? (
            <Suspense fallback={<Waiting />}>
              <Editor key={opened} body={values.body} lang={first.language} onChange={(body) => write({ body })} />
            </Suspense>
          ) : (
            <p>
              {text('reading.file', { name: values.file?.name ?? '' })}{' '}
              <Button small look="quiet" onPress={() => take({ ...values, file: null, body: emptyText })}>
                {text('documents.textInstead')}
              </Button>
            </p>
          )}
        </Section>
        <Section title={text('reading.inShort')}>
          <ProseField
            label={text('documents.inShortLabel')}
            hint={text('documents.inShortHint')}
            optional
            rows={5}
            field={field('inShort')}
          />
        </Section>
        <Section title={text('reading.test')}>
          <TestEditor
            test={test}
            onChange={(changed) => {
              setTest(changed)
              if (isWholeTest(changed)) write({ test: changed })
            }}
          />
        </Section>
      </Columns>
    </>
  )
}

type DiscardProps = { id: string; document: string; revision: { current: number }; save: () => Promise<boolean> }

function Discard({ id, document, revision, save }: DiscardProps) {
  const text = useText()
  const go = useGo()
  const discard = useCommand(discardDraft)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button look="bare" small onPress={() => setAsking(true)}>
        {text('documents.discard')}
      </Button>
      <Question
        opened={asking}
        title={text('documents.discardAsk')}
        act={text('documents.discard')}
        busy={discard.isPending}
        problem={discard.error}
        onClose={() => setAsking(false)}
        onAct={() =>
          void save().then(() =>
            discard.mutate(
              { params: { id }, ifMatch: revision.current },
              { onSuccess: () => go(`/policies/${document}`) },
            ),
          )
        }
      >
        <p>{text('documents.discardExplain')}</p>
      </Question>
    </>
  )
}
