import { useState } from 'react'
import { discardScopeDraft, readScopeStatement } from '../../features/profile/scope-statement.contract.ts'
import { type Language, languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { ApproveScopeSheet } from './approve-scope-sheet.tsx'
import { Changes, FactsMoved } from './changes.tsx'
import { EditScopeSheet } from './edit-scope-sheet.tsx'
import styles from './profile.module.css'
import type { ScopeStatement } from './profile.ts'
import { ProfileParts } from './profile-parts.tsx'
import { ScopeGaps } from './scope-gaps.tsx'
import { ScopeText } from './scope-text.tsx'
import { ScopeVersions } from './scope-versions.tsx'

type Doing = 'edit' | 'approve' | 'compose' | null

/** The scope statement: composed from the facts, edited by people, approved and frozen; and what no longer matches. */
export function ScopeStatementPage() {
  const text = useText()
  const { at } = useMoment()
  const [mayWrite, mayApprove] = [useMay('profile:write'), useMay('scope:approve')]
  const read = useAnswer(readScopeStatement, {}, { keep: true })
  const [doing, setDoing] = useState<Doing>(null)
  const [shownIn, setShownIn] = useState<Language | null>(null)
  const language = useLanguage()
  const shown = shownIn ?? language
  const blocked = read.data?.gaps.some(({ blocking }) => blocking) ?? true
  return (
    <Page
      title={text('scopeText.title')}
      lede={read.data ? <StatementLede found={read.data} /> : null}
      action={
        mayApprove && !blocked ? (
          <Button onPress={() => setDoing('approve')}>{text('scopeText.approveAct')}</Button>
        ) : null
      }
    >
      <ProfileParts />
      <Loaded answer={read}>
        {(found) => (
          <>
            {found.changes.length > 0 ? (
              <Remark>
                <p>{text('scopeText.noLonger', { version: found.versions[0]?.number ?? 0 })}</p>
                <Changes changes={found.changes} />
              </Remark>
            ) : null}
            {at === null ? <ScopeGaps gaps={found.gaps} /> : null}
            <Section
              title={text(found.draft.edited ? 'scopeText.edited' : 'scopeText.composed')}
              beside={<InLanguage shown={shown} onShow={setShownIn} />}
            >
              <FactsMoved changes={found.draft.changes} />
              <Told found={found} />
              <ScopeText text={found.draft.text[shown]} lang={shown} />
              {mayWrite ? (
                <div className="row">
                  <Button look="quiet" onPress={() => setDoing('edit')}>
                    {text('scopeText.edit')}
                  </Button>
                  {found.draft.edited ? (
                    <Button look="bare" onPress={() => setDoing('compose')}>
                      {text('scopeText.composeAgain')}
                    </Button>
                  ) : null}
                </div>
              ) : null}
            </Section>
            {found.versions.length > 0 ? <ScopeVersions versions={found.versions} language={shown} /> : null}
            {doing === 'edit' && mayWrite ? <EditScopeSheet found={found} onClose={() => setDoing(null)} /> : null}
            {doing === 'approve' && mayApprove ? <ApproveScopeSheet onClose={() => setDoing(null)} /> : null}
            {doing === 'compose' && mayWrite ? <ComposeAgain found={found} onClose={() => setDoing(null)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function StatementLede({ found }: { found: ScopeStatement }) {
  const text = useText()
  const written = useWritten()
  const newest = found.versions[0]
  if (!newest) return <>{text('scopeText.none')}</>
  const values = { version: newest.number, day: written.dayOf(newest.approvedAt), name: newest.approvedBy }
  return (
    <>
      <RichText name="scopeText.newest" values={values} />{' '}
      {found.textDiffers || found.changes.length > 0 ? text('scopeText.differs') : text('scopeText.matches')}
    </>
  )
}

function Told({ found }: { found: ScopeStatement }) {
  const text = useText()
  const written = useWritten()
  const { edited, editedBy, editedAt } = found.draft
  if (!edited || !editedAt) return <p className="small">{text('scopeText.fromFacts')}</p>
  return (
    <p className="small">{text('scopeText.editedBy', { name: editedBy ?? '', moment: written.instant(editedAt) })}</p>
  )
}

function InLanguage({ shown, onShow }: { shown: Language; onShow: (language: Language) => void }) {
  const text = useText()
  return (
    <fieldset className={styles.languages}>
      <legend className="unseen">{text('language.choose')}</legend>
      {languages.map((one) => (
        <label key={one}>
          <input type="radio" name="scope-language" checked={one === shown} onChange={() => onShow(one)} />{' '}
          {text(`language.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}

function ComposeAgain({ found, onClose }: { found: ScopeStatement; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const discard = useCommand(discardScopeDraft)
  return (
    <Question
      opened
      title={text('scopeText.composeAgain')}
      act={text('scopeText.composeAgain')}
      busy={discard.isPending}
      problem={discard.error}
      onClose={onClose}
      onAct={() =>
        discard.mutate(
          { ifMatch: found.draft.revision },
          {
            onSuccess: () => {
              announce(text('scopeText.composedAgain'))
              onClose()
            },
          },
        )
      }
    >
      {text('scopeText.composeLoses')}
    </Question>
  )
}
