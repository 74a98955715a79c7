/** The one style sheet of every page, those in frames too: were one of these imported by some pages only, each page would load two. */
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/calculator.css'
import '../styles/prose-live.css'
import '../styles/note.css'
import '../styles/neighbourhood.css'
import '../styles/take-away.css'
import '../styles/search.css'
