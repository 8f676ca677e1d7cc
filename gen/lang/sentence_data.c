/* Abbreviations and sentence starters, language by language. */
#include "lang/sentence_rules.h"

/* Latin abbreviations are met in every language; single letters are initials
 * everywhere (sentence.c). */
#define COMMON_NEVER " dr mr mrs ms prof st e.g i.e cf vs viz ca "
#define COMMON_NUMBERED " no nos nr p pp vol vols art fig figs ch sec cap "
#define COMMON_RARELY " inc ltd co corp etc al "

const struct sentence_rules sentences_neutral = {
	.never = STR_INIT(COMMON_NEVER),
	.numbered = STR_INIT(COMMON_NUMBERED),
	.rarely = STR_INIT(COMMON_RARELY),
};

const struct sentence_rules sentences_east_asian = {
	.never = STR_INIT(COMMON_NEVER),
	.numbered = STR_INIT(COMMON_NUMBERED),
	.rarely = STR_INIT(COMMON_RARELY),
	.solid = true,
};

const struct sentence_rules sentences_english = {
	.never = STR_INIT(
		" adm arch attn brig capt cmdr col cf ca cpl dr e.g eg esq "
		"fr gen gov hon i.e ie lieut lt maj messrs mlle mme mr mrs ms "
		"mt mx ph prof rep reps rev sen sens sgt sr st supt viz vs v "
		"approx dept est univ assn natl intl govt "),
	.numbered = STR_INIT(
		" no nos art arts bk ch chap cl col ed eds eq eqs ex fig figs "
		"fn ff illus l ll n nn p pp par para paras pl pt pts reg sec "
		"sect sects ser tab tel vol vols "
		"jan feb mar apr jun jul aug sep sept oct nov dec "
		"rmb usd eur gbp hkd us rs "),
	.rarely = STR_INIT(
		" a.d a.m b.c b.c.e c.e c.v co corp d.c dist ed eds etc inc "
		"jr llc ltd p.m ph.d p.r plc u.k u.n u.s u.s.a al ave blvd "
		"rd bros "),
	.starters = STR_INIT(
		" a after all also although an and another as at because "
		"before both but by during each every for from he her here "
		"his however i if in it its last many meanwhile most my nor "
		"now of on once one or our over she since so some such than "
		"that the their then there therefore these they this those "
		"through thus to today under until we what when where while "
		"who with yet you your "),
};

const struct sentence_rules sentences_german = {
	.never = STR_INIT(
		" bspw bzw ca d.h dr evtl exkl fr frl ggf hr hrn inkl m.e "
		"mind mio mrd o.ä prof sog st u.a u.ä usf vgl z.b z.t zzgl "
		"d.i i.d.r i.a s.o s.u "),
	.numbered =
		STR_INIT(" abb abs art aufl bd bde kap nr nrn s tab ziff anl "
			 "jan feb mär apr jun jul aug sep sept okt nov dez "),
	.rarely = STR_INIT(" usw etc co inc jh jr sen "),
	.starters = STR_INIT(
		" aber alle als am an auch auf aus bei bis da damit dann das "
		"dass dazu der deshalb dies diese dieser dieses doch durch "
		"ein eine er es für hier im in ist ja jeder mit nach nun ob "
		"sie sind so um und unter vom von vor wenn wer wie wir wo "
		"zu zum zur "),
	.ordinals = true,
};

const struct sentence_rules sentences_romance = {
	.never = STR_INIT(
		COMMON_NEVER
		" mm mlle mme mgr me dra sra srta sr sres d.ª dña ud uds p.ej "
		"p.ex ex exmo av avv dott ing on sig sigg sig.ra cfr "),
	.numbered = STR_INIT(
		COMMON_NUMBERED
		" n núm nº n.º pág págs par t tab chap cap fasc alin § "
		"janv févr avr juil sept oct nov déc "),
	.rarely = STR_INIT(COMMON_RARELY " ecc s.a s.r.l cía cie ss jr "),
	.starters = STR_INIT(
		" a al au aux a ainsi ce ces cet cette con dans de depuis des "
		"desde di do du e el elle elles em en entre es est esta este "
		"et ils il la las le les lo los mais o os ou para par pela "
		"pelo per pero por pour quand que se selon si sur um uma un "
		"una une y "),
};

const struct sentence_rules sentences_russian = {
	.never = STR_INIT(
		" акад в.п г гг гор д доц им корп м напр обл пл пр-т проф р "
		"руб см ср стр т т.е т.к т.н тел ул ст "),
	.numbered = STR_INIT(" гл кв н рис с ст стр табл том п пп ч "
			     "янв февр апр авг сент окт нояб дек "),
	.rarely = STR_INIT(" др и.о млн млрд пр тыс т.д т.п н.э г гг "),
	.starters = STR_INIT(
		" а в во вот все для до и из как когда мы на не но о об он "
		"она они от по поэтому при с так также там то ты у что это "
		"этот эти я "),
};
