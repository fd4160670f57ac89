import { z } from 'zod'

/**
 * A list of at most so many; nothing is an empty one. Stops at the first that is wrong: a list of zod looks at all and gathers what is wrong
 * with each, which is what a hostile file would have it do.
 */
const listOf = <T extends z.ZodType>(item: T, most: number) =>
  z
    .unknown()
    .optional()
    .transform((value, context): z.output<T>[] => {
      if (value === undefined) return []
      if (!Array.isArray(value) || value.length > most) {
        context.addIssue({ code: 'custom', message: 'no list, or too long' })
        return z.NEVER
      }
      const read: z.output<T>[] = []
      for (const [place, one] of value.entries()) {
        const found = item.safeParse(one)
        if (!found.success) {
          context.addIssue({ code: 'custom', message: 'wrong', path: [place, ...(found.error.issues[0]?.path ?? [])] })
          return z.NEVER
        }
        read.push(found.data)
      }
      return read
    })

/** Of an OSCAL component definition (NIST, 1.x) what is read here; everything else in it is passed over. */
const prop = z.object({
  name: z.string(),
  ns: z.string().optional(),
  value: z.string(),
  class: z.string().optional(),
  remarks: z.string().optional(),
})
const props = listOf(prop, 200)
const links = listOf(z.object({ href: z.string(), rel: z.string().optional() }), 200)

const implementedRequirement = z.object({
  'control-id': z.string().min(1).max(300),
  description: z.string().default(''),
  props,
  links,
  statements: listOf(z.object({ description: z.string().default('') }), 500),
  remarks: z.string().default(''),
})

const component = z.object({
  title: z.string(),
  'control-implementations': listOf(
    z.object({
      source: z.string().min(1),
      description: z.string().default(''),
      'implemented-requirements': listOf(implementedRequirement, 20_000),
    }),
    1000,
  ),
})

const resource = z.object({
  uuid: z.string(),
  title: z.string().default(''),
  description: z.string().default(''),
  props,
})

export const definition = z.object({
  'component-definition': z.object({
    uuid: z.string().min(1),
    metadata: z.object({
      title: z.string(),
      'last-modified': z.string(),
      version: z.string(),
      'oscal-version': z.string(),
      props,
      parties: listOf(z.object({ type: z.string(), name: z.string().default('') }), 1000),
    }),
    'import-component-definitions': listOf(z.object({ href: z.string() }), 1000),
    components: listOf(component, 1000),
    'back-matter': z.object({ resources: listOf(resource, 5000) }).optional(),
  }),
})

export type Component = z.infer<typeof component>
export type ImplementedRequirement = z.infer<typeof implementedRequirement>
export type Resource = z.infer<typeof resource>
