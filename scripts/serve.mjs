/** Serves the built site on this machine and prints its address: port 4321, or the next that is free. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { listen, siteServer } from './site-server.mjs'

const site = resolve(process.env.OUT_DIR || 'dist')
if (existsSync(join(site, 'index.html'))) {
  const port = await listen(siteServer(site), 4321)
  console.log(`\nIsoflop is at http://localhost:${port}/ (Ctrl C ends it)`)
} else {
  console.error(`There is no built site in ${site}. Run "npm run build" first, or "npm start", which does.`)
  process.exitCode = 1
}
