/* Table of data: the acts on contacts, promises, the fund and the files of
 * plans. */
#include "tests/system/hands.h"

#define A "/api/people/X100001"
#define F A "/fund"
#define ONE F "/requests/:request"
#define M "/me"
#define W "/people/X100001"

/* --- the fund, by the API ------------------------------------------------- */

#define MONEY \
	HAND("femi", "POST /api/fund/pot", "{'sum':1000000}"), \
	HAND("priya", "POST " F "/budget", "{'sum':100000}")

#define ASKED(me, my, purpose, sum) \
	HAND(me, "POST " F "/requests", \
	     "{'what':'" my " ticket','why':'" my " sister'," \
	     "'purpose':'" purpose "','no_goal':'None yet','sum':" sum "," \
	     "'supplier':'The bus company','needed_on':'2027-06-01'," \
	     "'tried':'" my " tries'}", .keep = "@request")

#define SAYS(me, act, answer, refusal, more) \
	HAND(me, "POST " ONE act, \
	     "{'version':$version,'answer':'" answer "'," \
	     "'words':'" me " says " answer "','refusal':" refusal "," \
	     "'checks':[1,2],'tie':'I take the same bus'," \
	     "'public_reason':'A ticket to see family','way':'purchase'," \
	     "'benefits_safe':true" more "}")

#define SEEN(who) HAND(who, "GET " ONE)

#define PAID(entry) \
	HAND("femi", "POST /api/fund/payments/:request/pay", \
	     "{'entry':'" entry "','sum':90}")

const struct hand_act hand_fund_api[] = {
	MONEY,
	ASKED("jay", "my", "family", "100"),
	HAND("sam", "PATCH " ONE, "$version {'supplier':'Another'}"),
	HAND("jay", "PATCH " ONE, "$version {'why':'To see my mum'}"),
	HAND("jay", "POST " ONE "/withdraw", "{'version':$version}"),
	ASKED("sam", "sams", "family", "100"),
	HAND("jay", "POST " ONE "/say",
	     "{'version':$version,'answer':'yes','words':'Yes please'}"),
	HAND_NOT("sam", "POST " ONE "/say-for",
	     "{'version':$version,'answer':'no','words':'No, thanks',"
	     "'how':'room'}"),
	HAND("jay", "PATCH " ONE, "$version {'sum':90}"),
	HAND("sam", "POST " ONE "/withdraw", "{'version':$version}"),
	/* Refused, and asked again. */
	ASKED("jay", "my", "work", "100"),
	SAYS("sam", "/say", "no", "'obtainable'", ""),
	HAND("jay", "POST " ONE "/again", "{'words':'I cannot walk so far'}"),
	/* Large, and decided by three. */
	ASKED("jay", "my", "other", "30000"),
	SAYS("sam", "/say", "yes", "null", ""),
	SAYS("priya", "/third", "no", "'costs_unclear'",
	     ",'peer':{'name':'Mo','answer':'no','words':'Less for me'}"),
	/* Said for the person. */
	ASKED("sam", "sams", "home", "100"),
	HAND("sam", "POST " ONE "/say-for",
	     "{'version':$version,'answer':'yes','words':'Yes, please',"
	     "'how':'room'}", .keep = ":voice"),
	HAND("jay", "POST " ONE "/heard",
	     "{'voice':'$voice','mine':false,'words':'I said perhaps'}"),
	/* Paid, shown, and whether it helped. */
	ASKED("jay", "my", "papers", "100"),
	SAYS("sam", "/say", "yes", "null", ""),
	PAID("1000000000001"),
	HAND("jay", "POST " ONE "/evidence",
	     "{'explained':false,'evidence':'Ticket 20417'}"),
	HAND("jay", "WAIT 40"),
	HAND("jay", "POST " ONE "/helped",
	     "{'helped':4,'changed':'My back is better'}"),
	ASKED("jay", "my", "learning", "100"),
	SAYS("sam", "/say", "yes", "null", ""),
	PAID("1000000000002"),
	HAND("sam", "POST " ONE "/evidence",
	     "{'explained':true,'evidence':'Sam saw it'}"),
	ASKED("jay", "my", "health", "100"),
	SAYS("sam", "/say", "yes", "null", ""),
	PAID("1000000000003"),
	SEEN("sam"),
	HAND("sam", "POST " ONE "/write-off",
	     "{'version':$version,'reason':'supplier_gone',"
	     "'words':'The firm is shut'}"),
	HAND("morgan", "POST /api/fund/write-offs/:request/answer",
	     "{'version':$version,'answer':'no','words':'Ask again'}"),
	{.to = NULL},
};

