import { useState } from 'react'
import { saveProfile } from '../../features/profile/profile.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import type { Profile } from './profile.ts'
import { profileBody } from './profile-body.ts'

/** On which legal ground health data is processed: a certification body asks whoever falls in cluster B. */
export function LegalGroundSheet({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const save = useCommand(saveProfile)
  const [base] = useState(profile)
  const form = useForm(
    { legalGround: profile.legalGround },
    {
      submit: async ({ legalGround }) => {
        await save.mutateAsync({ body: { ...profileBody(base), legalGround }, ifMatch: base.revision })
        announce(text('profile.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('cluster.ground')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ProseField
        label={text('cluster.ground')}
        hint={text('cluster.groundHint')}
        rows={4}
        field={form.field('legalGround')}
      />
    </Sheet>
  )
}
