/** The parser, made by `npm run grammar` of iotHubQuery.grammar; not to be edited. */
import { LRParser } from '@lezer/lr';
import { keyword } from './keywords';
export const parser = LRParser.deserialize({
  version: 14,
  states:
    "-zOVQPOOO!PQPOOO!ZQPOOOOQO'#Cp'#CpO!fQPO'#CrO[QPO'#DOO#gQPO'#DPO#lQPO'#DTOOQO'#Dw'#DwO_QPO'#DVOOQO'#Dv'#DvO#sQPO'#DuOOQO'#Du'#DuO$nQPO'#DtOOQO'#Dt'#DtO%cQPO'#DrOOQO'#Ds'#DsO[QPO'#D_OOQO'#Dr'#DrO&TQPO'#DqOOQO'#Dq'#DqO&lQPO'#DpOOQO'#Dp'#DpQOQPOOO'QQPOOO'VQPO'#CnO'[QPO'#CrO'mQPO'#CwO'rQPO'#CqO'}QPOOO(SQPOOO!^QPOOO([QQO'#DeO(dQPO,59^O)kQPO,59jO)pQPO,59kOOQO,59o,59oO)wQPO,59oOOQO,59q,59qO_QPO'#DhO*PQPO,59sO_QPO'#DiO*zQPO,59uO_QPO,59vO+oQPO,59xOOQO,59y,59yO[QPO'#DjO+tQPO,59zO[QPO'#DkO,]QPO,59{O,qQPO'#CrOOQO'#Dd'#DdO-SQPOOOOQO,59Y,59YO-XQPO,59cO-aQQO'#CzOOQO,59],59]O'QQPOOO-iQPO'#DfO(SQPOOOOQO,5:P,5:POOQO-E7c-E7cOOQO1G/U1G/UOOQO1G/V1G/VO-nQPO1G/VO[QPO'#DgO-vQPO1G/ZOOQO1G/Z1G/ZOOQO,5:S,5:SOOQO-E7f-E7fOOQO,5:T,5:TOOQO-E7g-E7gOOQO1G/b1G/bOOQO1G/d1G/dOOQO,5:U,5:UOOQO-E7h-E7hOOQO,5:V,5:VOOQO-E7i-E7iO[QPOOOOQO1G.}1G.}O.OQPO1G.}OOQO,59f,59fOOQO'#C|'#C|Q.TQPOOOOQO,5:Q,5:QOOQO-E7d-E7dO.]QPO7+$qOOQO7+$q7+$qOOQO,5:R,5:ROOQO-E7e-E7eOOQO7+$u7+$uOOQO7+$i7+$iO[QPO'#C}O.eQPO'#DbQ.WQPOOOOQO<<H]<<H]OOQO,59i,59iO'QQPO,59|OOQO1G/h1G/h",
  stateData:
    '.j~O!bOS~OPQO~OYaO]WO^WO_WO`WOcWOgSOmTOvVOxWOzXO~ORhO!cRO~P[OQiOgjO!cRO~OhpOWfXXfXZfX[fXmtXzfX|fX!PfX!`fX!cfXjfXofXufXTfX~OmsO~OutO~P[O|wO!cROW!iXX!iXZ!iX[!iXz!iX!P!iX!`!iXj!iXo!iXu!iXT!iX~OzyOW!hXX!hXZ!hX[!hX!P!hX!`!hXj!hXo!hXu!hXT!hX~OZ|O[|O!P{OW!fXX!fX!`!fXj!fXo!fXu!fXT!fX~OW!OOX!eX!`!eXj!eXo!eXu!eXT!eX~OX!QO!`!dXj!dXo!dXu!dXT!dX~Og!SO~Oc!VO~OhpORfXVfXmlXofX~Om!WO~OV!XOReXoeX~OR!ZO~OR!ZOo![O~Og!^Oi!^O~OhpOWfaXfaZfa[fazfa|fa!Pfa!`fa!cfaRfaVfaofajfaufaSfaTfa~Oj!`O~Oj!aO~P[Oo!cOu!eO~O|wO!cROW{aX{aZ{a[{az{a!P{a!`{aj{ao{au{aT{a~OzyOW}aX}aZ}a[}a!P}a!`}aj}ao}au}aT}a~OvVO~OW!OOX!Sa!`!Saj!Sao!Sau!SaT!Sa~OX!QO!`!Taj!Tao!Tau!TaT!Ta~OhpOSfXjfXTfX!`fX~OS!pO~Og!SOj!qO~Og!sOi!sO~OgjO~Oj!yOo!cO~Oo!cOu!|O~Oj!}O~OS#OOT#PO~Oj#ROo!cO~OU#TO~O',
  goto: "*t!lPPPPPPPPPPPPPPPPPP!mP!p!{#SPPPP#u#zP$PP$S$V$Y$Y$jPP$zP%_P%oP%}&[P&[&h&t'O'XP']'`'h'n'x(O(U([PPPP(b(u)R)c)o*O*`%_RoQQgPSmQoTwZxSnQoR!v![lWPTVXaswy{!O!Q!c!p#OUlQo![Q!ThQ!r!WQ!t!ZR#U#TVlQo![VkQo![R!YlR!u!ZR#Q!umWPTVXaswy{!O!Q!c!p#OmUPTVXaswy{!O!Q!c!p#OlWPTVXaswy{!O!Q!c!p#OR!k|mYPTVXaswy{!O!Q!c!p#Oi[PTVasy{!O!Q!c!p#Og^PTVas{!O!Q!c!p#Oe`PTVas!O!Q!c!p#OebPTVas!O!Q!c!p#OadPTVs!Q!c!p#O_fPTVs!c!p#OTg!u#QR!UhUqSj!SR!_qQ!]nR!w!]Q!duQ!x!bT!{!d!xQxZR!gxQz]R!izQ!PcR!m!PQ!ReR!o!RSgP!pQrTQuVQ!bsQ!z!cR#S#O^ePTVs!c!p#OR!n!Q`cPTVs!Q!c!p#OQ}aR!l!Oe_PTVas!O!Q!c!p#Od`PTVas!O!Q!c!p#OR!j{f]PTVas{!O!Q!c!p#OR!hyhZPTVasy{!O!Q!c!p#OQvXR!fw",
  nodeNames:
    '⚠ select top from where group by as and or not in nin True False Null Undefined Query Top NumberLiteral Star SelectItem Path Identifier . QuotedName ) Aggregate FunctionName ( Alias , Collection Where Group Call FunctionName ] [ List StringLiteral Sign SumOp Product ProductOp Sum Comparison CompareOp Membership Not And Or GroupBy Condition Collection',
  maxTerm: 73,
  nodeProps: [
    ['openedBy', 26, '(', 37, '['],
    ['closedBy', 29, ')', 38, ']'],
  ],
  skippedNodes: [0],
  repeatNodeCount: 7,
  tokenData:
    "-n~RkXY!vYZ!v]^!vpq!vqr#Xrs#dtu%juv&Owx&Txy(Uyz(Zz{(`{|(e|}(j}!O(e!O!P(o!P!Q&O!Q!R(t!R![*]!^!_+Y!_!`#_!`!a+e!c!}%j!}#O+m#P#Q-i#R#S%j#T#o%j~!{S!b~XY!vYZ!v]^!vpq!v~#[P!_!`#_~#dO!P~~#gVOr#drs#|s#O#d#O#P$R#P;'S#d;'S;=`%d<%lO#d~$ROx~~$USrs#dwx#d#O#P#d#i#j$b~$eR!Q![$n!c!i$n#T#Z$n~$qR!Q![$z!c!i$z#T#Z$z~$}R!Q![%W!c!i%W#T#Z%W~%ZR!Q![#d!c!i#d#T#Z#d~%gP;=`<%l#d~%oTg~tu%j!Q![%j!c!}%j#R#S%j#T#o%j~&TO|~~&WVOw&Twx#|x#O&T#O#P&m#P;'S&T;'S;=`(O<%lO&T~&pSrs&Twx&T#O#P&T#i#j&|~'PR!Q!['Y!c!i'Y#T#Z'Y~']R!Q!['f!c!i'f#T#Z'f~'iR!Q!['r!c!i'r#T#Z'r~'uR!Q![&T!c!i&T#T#Z&T~(RP;=`<%l&T~(ZOm~~(`Oj~~(eO!c~~(jOz~~(oOo~~(tOh~~(yUc~!O!P)]!Q![*]!g!h)q!z!{*n#X#Y)q#l#m*n~)`P!Q![)c~)hRc~!Q![)c!g!h)q#X#Y)q~)tR{|)}}!O)}!Q![*T~*QP!Q![*T~*YPc~!Q![*T~*bSc~!O!P)]!Q![*]!g!h)q#X#Y)q~*qR!Q![*z!c!i*z#T#Z*z~+PRc~!Q![*z!c!i*z#T#Z*z~+_Q!P~!_!`#_!`!a#_~+jP!P~!_!`#_R+rPvP!}#O+uQ+xTO#P,X#P#Q-Y#Q;'S,X;'S;=`-S<%lO,XQ,[TO#P,X#P#Q,k#Q;'S,X;'S;=`-S<%lO,XQ,nTO#P,X#P#Q,}#Q;'S,X;'S;=`-S<%lO,XQ-SOiQQ-VP;=`<%l,XQ-]SO#P,X#Q;'S,X;'S;=`-S<%lO,X~-nOu~",
  tokenizers: [0, 1],
  topRules: { Query: [0, 17], Condition: [1, 53] },
  specialized: [{ term: 23, get: (value: string) => keyword(value) << 1, external: keyword }],
  tokenPrec: 0,
});
