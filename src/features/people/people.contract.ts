import { z } from 'zod'
import { roles } from '../../core/access/roles.ts'
import { contract } from '../../platform/http/contract.ts'
import { done, email, id, instant, language, line, revision } from '../../platform/http/shapes.ts'

const role = z.enum(roles)

/** A person with a role in the organisation. */
export const member = z.strictObject({
  id,
  revision,
  user: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  /** Whether a second factor is on; null when one looks back, because it is a fact about today. */
  secondFactor: z.boolean().nullable(),
})

export const invitation = z.strictObject({
  id,
  revision,
  email: z.string(),
  role,
  state: z.enum(['open', 'expired', 'accepted', 'withdrawn']),
  expiresAt: instant,
  invitedBy: z.string(),
})

export const listPeople = contract({
  name: 'listPeople',
  summary: 'People with a role in the organisation',
  method: 'GET',
  path: '/api/people',
  access: { permission: 'people:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({ items: z.array(member) }),
})

export const changeRole = contract({
  name: 'changeRole',
  summary: 'Give a person another role',
  method: 'PUT',
  path: '/api/people/:id',
  access: { permission: 'people:edit' },
  change: 'existing',
  params: z.strictObject({ id }),
  body: z.strictObject({ role }),
  answer: member,
})

export const removePerson = contract({
  name: 'removePerson',
  summary: 'End the access of a person to the organisation; what the person did stays in the trail',
  method: 'DELETE',
  path: '/api/people/:id',
  access: { permission: 'people:edit' },
  change: 'existing',
  params: z.strictObject({ id }),
  answer: done,
})

export const endSessionsOfPerson = contract({
  name: 'endSessionsOfPerson',
  summary: 'Sign a person out everywhere',
  method: 'POST',
  path: '/api/people/:id/end-sessions',
  access: { permission: 'people:edit' },
  change: 'new',
  params: z.strictObject({ id }),
  answer: z.strictObject({ ended: z.int() }),
})

export const listInvitations = contract({
  name: 'listInvitations',
  summary: 'Invitations of the organisation',
  method: 'GET',
  path: '/api/invitations',
  access: { permission: 'people:read' },
  change: 'none',
  timeTravel: true,
  answer: z.strictObject({ items: z.array(invitation) }),
})

/** `link` is shown to the inviter only where no mail server is configured, so that the invitation can still reach its person. */
const sent = z.strictObject({ invitation, mailed: z.boolean(), link: z.string().nullable() })

export const invite = contract({
  name: 'invite',
  summary: 'Invite somebody by mail',
  method: 'POST',
  path: '/api/invitations',
  access: { permission: 'people:edit' },
  change: 'new',
  secrets: ['link'],
  body: z.strictObject({ email, role, language }),
  answer: sent,
})

export const withdrawInvitation = contract({
  name: 'withdrawInvitation',
  summary: 'Withdraw an open invitation; its link stops working',
  method: 'DELETE',
  path: '/api/invitations/:id',
  access: { permission: 'people:edit' },
  change: 'existing',
  params: z.strictObject({ id }),
  answer: done,
})

const token = z.string().min(1).max(200)

export const readInvitation = contract({
  name: 'readInvitation',
  summary: 'What an invitation is for, by its token',
  method: 'POST',
  path: '/api/invitation/read',
  access: 'public',
  change: 'session',
  body: z.strictObject({ token }),
  answer: z.strictObject({
    organisation: z.string(),
    email: z.string(),
    role,
    language,
    /** An account with this address exists: sign in to accept, instead of choosing a name and password. */
    hasAccount: z.boolean(),
  }),
})

export const acceptInvitation = contract({
  name: 'acceptInvitation',
  summary: 'Accept an invitation with a new account',
  method: 'POST',
  path: '/api/invitation/accept',
  access: 'public',
  change: 'session',
  body: z.strictObject({ token, name: line(1, 120), password: z.string().min(1).max(1024), language }),
  answer: done,
})

export const acceptInvitationSignedIn = contract({
  name: 'acceptInvitationSignedIn',
  summary: 'Accept an invitation with the account that one is signed in with',
  method: 'POST',
  path: '/api/invitation/accept-signed-in',
  access: 'signed-in',
  change: 'session',
  body: z.strictObject({ token }),
  answer: done,
})
