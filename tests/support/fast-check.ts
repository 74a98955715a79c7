/**
 * fast-check, as every test takes it: properties are tried at the same inputs in every run, so that a change is never blamed for what
 * another input shows. `SEED=7 npm run unit` tries others, and `npm run fuzz` many.
 */
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['SEED'] ?? 1) })

export default fc
