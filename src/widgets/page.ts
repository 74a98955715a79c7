/** What every page does with script: settings in the footer, previews of links, sidenotes that open in place. */
import { startPreviews } from './previews.ts'
import { startSearchOpener } from './search-opener.ts'
import { startSettings } from './settings.ts'
import { startSidenotes } from './sidenotes.ts'

startSearchOpener()
startSettings()
startPreviews()
startSidenotes()
