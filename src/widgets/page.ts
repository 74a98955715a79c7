/** What every page does with script: live numbers, search, settings in the footer, previews of links, sidenotes that open in place. */
import { startLive } from './live.ts'
import { offerPreviews } from './preview-links.ts'
import { startSearchOpener } from './search-opener.ts'
import { startSettings } from './settings.ts'
import { startSidenotes } from './sidenotes.ts'

startLive()
startSearchOpener()
startSettings()
offerPreviews()
startSidenotes()
