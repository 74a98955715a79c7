/**
 * An integration for Astro that makes V8 optimise less while building. A build runs much code and most of it for a few seconds, so that
 * compiling with the optimising compiler (TurboFan, on threads of its own) costs more than it saves; what runs twenty times as often as V8
 * would ask for is still optimised. A V8 that does not know the flag says so in a line and goes on.
 */
import { setFlagsFromString } from 'node:v8'

/** Calls after which a function is optimised; V8's own number is 3,000. */
const calls = 60_000

export const lateOptimiser = () => ({
  name: 'isoflop:late-optimiser',
  hooks: {
    'astro:config:setup': ({ command }) => {
      if (command === 'build') setFlagsFromString(`--invocation-count-for-turbofan=${calls}`)
    },
  },
})
