import { useState } from 'react'
import { type listInvitations, withdrawInvitation } from '../../features/people/people.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Question } from '../ui/question.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import styles from './settings.module.css'

type Invitation = Answer<typeof listInvitations>['items'][number]

const shapes: Record<Invitation['state'], State> = {
  open: 'open',
  expired: 'soon',
  accepted: 'holds',
  withdrawn: 'none',
}

type InvitationsProps = {
  invitations: readonly Invitation[]
  may: boolean
  /** Begins a new invitation for this address. */
  onAgain: (email: string) => void
}

/** Everybody who was invited, and what came of it. */
export function Invitations({ invitations, may, onAgain }: InvitationsProps) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawInvitation)
  const [asked, setAsked] = useState<Invitation | null>(null)
  const act = async (invitation: Invitation) => {
    await withdraw.mutateAsync({ params: { id: invitation.id }, ifMatch: invitation.revision })
    announce(text('invitations.withdrawnDone', { email: invitation.email }))
    setAsked(null)
  }
  const columns = [
    { key: 'email', head: text('invitations.email'), cell: (one: Invitation) => one.email },
    { key: 'role', head: text('people.role'), cell: (one: Invitation) => text(`role.${one.role}`) },
    {
      key: 'state',
      head: text('invitations.state'),
      cell: (one: Invitation) => (
        <Verdict state={shapes[one.state]}>
          {text(`invitations.${one.state}`, { day: written.dayOf(one.expiresAt) })}
        </Verdict>
      ),
    },
    { key: 'by', head: text('invitations.by'), cell: (one: Invitation) => one.invitedBy },
    ...(may
      ? [
          {
            key: 'acts',
            head: text('people.acts'),
            unseen: true,
            cell: (one: Invitation) => <div className={styles.acts}>{actOf(one)}</div>,
          },
        ]
      : []),
  ]
  const actOf = (one: Invitation) => {
    if (one.state === 'open') {
      return (
        <Button
          look="bare"
          small
          label={text('invitations.withdrawOf', { email: one.email })}
          onPress={() => setAsked(one)}
        >
          {text('invitations.withdraw')}
        </Button>
      )
    }
    return one.state === 'accepted' ? null : (
      <Button
        look="bare"
        small
        label={text('invitations.againOf', { email: one.email })}
        onPress={() => onAgain(one.email)}
      >
        {text('invitations.again')}
      </Button>
    )
  }
  return (
    <>
      <DataTable
        label={text('invitations.title')}
        rows={invitations}
        rowKey={(one) => one.id}
        columns={columns}
        empty={text('invitations.none')}
      />
      {asked ? (
        <Question
          opened
          title={text('invitations.withdrawTitle', { email: asked.email })}
          act={text('invitations.withdraw')}
          busy={withdraw.isPending}
          problem={withdraw.error}
          onAct={() => void act(asked).catch(() => {})}
          onClose={() => {
            withdraw.reset()
            setAsked(null)
          }}
        >
          <p>{text('invitations.withdrawExplain')}</p>
        </Question>
      ) : null}
    </>
  )
}
