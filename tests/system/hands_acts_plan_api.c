/* Table of data: the acts on a plan by the API. */
#include "tests/system/hands.h"

#define P    "/api/people/X100001/plan"
#define GOAL P "/goals/:goal"
#define STEP GOAL "/steps/:step"
#define TIE  P "/circle/:supporter"

#define NEW_GOAL(who, words) \
	HAND(who, "POST " P "/goals", "{'title':'" words "'," \
	 "'area_of_need':'finances','no_statement':'We talked'," \
	 "'target_date':'2027-02-01'}", .keep = ":goal")
#define NEW_STEP(who, words) \
	HAND(who, "POST " GOAL "/steps", "{'description':'" words "'}", \
	 .keep = ":step")
#define SEEN(who) HAND(who, "GET " GOAL)
#define LEVELS "'much_less':'None','less':'Some','as_hoped':'Each week'," \
	"'more':'Most days','much_more':'Each day','start':'less'"

/* What each side does to a goal of its own and of the other's. */
#define GOAL_OF(me, other, my) \
	NEW_GOAL(me, my " first"), \
	NEW_GOAL(me, my " draft"), \
	HAND(me, "POST " GOAL "/move", "{'by':'up'}"), \
	SEEN(me), \
	HAND(me, "POST " GOAL "/delete", "{'version':$version}"), \
	NEW_GOAL(me, my " goal"), \
	HAND(me, "PATCH " GOAL, "$version {'why':'" my " why'}"), \
	NEW_STEP(me, my " step"), \
	HAND(me, "POST " STEP "/delete", "{'version':1}"), \
	NEW_STEP(me, my " step"), \
	HAND(me, "PATCH " STEP, "1 {'description':'" my " other step'}"), \
	HAND(other, "POST " STEP "/reply", \
	 "{'version':2,'reply':'accepted','words':'" other " says'}"), \
	HAND(me, "POST " STEP "/progress", "{'status':'IN_PROGRESS'}"), \
	SEEN(other), \
	HAND(other, "POST " GOAL "/reply", \
	 "{'version':$version,'reply':'accepted','words':'" other " says'}"), \
	SEEN(me), \
	HAND(me, "POST " GOAL "/view", \
	 "{'version':$version,'stance':'partly','words':'" my " view'}"), \
	SEEN(other), \
	HAND(other, "POST " GOAL "/view", \
	 "{'version':$version,'stance':'partly','words':'" other " view'}"), \
	HAND(me, "POST " GOAL "/notes", "{'words':'" my " note'}"), \
	HAND(me, "POST " GOAL "/help/hurdles", \
	 "{'gets':'" my " rain','then':'Take the bus','helps':'Mum'}", \
	 .keep = ":hurdle"), \
	HAND(me, "POST " GOAL "/help/hurdles/:hurdle/remove"), \
	HAND(me, "POST " GOAL "/help/hurdles", \
	     "{'gets':'" my " snow','then':'Take the tram'}"), \
	HAND(me, "POST " P "/strengths", \
	 "{'words':'" my " strength','said_by':'other'," \
	 "'said_name':'Mo'}", \
	 .keep = ":strength"), \
	HAND(me, "POST " P "/strengths/:strength", \
	 "{'version':1,'words':'" my " strength now'}"), \
	HAND(me, "POST " GOAL "/help/strengths", "{'strength':'$strength'}", \
	 .keep = ":help"), \
	HAND(me, "POST " GOAL "/help/strengths/:help/remove"), \
	HAND(me, "POST " P "/strengths/:strength/withdraw", \
	 "{'version':2,'words':'" my " no longer'}"), \
	HAND(me, "POST " GOAL "/scale", "{'version':0,'weight':2," LEVELS "}"), \
	HAND(other, "POST " GOAL "/scale/yes", "{'version':1,'weight':2}"), \
	SEEN(me), \
	HAND(me, "POST " GOAL "/scale/ratings", \
	 "{'version':1,'level':'more','words':'" my " rating'}"), \
	SEEN(me), \
	HAND(me, "POST " GOAL "/met", "{'version':$version,'why':'" my \
	 " done','shows':'" my " card'}", .keep = ":met"), \
	HAND(other, "POST " GOAL "/met/:met", "{'version':1,'says':'yes'," \
	 "'words':'" other " agrees'}"), \
	NEW_GOAL(me, my " second"), \
	HAND(me, "POST " GOAL "/remove", "{'version':$version,'words':'" my \
	 " not now'}"), \
	SEEN(me), \
	HAND(me, "POST " GOAL "/readd", "{'version':$version,'words':'" my \
	 " now','target_date':'2027-03-01'}"), \
	SEEN(me), \
	HAND(me, "POST " GOAL "/achieve", "{'version':$version," \
	 "'achieved_by':'" my " ends','words':'" my " did'}")

#define WORDS_OF(me, my) \
	HAND(me, "POST " P "/statements", "{'words':'" my " statement'}", \
	 .keep = ":statement"), \
	HAND(me, "POST " P "/statements/:statement", \
	 "{'words':'" my " statement now'}"), \
	HAND(me, "POST " P "/statements/:statement/withdraw"), \
	HAND(me, "POST " P "/pictures", "words=" my " picture", \
	 .file = "picture"), \
	HAND(me, "POST " P "/voice", "words=" my " sound", .file = "sound", \
	 .keep = ":statement")

