/**
 * The commands of formulas: those of KaTeX that express mathematics. A command that is not on the list is refused, so one that a new KaTeX
 * brings stays out until someone has looked at it; a test compares both lists with KaTeX's own tables.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Allowed commands without their backslash. Structure and operators, then names made of other commands, symbols, and signs of text. */
const allowed = words(`
  acute arccos arcctg arcsin arctan arctg arg atop bar Bbb bcancel begin bf Big big bigcap bigcup Bigg bigg Biggl biggl Biggm biggm
  Biggr biggr Bigl bigl Bigm bigm bigodot bigoplus bigotimes Bigr bigr bigsqcup biguplus bigvee bigwedge binom bm bold boldsymbol
  brace brack breve c cal cancel cfrac ch check choose coprod cos cosec cosh cot cotg coth csc ctg cth dbinom ddot deg det dfrac dim
  displaystyle dot emph end exp frac frak gcd grave H hat hdashline hline hom iiint iint inf int intop it ker left lg lim ln log
  mathbb mathbf mathbin mathcal mathclose mathfrak mathinner mathit mathnormal mathop mathopen mathord mathpunct mathrel mathring
  mathrm mathscr mathsf mathsfit mathtt max middle min oiiint oiint oint operatornamewithlimits over overbrace overbracket overgroup
  overleftarrow overleftharpoon overleftrightarrow overline overlinesegment Overrightarrow overrightarrow overrightharpoon overset Pr
  prod r right rm scriptscriptstyle scriptstyle sec sf sh sin sinh smallint sout sqrt stackrel sum sup tan tanh tbinom text textbf
  textcircled textit textmd textnormal textrm textsf textstyle texttt textup tfrac tg th tilde tt u underbrace underbracket undergroup
  underleftarrow underleftrightarrow underline underlinesegment underrightarrow underset utilde v vec widecheck widehat widetilde
  xcancel xhookleftarrow xhookrightarrow xLeftarrow xleftarrow xleftequilibrium xleftharpoondown xleftharpoonup xLeftrightarrow
  xleftrightarrow xleftrightharpoons xlongequal xmapsto xRightarrow xrightarrow xrightequilibrium xrightharpoondown xrightharpoonup
  xrightleftarrows xrightleftharpoons xtofrom xtwoheadleftarrow xtwoheadrightarrow limits nolimits

  AA aa alef alefsym Alpha approxcolon approxcoloncolon argmax argmin Bbbk Beta bmod Bra bra Braket braket bull cdots Chi clubs cnums
  colon Colonapprox colonapprox coloncolon coloncolonapprox coloncolonequals coloncolonminus coloncolonsim Coloneq coloneq Coloneqq
  coloneqq colonequals colonminus Colonsim colonsim Complex copyright Dagger Darr dArr darr dblcolon diamonds dots dotsb dotsc dotsi
  dotsm dotso dotsx empty enskip enspace Epsilon Eqcolon eqcolon Eqqcolon eqqcolon equalscolon equalscoloncolon Eta exist gvertneqq
  Harr hArr harr hearts iff image imath impliedby implies infin injlim Iota isin jmath Kappa Ket ket lang Larr lArr larr lBrace liminf
  limsup llbracket llcorner lq Lrarr lrArr lrarr lrcorner lvertneqq mapsfrom medspace minuscolon minuscoloncolon minuso mod Mu N
  natnums ne negmedspace negthickspace negthinspace neq ngeqq ngeqslant nleqq nleqslant not notin notni nshortmid nshortparallel
  nsubseteqq nsupseteqq Nu Omicron operatorname ordinarycolon plim plusmn pmod pod projlim qquad quad R rang Rarr rArr rarr ratio
  rBrace real Reals reals Rho rq rrbracket sdot sect Set set simcolon simcoloncolon spades sub sube substack supe Tau textcopyright
  textregistered thetasym thickspace thinspace Uarr uArr uarr ulcorner underbar urcorner varDelta varGamma varinjlim varLambda
  varliminf varlimsup varOmega varPhi varPi varprojlim varPsi varSigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq varTheta
  varUpsilon varXi vcentcolon vdots weierp Z Zeta

  aleph allowbreak alpha amalg And angle approx approxeq ast asymp backepsilon backprime backsim backsimeq backslash barwedge because
  beta beth between bigcirc bigstar bigtriangledown bigtriangleup blacklozenge blacksquare blacktriangle blacktriangledown
  blacktriangleleft blacktriangleright bot bowtie Box boxdot boxminus boxplus boxtimes bullet Bumpeq bumpeq Cap cap cdot cdotp
  centerdot checkmark chi circ circeq circlearrowleft circlearrowright circledast circledcirc circleddash circledR circledS clubsuit
  complement cong Cup cup curlyeqprec curlyeqsucc curlyvee curlywedge curvearrowleft curvearrowright dag dagger daleth dashleftarrow
  dashrightarrow dashv ddag ddagger ddots degree Delta delta diagdown diagup Diamond diamond diamondsuit digamma div divideontimes
  Doteq doteq doteqdot dotplus doublebarwedge doublecap doublecup Downarrow downarrow downdownarrows downharpoonleft downharpoonright
  ell emptyset epsilon eqcirc eqsim eqslantgtr eqslantless equiv eta eth exists fallingdotseq Finv flat forall frown Game Gamma gamma
  ge geq geqq geqslant gets gg ggg gggtr gimel gnapprox gneq gneqq gnsim gt gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim hbar
  heartsuit hookleftarrow hookrightarrow hslash Im imageof in infty intercal iota Join kappa Lambda lambda land langle lbrace lbrack
  lceil ldotp ldots le leadsto Leftarrow leftarrow leftarrowtail leftharpoondown leftharpoonup leftleftarrows Leftrightarrow
  leftrightarrow leftrightarrows leftrightharpoons leftrightsquigarrow leftthreetimes leq leqq leqslant lessapprox lessdot lesseqgtr
  lesseqqgtr lessgtr lesssim lfloor lgroup lhd ll Lleftarrow lll llless lmoustache lnapprox lneq lneqq lnot lnsim Longleftarrow
  longleftarrow Longleftrightarrow longleftrightarrow longmapsto Longrightarrow longrightarrow looparrowleft looparrowright lor
  lozenge lparen Lsh lt ltimes lVert lvert maltese mapsto mathellipsis mathsterling measuredangle mho mid models mp mu multimap nabla
  natural ncong nearrow neg nexists ngeq ngtr ni nLeftarrow nleftarrow nLeftrightarrow nleftrightarrow nleq nless nmid nobreak
  nobreakspace nparallel nprec npreceq nRightarrow nrightarrow nsim nsubseteq nsucc nsucceq nsupseteq ntriangleleft ntrianglelefteq
  ntriangleright ntrianglerighteq nu nVDash nVdash nvDash nvdash nwarrow odot Omega omega omicron ominus oplus origof oslash otimes
  owns P parallel partial perp Phi phi Pi pi pitchfork pm pounds prec precapprox preccurlyeq preceq precnapprox precneqq precnsim
  precsim prime propto Psi psi rangle rbrace rbrack rceil Re restriction rfloor rgroup rhd rho Rightarrow rightarrow rightarrowtail
  rightharpoondown rightharpoonup rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes risingdotseq
  rmoustache rparen Rrightarrow Rsh rtimes rVert rvert S searrow setminus sharp shortmid shortparallel Sigma sigma sim simeq
  smallfrown smallsetminus smallsmile smile space spadesuit sphericalangle sqcap sqcup sqsubset sqsubseteq sqsupset sqsupseteq square
  star Subset subset subseteq subseteqq subsetneq subsetneqq succ succapprox succcurlyeq succeq succnapprox succneqq succnsim succsim
  Supset supset supseteq supseteqq supsetneq supsetneqq surd swarrow tau therefore Theta theta thickapprox thicksim times to top
  triangle triangledown triangleleft trianglelefteq triangleq triangleright trianglerighteq twoheadleftarrow twoheadrightarrow unlhd
  unrhd Uparrow uparrow Updownarrow updownarrow upharpoonleft upharpoonright uplus Upsilon upsilon upuparrows varepsilon varkappa
  varnothing varphi varpi varpropto varrho varsigma vartheta vartriangle vartriangleleft vartriangleright varvdots Vdash vDash vdash
  vee veebar Vert vert Vvdash wedge wp wr Xi xi yen zeta

  AE ae i j O o OE oe ss textasciicircum textasciitilde textbackslash textbar textbardbl textbraceleft textbraceright textdagger
  textdaggerdbl textdegree textdollar textellipsis textemdash textendash textgreater textless textquotedblleft textquotedblright
  textquoteleft textquoteright textsterling textunderscore
`)