/* --- the fund, by its pages ----------------------------------------------- */

#define ASK(me, b, my, purpose, sum) \
	HAND(me, "POST " b "/fund/new", \
	     "what=" my " ticket&why=" my " sister&purpose=" purpose \
	     "&no_goal=None yet&sum=" sum "&supplier=The bus company" \
	     "&needed_on=1/6/2027&tried=" my " tries")

#define SAY(me, b, act, says, more) \
	HAND(me, "POST " b "/fund/:request" act, "says=" says "&words=" me more)

#define PAY(entry) \
	SAY("sam", W, "/say", "yes", ""), \
	PAID(entry)

const struct hand_act hand_fund_pages[] = {
	HAND("femi", "POST /api/fund/pot", "{'sum':1000000}"),
	HAND("priya", "POST " W "/fund/budget", "sum=1000"),
	ASK("jay", M, "my", "family", "1"),
	HAND("sam", "POST " W "/fund/:request/change", "supplier=Another"),
	HAND("jay", "POST " M "/fund/:request/change", "why=To see my mum"),
	HAND("jay", "POST " M "/fund/:request/withdraw"),
	ASK("sam", W, "sams", "family", "1"),
	SAY("jay", M, "/say", "yes", ""),
	HAND("sam", "POST " W "/fund/:request/withdraw"),
	ASK("jay", M, "my", "work", "1"),
	SAY("sam", W, "/say", "no", "&refusal=obtainable"),
	HAND("jay", "POST " M "/fund/:request/again", "words=Too far"),
	ASK("jay", M, "my", "work", "1"),
	SAY("sam", W, "/say", "no", "&refusal=obtainable"),
	HAND("sam", "POST " W "/fund/:request/again", "words=Too dear",
	     .page = W "/fund/:request/for-them"),
	ASK("jay", M, "my", "other", "300"),
	SAY("sam", W, "/say", "yes", ""),
	SAY("priya", W, "/third", "no", "&refusal=costs_unclear"),
	ASK("sam", W, "sams", "home", "1"),
	HAND("sam", "POST " W "/fund/:request/for-them", "words=Yes, please"),
	HAND("jay", "POST " M "/fund/:request/heard", "mine=no&heard=No"),
	HAND("priya", "POST " W "/fund/:request/settle", "words=We spoke"),
	ASK("jay", M, "my", "papers", "1"),
	PAY("1000000000001"),
	HAND("jay", "POST " M "/fund/:request/evidence", "evidence=Ticket 1",
	     .keep = ":mine=:receipt :first=:request", .file = "picture"),
	HAND("jay", "POST " M "/fund/ask-way"),
	HAND("jay", "WAIT 40"),
	HAND("sam", "POST " W "/fund/:request/asked"),
	HAND("jay", "POST " M "/fund/:request/helped", "changed=Better"),
	ASK("jay", M, "my", "learning", "1"),
	PAY("1000000000002"),
	HAND("sam", "POST " W "/fund/:request/evidence", "evidence=I saw it",
	     .file = "picture"),
	HAND("jay", "POST " M "/fund/:first/receipts/:mine/move",
	     "to=$request&reason=My slip"),
	HAND("sam", "POST " W "/fund/:request/receipts/:receipt/move",
	     "to=$first&reason=Sams slip"),
	HAND("jay", "WAIT 40"),
	HAND("jay", "POST " M "/fund/:request/no-answer"),
	ASK("jay", M, "my", "travel", "1"),
	PAY("1000000000004"),
	HAND("jay", "WAIT 40"),
	HAND("sam", "POST " W "/fund/:request/no-answer"),
	ASK("jay", M, "my", "health", "1"),
	PAY("1000000000003"),
	HAND("sam", "POST " W "/fund/:request/write-off", "words=Shut"),
	{.to = NULL},
};

/* --- contacts and promises ------------------------------------------------ */