#define CIRCLE_OF(me, my) \
	HAND(me, "POST " P "/circle", "{'name':'" my " Mo','ring':2," \
	 "'kind':'friend'}", .keep = ":supporter"), \
	HAND(me, "POST " TIE, "{'version':1,'name':'" my " Ann','ring':2," \
	 "'kind':'peer'}"), \
	HAND(me, "POST " TIE "/ring", "{'version':2,'ring':3}"), \
	HAND(me, "POST " P "/circle-kept", "{'why':'other'}"), \
	HAND(me, "POST " TIE "/remove", "{'version':3}"), \
	HAND(me, "POST " P "/circle", \
	     "{'name':'" my " Dee','ring':2,'kind':'friend'}")

#define SIGN "'version':$version,'mark':'$mark'"
#define WHY  "'reason':'dates','words':'Too soon',"
#define WHY_FORM \
	"answer=no&reason=dates&words=Too soon&version=$version&mark=$mark"

const struct hand_act hand_plan_api[] = {
	GOAL_OF("jay", "sam", "my"),
	GOAL_OF("sam", "jay", "sams"),
	WORDS_OF("sam", "sams"),
	HAND("jay", "POST " P "/statements/:statement/accept"),
	WORDS_OF("jay", "my"),
	CIRCLE_OF("jay", "my"),
	HAND("jay", "WAIT 1"),
	CIRCLE_OF("sam", "sams"),
	/* What is said to a worker of a plan. */
	NEW_GOAL("sam", "Sams told"),
	NEW_STEP("sam", "Sams told step"),
	HAND("sam", "POST " GOAL "/said",
	     "{'version':$version,'said':'talk','how':'room'}"),
	HAND("sam", "POST " STEP "/said",
	     "{'version':1,'said':'done','how':'room'}"),
	HAND("sam", "POST " P "/phases",
	     "{'act':'enter','name':'interact','reason':'ready',"
	     "'words':'Sams entry'}"),
	HAND("sam", "POST " P "/phases",
	     "{'act':'leave','name':'interact','reason':'ready',"
	     "'words':'Sams exit'}"),
	/* What the person said themself nobody says for them. */
	NEW_GOAL("sam", "Sams asked"),
	NEW_STEP("sam", "Sams asked step"),
	HAND("jay", "POST " STEP "/reply",
	     "{'version':1,'reply':'declined','words':'Not me'}"),
	SEEN("jay"),
	HAND("jay", "POST " GOAL "/reply",
	     "{'version':$version,'reply':'declined','words':'Not mine'}"),
	SEEN("sam"),
	HAND_NOT("sam", "POST " GOAL "/said",
	     "{'version':$version,'said':'accepted','how':'room'}"),
	HAND_NOT("sam", "POST " STEP "/said",
	     "{'version':2,'said':'accepted','how':'room'}"),
	/* Signing, by each way. */
	HAND("jay", "GET " P "/sign", NULL, .keep = "mark"),
	HAND("jay", "POST " P "/agreement", "{'answer':'no'," WHY SIGN "}"),
	HAND("sam", "POST " P "/agreement", "{'answer':'no'," WHY SIGN "}"),
	HAND("sam", "POST " P "/sign/code", "{}"),
	HAND("jay", "POST " P "/sign/code", "{}", .keep = "code"),
	HAND("sam", "POST " P "/sign/coded",
	     "{'code':'$code','answer':'no'," WHY SIGN "}", .keep = ":sign"),
	HAND("jay", "POST " P "/signed/:sign/heard",
	     "{'mine':'no','words':'I said no'}"),
	HAND("priya", "POST " P "/signed/:sign/settled",
	     "{'words':'We spoke'}"),
	HAND("sam", "POST " P "/sign/drawn", WHY_FORM, .file = "drawing"),
	HAND("sam", "POST " P "/sign/paper",
	     "signed_on=2026-11-20&" WHY_FORM, .file = "picture"),
	HAND("sam", "POST " P "/review/later",
	     "{'reason':'away','until':'2027-04-20','words':'In hospital'}"),
	HAND("sam", "POST " P "/review/back"),
	{.to = NULL},
};

/* Both agree, and two look at it. */
const struct hand_act hand_look_api[] = {
	NEW_GOAL("sam", "Sams agreed"),
	NEW_STEP("sam", "Sams agreed step"),
	HAND("jay", "GET " P "/sign", NULL, .keep = "mark"),
	HAND("jay", "POST " P "/agreement", "{'answer':'yes'," SIGN "}"),
	HAND("sam", "POST " P "/agreement", "{'answer':'yes'," SIGN "}"),
	HAND("sam", "GET " P "/look", NULL, .keep = "agreed_version"),
	HAND("priya", "POST " P "/look",
	     "{'version':$agreed_version,'says':'second','words':'Soon?'}"),
	HAND("morgan", "POST " P "/look",
	     "{'version':$agreed_version,'says':'yes','words':'It is fine'}"),
	{.to = NULL},
};