/** Allowed commands of one sign after the backslash: spaces, accents, braces, the end of a row, and signs that mean something without it. */
const allowedSigns = new Set(',>:;! \n\t\\{}|#&$%_\'`^~=."')

export const environments = words(`
  array darray matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix matrix* pmatrix* bmatrix* Bmatrix* vmatrix* Vmatrix* smallmatrix
  subarray cases dcases rcases drcases align* aligned split gathered gather* alignat* alignedat equation*
`)

/**
 * Commands that TeX knows and notes do not have: they print a line or change how the rest is read; define commands; link, load or carry
 * HTML; paint, or draw boxes and bars; move, hide or mirror; change the size; number equations; or have no use here.
 */
export const refusedCommands = words(`
  message errmessage show char relax bgroup egroup newline verb TextOrMath expandafter noexpand

  def gdef edef xdef let futurelet global long newcommand renewcommand providecommand

  href url includegraphics htmlClass htmlId htmlStyle htmlData

  color textcolor colorbox fcolorbox fbox boxed rule pmb angl angln phase above genfrac blue orange pink red green gray purple blueA
  blueB blueC blueD blueE tealA tealB tealC tealD tealE greenA greenB greenC greenD greenE goldA goldB goldC goldD goldE redA redB
  redC redD redE maroonA maroonB maroonC maroonD maroonE purpleA purpleB purpleC purpleD purpleE mintA mintB mintC grayA grayB grayC
  grayD grayE grayF grayG grayH grayI kaBlue kaGreen

  kern mkern hskip mskip hspace tmspace mathllap mathrlap mathclap llap rlap clap smash raisebox vcenter reflectbox mathreflectbox
  hbox phantom vphantom hphantom mathstrut mathchoice

  tiny sixptsize scriptsize footnotesize small normalsize large Large LARGE huge Huge dddot ddddot

  tag notag nonumber DOTSB DOTSI DOTSX TeX LaTeX KaTeX
`)

/** Whether formulas have a command. `name` is the part after the backslash: letters, or one sign. */
export const isCommand = (name: string): boolean => allowed.has(name) || allowedSigns.has(name)

/** The allowed commands that have a name. */
export const commands: readonly string[] = [...allowed]
