import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id, line } from '../../platform/http/shapes.ts'

export const uploadFile = contract({
  name: 'uploadFile',
  summary: 'Hand in the bytes of one file as the body; by its id it can then be made part of evidence or of a document',
  method: 'POST',
  path: '/api/files',
  access: { permission: 'evidence:add' },
  change: 'new',
  upload: true,
  tokens: true,
  query: z.strictObject({
    /** The name that it has; its ending says what it is. A folder before it is left out. */
    name: line(1, 255),
  }),
  answer: z.strictObject({
    id,
    name: z.string(),
    mediaType: z.string(),
    /** Bytes. */
    size: z.int(),
    sha256: z.string(),
    /** 'unscanned' where no virus scanner is set up. */
    scan: z.enum(['clean', 'unscanned']),
  }),
})

export const readUploadRules = contract({
  name: 'readUploadRules',
  summary: 'How large a file may be, and the endings that its name may have',
  method: 'GET',
  path: '/api/files/rules',
  access: { permission: 'evidence:read' },
  change: 'none',
  answer: z.strictObject({
    /** Bytes. */
    most: z.int(),
    endings: z.array(z.string()),
    /** Whether files are looked at by a virus scanner. */
    scanned: z.boolean(),
  }),
})
