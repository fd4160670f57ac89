import fc from 'fast-check'

/**
 * Property tests draw the same examples each time, so that the same code gives the same result. `npm run explore` (ZORGBORG_TEST_SEED=new)
 * draws new ones, to find what nobody thought of; a number repeats what it found.
 */
const given = process.env.ZORGBORG_TEST_SEED ?? '7510'
if (given !== 'new') fc.configureGlobal({ seed: Number(given) })
