"""Given names that stand for one another in Britain: short forms, pet names and spellings. Pure.

Each line is one name with all that people are called by it. A name may stand on several lines (Bert, Nell, Alex); two
names are forms of one another where they share a line.
"""

from functools import cache

from careplans.content.alike import plain_letters

FORMS = """
abigail abby abbie abi gail
ada adie
adam ad
adrian ade
agnes aggie nessie nessa nancy senga
alan allan allen alun al
albert bert bertie al
alexander alex alec alick sandy sasha xander al sandie
alexandra alex alexa sandra sandy sasha lexi
alfred alf alfie fred freddie
alice ali allie alys elsie alicia
alison ali allie ally
amanda mandy manda
amelia amy milly millie emily
andrew andy drew dru
angela angie ange
ann anne anna annie nan nancy hannah anita annette
anthony antony tony ant anto toni
antonia toni tonia
archibald archie baldie
arthur art artie
augustus gus august
barbara barb barbie babs bab
barnabas barney
bartholomew bart bat barty
beatrice bea bee beattie trixie beatrix
benjamin ben benny benji
bernard bernie barney
bernadette bernie detta
bertram bert bertie
brenda bren
bridget bridie biddy bridey brigid breda delia
bronwen bron bronwyn
caroline carol carrie caro carolyn lyn
cassandra cass cassie sandra
catherine katherine kathryn catharine cathryn katharine cath kath cathy kathy kate katie katy kitty kit kay
catherine kathleen karen catriona
katherine kathleen karen katharine
cecilia cis cissie celia cecily sissy
charles charlie chas chuck chay carl
charlotte lottie charlie lotta carlotta charley
christine chris chrissie tina christina kirsty kirsten chrissy
christopher chris kit topher kester
clarence clarrie
clara clare claire
clifford cliff
colin col
constance connie con
cornelius con neil corny
cynthia cindy cyn
cyril cy
daniel dan danny
daphne daph
david dave davy davey dai dafydd taffy
deborah debbie deb debra debs
denise den
dennis den denny denis
derek del deric derrick
desmond des
diana di diane dianne dee
dominic dom nick
donald don donnie
doreen dory reen
doris dot dolly
dorothy dot dottie dolly dora dorothea thea dorrie
douglas doug dougie
duncan dunc
edith edie ede
edmund ed eddie ted ned
edward ed eddie ted teddy ned
edwin ed eddie
eileen aileen ilene eily
elaine ellie lainey helen
eleanor ellie nell nellie ella nora elinor lenore leonora norah ellen
elizabeth betty liz lizzie beth bess bessie betsy eliza lisa libby
elizabeth elsie lilibet elspeth isabel elisabeth liza lillie bet babette buffy lily
ellen nell nellie helen ellie
elsie elspeth else
emily em emmie milly
emma em emmie
eric rick
ernest ernie ern
esther essie hester etty hetty
ethel eth
eugene gene
euphemia effie phemie
eva eve evie evelyn
eveline evelyn evie eve lyn
florence flo florrie flossie flora floss
frances fran francie franny fanny sissy
francis frank fran frankie
franklin frank
frederick fred freddie freddy rick
gabriel gabe
gareth gary gaz garry
gavin gav
gemma gem
geoffrey geoff jeff jeffrey geof
george georgie geordie
georgina georgie gina ina george
gerald gerry jerry ger
gerard gerry jerry ger
geraldine gerry geri
gertrude gertie trudy trudie
gillian gill gilly jill jillian
gladys glad
glenys glen
gloria glo
gordon gord gordie
grace gracie
graham graeme grahame
gregory greg
griffith griff
gwendoline gwen gwenda wendy gwendolen gwenllian
harold harry hal
harriet hattie harrie hetty
hazel haze
heather heth
helen nell nellie ellen helena lena nelly
henrietta hettie etta hetty harriet
henry harry hal hank hen
herbert bert herbie bertie
hermione hermie
hilary hil
hilda hildy
horace horry
howard howie
hubert bert hugh
hugh huw hughie hew
humphrey humph
ian iain
ida idie
irene rene renie reenie
isabella bella isabel issy izzy isobel ella belle tibbie isabelle
isaac ike zac
jacob jake jack coby
jacqueline jackie jacqui jacky jaqui
james jim jimmy jamie jem hamish seamus
jane janie janey jenny jean janet jayne
janet jan jenny nettie jessie
janice jan
jason jay jase
jean jeanie jeannie jane
jeanette jean jeannie nettie
jemima jem mima
jennifer jen jenny jenni jenna jennie
jeremy jerry jem jez
jeremiah jerry
jessica jess jessie
jessie jess janet
joan joanie joanna jo siobhan
joanne jo joanna joann
jocelyn joss
john jack johnny jon jock ian sean ivan evan johnnie hank
jonathan jon jonny jonty johnathan john
joseph joe joey jo
josephine jo josie jose josy
joshua josh
joyce joy
judith judy jude judi
julia julie jules
julian jules
julie jules julia
karen kaz
kathleen kath kathy kay kitty kate katie cathleen
kenneth ken kenny
kevin kev
kimberley kim kimmy
lancelot lance
laura laurie lolly
lawrence larry laurie lawrie laurence lol loz
leah lee
leonard len lenny leo
leopold leo
leslie les lesley
lewis lew louis lou
lilian lil lily lilly lillie lillian
linda lin lindy lyn lynda lynn
lionel leo
llewellyn lyn llew lew
louis lou louie lewis
louisa lou louise lulu
louise lou lulu
lucy lucie lucinda lu luce
lucinda lucy cindy lu
luke lucas
lydia lyd
lynn lyn lynne linda
mabel may mab amabel
madeleine maddie maddy madge lena madeline
malcolm mal malc
marcus mark marc
margaret maggie meg peggy madge marge margie daisy greta rita mags
margaret peg maisie mog margery margot maggy megan gretta mairead mysie pegeen
margery marge madge margie marjorie
maria ria mary marie
marian marion mary
marilyn mal lyn
marion mary marian
marjorie marge madge jorie
mark marc
martha mattie marty patty
martin marty mart
mary may molly polly mamie maria marie maureen moira mairi minnie mae moll maire
mathilda matilda tilly tilda mattie maud
matthew matt mat
maureen mo reenie maur
maurice mo morris moss
mavis mave
maxwell max
maximilian max
may mary mabel
melanie mel
melissa mel lissa
michael mick mike micky mickey mikey mitch
michelle shell chelle mich
mildred millie milly
millicent millie milly
miriam mim mimi mirry
moira maura
mohammed muhammad mohamed mohammad mo muhammed
monica mon
montague monty
muriel mu
myfanwy myf fanny
nancy nan ann agnes
natalie nat
nathaniel nat nathan nate
neil neal niall
nicholas nick nicky nico nicolas klaus colin
nicola nicky nikki nic nichola
nigel nige
nora norah honora
norman norm
olive ollie livvy
oliver ollie noll nol
olivia liv livvy ollie
oswald oz ossie
owen owain
pamela pam pammy
patricia pat patsy tricia trish patty paddy trisha tish
patrick pat paddy rick padraig
pauline paula polly
penelope penny pen
percival percy perce
percy perce
peter pete piers
philip phil pip phillip
philippa pip pippa phil
phyllis phyl phil phyllida
priscilla cilla prissy
prudence prue pru
rachel rae rach ray rachael
raymond ray
rebecca becky becca bex beck
reginald reg reggie rex ron
rhiannon rhi
rhys reece rees
richard dick rick ricky rich richie dickie dicky
robert bob bobby rob robbie bert robin rab bobbie
roderick rod roddy
rodney rod roddy
roger rodge
roland rolly rowland roly
ronald ron ronnie
rosalind ros roz rosie lindy
rosaline ros rosie
rose rosie rosa rosemary
rosemary rosie rose rosy romy
rupert bert
russell russ
ruth ruthie
sally sal sarah
samantha sam sammy
samuel sam sammy
sandra sandy alexandra
sarah sal sally sadie sara sallie
sebastian seb bas
sharon shaz
sheila shelagh shiela sheelagh
shirley shirl
sidney sid syd sydney
simon si sim
sinead jane
stanley stan
stella estelle
stephanie steph stevie stef
stephen steve steven stevie steph
stuart stu stewart stew
susan sue susie suzy su suzie sukey suzanne susannah
susannah susan sue susie hannah anna susanna suzanna
suzanne sue suzy suzie susan
sylvia syl sylvie silvia
tabitha tabby
terence terry tel terrance terrence
teresa terry tess tessa theresa tracy tracey reese
thelma thel
theodore ted teddy theo
thomas tom tommy thom tam
timothy tim timmy
tracey trace tracy
trevor trev
una oonagh
ursula ursie
valerie val
vanessa nessa ness
vera vee
vernon vern
veronica ronnie vera nicky roni
victor vic
victoria vicky vicki tori vikki vick
vincent vin vince vinny
viola vi violet
violet vi letty vie
virginia ginny ginger
vivian viv vivien vivienne
walter wally walt wat
wendy wen gwendoline
wilfred wilf fred will
wilhelmina mina minnie willa billie
william bill will billy willie wills liam gwilym wull
winifred win winnie freda winn
winston win
yvonne eve vonnie
zachary zac zach
"""


@cache
def _lines_by_name():
    by_name = {}
    for line in FORMS.strip().splitlines():
        names = frozenset(map(plain_letters, line.split()))
        for name in names:
            by_name.setdefault(name, []).append(names)
    return by_name


@cache
def forms_of(name: str) -> frozenset[str]:
    """Every other name that stands for this given name, in plain capital letters; `name` in any writing."""
    plain = plain_letters(name)
    return frozenset().union(*_lines_by_name().get(plain, ())) - {plain}