const struct hand_act hand_contacts[] = {
	HAND("sam", "POST " A "/contacts",
	     "{'at':'2026-11-20T09:00:00Z','kind':'office','minutes':30,"
	     "'place':'Quay Street','outcome':'attended_complied',"
	     "'note':'They sang.'}", .keep = ":contact"),
	HAND("sam", "PATCH " A "/contacts/:contact",
	     "$version {'because':'A slip','note':'They sang well.'}"),
	HAND("sam", "POST " W "/contacts/:contact/correct",
	     "when=20/11/2026&because=Again&note=They sang"),
	HAND("jay", "POST " M "/appointments/:contact/rating"),
	HAND("sam", "POST " W "/contacts/:contact/promises", "promise=A letter"),
	HAND("sam", "POST " W "/promises/:promise", NULL,
	     .page = W "/contacts/:contact"),
	HAND("jay", "POST " M "/promises", "promise=I ring"),
	HAND("jay", "POST " M "/promises/:promise", NULL,
	     .page = M "/promises"),
	HAND("sam", "POST " W "/contacts/new", "when=20/11/2026&next_when=&note=We spoke"
	     "&private=yes&privacy=third_party&privacy_words=Names"),
	HAND("sam", "POST " W "/contacts/:contact/share"),
	HAND("sam", "POST " W "/contacts/:contact/rating"),
	HAND("sam", "POST " W "/contacts/plan"),
	HAND("sam", "POST " W "/contacts/:contact/answer", "words=Jay is late"),
	HAND("sam", "POST " W "/contacts/plan"),
	HAND("jay", "POST " M "/appointments/:contact/answer", "words=Late"),
	HAND("sam", "POST " W "/contacts/:contact/move", "when=20/1/2027"),
	HAND("sam", "POST " W "/contacts/:contact/outcome",
	     "code_acceptable_absence=AAME&note=They rang"),
	{.to = NULL},
};

/* --- files of plans ------------------------------------------------------- */

#define FILED(title) \
	HAND("sam", "POST " A "/plan/import", \
	     "{'crn':'X100001','goals':[{'title':'" title "'," \
	     "'status':'ACTIVE','targetDate':'2027-01-20'}]}", \
	     .keep = "file")

const struct hand_act hand_files[] = {
	FILED("Sing"),
	HAND("sam", "POST " A "/plan/import/confirm",
	     "{'file':'$file','version':$version}"),
	FILED("Dance"),
	HAND("sam", "POST " A "/plan/import/cancel", "{'file':'$file'}"),
	FILED("Paint"),
	HAND("sam", "POST " W "/plan/files/waiting"),
	FILED("Draw"),
	HAND("sam", "POST " W "/plan/files/waiting/cancel", NULL,
	     .page = W "/plan/files/waiting"),
	HAND("sam", "POST " W "/plan/files", NULL, .file = "file"),
	/* A step that goes on one's list. */
	HAND("jay", "POST " A "/plan/goals",
	     "{'title':'Bake','area_of_need':'finances',"
	     "'target_date':'2027-02-01'}", .keep = ":goal"),
	HAND("jay", "POST " A "/plan/goals/:goal/steps",
	     "{'description':'Buy flour'}", .keep = ":step"),
	HAND("jay", "POST /api/me/list-steps/:step"),
	HAND("jay", "POST " A "/plan/goals/:goal/steps",
	     "{'description':'Buy milk','due_on':'2026-11-26'}", .keep = ":step"),
	HAND("jay", "POST " M "/list-steps/:step", NULL,
	     .page = M "/list"),
	{.to = NULL},
};

/* --- details, and who works with somebody --------------------------------- */

const struct hand_act hand_details[] = {
	HAND("sam", "POST " W "/details/change", "preferred_name=J&email=&phone=&postcode="),
	HAND("sam", "POST " W "/told", "what=New number"),
	HAND("jay", "POST " M "/details", "words=It is HU2"),
	HAND("sam", "GET " W "/details"),
	HAND("sam", "POST " W "/corrections/:correction", "words=Yes"),
	HAND("jay", "POST /api/me/corrections",
	     "{'about':'name','words':'It is Mercier'}",
	     .keep = ":correction"),
	HAND("sam", "POST " A "/corrections/:correction/answer",
	     "{'answer':'no','words':'It is Mercer'}"),
	HAND("sam", "POST " W "/package", "known_on=5/1/2026&weeks="),
	HAND("sam", "POST " A "/package",
	     "{'tier':'B','appointments':46,'source':'Tier service',"
	     "'known_on':'2026-01-05'}"),
	HAND("sam", "POST " A "/needs",
	     "{'metaData':{'uuid':'made-up-1'},'assessment':{'drug_use':"
	     "{'type':'RADIO','value':'NO'}},'oasysEquivalent':"
	     "{'o8-1':'NO'}}"),
	HAND("sam", "POST " W "/needs", NULL, .file = "file"),
	HAND("sam", "POST " W "/sign-in/invite"),
	HAND("ned", "POST " W "/open", "reason=Jay is here with us"),
	HAND("priya", "POST " W "/allocate"),
	HAND("jay", "WAIT 1"),
	HAND("morgan", "POST " W "/exclude",
	     "username=ned&reason=Ned is a cousin"),
	HAND("morgan", "POST " W "/restrict", "reason=Ned is a cousin"),
	{.to = NULL},
};
