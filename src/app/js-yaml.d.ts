/** The part of js-yaml 4 that is used; the package brings no types. */
declare module 'js-yaml' {
  /** YAML 1.2 without dates and merges: what is no number, truth or null is text. */
  export const CORE_SCHEMA: unknown
  /** Reads one document. Throws an Error that names line and column. */
  export function load(text: string, options: { schema: unknown }): unknown
}
