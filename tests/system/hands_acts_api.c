/* Table of data: the acts on the other parts of a record by the API. */
#include "tests/system/hands.h"

#define A   "/api/people/X100001"
#define IND A "/induction"
#define SUP A "/support"
#define WAY A "/pathways"
#define RDY A "/ready"
#define CHK A "/checkin"
#define END A "/ending"
#define STR A "/strengths"
#define LIST "/api/me/list"

/* --- strengths, tools, who decides ---------------------------------------- */

#define AREA(area) \
	HAND("jay", "PATCH " STR "/" area "/own", \
	     "0 {'form':3,'view':'My " area "','strengths':'I am good at it'," \
	     "'ready':'making_changes'}"), \
	HAND("sam", "PATCH " STR "/" area "/worker", \
	     "0 {'form':3,'view':'Sams " area "','strengths':'Plans ahead'," \
	     "'harm':'no','reoffending':'no','done':true}")

#define DECISIONS(me, other, my) \
	HAND(me, "POST " A "/decisions", \
	     "{'topic':'room','day':'2026-11-02','what':'" my " aunt comes'," \
	     "'decided':'other','who':'" my " aunt','step':4," \
	     "'words':'" my " rating'}", .keep = ":decision"), \
	HAND(other, "POST " A "/decisions/:decision/ratings", \
	     "{'step':5,'words':'" other " rating'}")

#define RIGHTS(me, other, my, topic, decides) \
	HAND(me, "POST " A "/rights/" topic, \
	     "{'decides':'" decides "','why':'" my " reason','version':0}"), \
	HAND(other, "POST " A "/rights/" topic "/answer", \
	     "{'answer':'no','words':'" other " answer','version':1}")

#define TOOL(me, my) \
	HAND(me, "POST " A "/tools/one-page", \
	     "{'edition':2,'box':'like','words':'" my " entry'}", \
	     .keep = ":entry"), \
	HAND(me, "POST " A "/tools/one-page/entries/:entry/back")

#define VICTIM \
	"'relationship':'STRANGER','age':'UNKNOWN','sex':'MALE'," \
	"'ethnicity':'ARAB'"
#define OTHER_VICTIM \
	"'relationship':'OTHER','age':'UNKNOWN','sex':'MALE'," \
	"'ethnicity':'ARAB'"

const struct hand_act hand_strengths_api[] = {
	AREA("accommodation"),
	AREA("employment_education"),
	AREA("finance"),
	AREA("drug_use"),
	AREA("alcohol_use"),
	AREA("health_wellbeing"),
	AREA("personal_relationships_community"),
	AREA("thinking_behaviours_attitudes"),
	HAND("sam", "POST " STR "/room", "{'closed':true,'room':'Both'}"),
	HAND("sam", "PATCH " STR "/lifestyle_associates/own",
	     "0 {'form':3,'view':'Jay says','strengths':'I run',"
	     "'ready':'making_changes'}"),
	HAND("sam", "PATCH " STR "/lifestyle_associates/worker",
	     "0 {'form':3,'view':'Sams view','strengths':'Runs',"
	     "'harm':'no','reoffending':'no','done':true}"),
	HAND("sam", "PATCH " STR "/form/offence-analysis/alone",
	     "0 {'form':'1.0','answers':{'offence_analysis_who_was_the_victim':"
	     "{'values':['ONE_OR_MORE_PERSON']}}}"),
	HAND("sam", "POST " STR "/offence/victims", "{'version':1," VICTIM "}"),
	HAND("sam", "PATCH " STR "/offence/victims/1",
	     "2 {'words':'A neighbour'," OTHER_VICTIM "}"),
	HAND("sam", "POST " STR "/offence/victims/1/remove", "{'version':3}"),
	HAND("sam", "GET " STR, NULL, .keep = ":first"),
	HAND("sam", "POST " STR "/share", "{'version':$version}"),
	HAND("sam", "POST " STR "/sign", "{'version':$version}"),
	HAND("priya", "POST " STR "/answer",
	     "{'version':$version,'answer':'second','words':'One more'}"),
	HAND("morgan", "POST " STR "/answer",
	     "{'version':$version,'answer':'no','words':'Look again'}"),
	HAND("sam", "PATCH " STR "/finance/worker",
	     "1 {'form':3,'view':'Sams other view'}"),
	HAND("sam", "GET " STR),
	HAND("sam", "POST " STR "/lock",
	     "{'version':$version,'why':'other','words':'Not now'}"),
	HAND("sam", "POST " STR "/editions/:first/back",
	     "{'version':$version}"),
	HAND("sam", "PATCH " STR "/form/employment-education/own",
	     "0 {'form':'1.0','answers':{'education_experience':"
	     "{'value':'POSITIVE'}}}"),
	HAND("jay", "PATCH " STR "/form/health-wellbeing/own",
	     "0 {'form':'1.0','answers':{'health_wellbeing_outlook':"
	     "{'value':'OPTIMISTIC'}}}"),
	HAND("sam", "PATCH " STR "/form/health-wellbeing/answers",
	     "0 {'form':'1.0','voice':'together','done':false,'answers':"
	     "{'health_wellbeing_coping_day_to_day_life':{'value':'YES'}}}"),
	TOOL("jay", "my"),
	TOOL("sam", "sams"),
	DECISIONS("jay", "sam", "my"),
	DECISIONS("sam", "jay", "sams"),
	RIGHTS("jay", "sam", "my", "volunteer", "own"),
	HAND("sam", "POST " A "/rights/fund",
	     "{'decides':'own','why':'It goes well','version':0}"),
	HAND("sam", "POST " A "/rights/fund",
	     "{'decides':'judgement','why':'To weigh it','version':1}"),
	HAND("jay", "POST " A "/rights/fund/answer",
	     "{'answer':'no','words':'I choose that','version':2}"),
	{.to = NULL},
};

/* --- beginning, support, pathways ----------------------------------------- */

#define WORD(me, my) \
	HAND(me, "POST " IND "/says", "{'about':'ask_stories','says':'no'}"), \
	HAND(me, "POST " IND "/words", \
	     "{'topic':'yours','words':'" my " question'}", .keep = ":word"), \
	HAND("sam", "POST " IND "/words/:word/answer", "{'answer':'Yes'}"), \
	HAND(me, "POST " IND "/words/:word/end", "{'state':'talked'}"), \
	HAND(me, "POST " IND "/words", "{'words':'" my " thing'}")

#define TALK \
	HAND("sam", "POST " IND "/talks", \
	     "{'day':'2026-11-20','led':'mentor','mentor':'Dee'," \
	     "'room':'Both','topics':['rights','yours','complaints'," \
	     "'recorded','who_sees','not_secret','stories','research'," \
	     "'needs']}")

#define HELPS(me, my) \
	HAND(me, "POST " SUP "/entries", \
	     "{'edition':1,'kind':'help','about':'else','done_by':'worker'," \
	     "'words':'" my " cup of tea'}", .keep = ":said"), \
	HAND(me, "POST " SUP "/entries/:said/again", "{'again':'2027-02-01'}"), \
	HAND(me, "POST " SUP "/entries/:said/share", "{'share':true}"), \
	HAND(me, "POST " SUP "/entries/:said/back"), \
	HAND(me, "POST " SUP "/entries", \
	     "{'edition':1,'kind':'strength','about':'memory'," \
	     "'source':'says','words':'" my " memory'}"), \
	HAND(me, "POST " SUP "/end")

#define NEEDS(me, my, way, voice) \
	HAND(me, "POST " WAY "/needs", \
	     "{'pathway':'health','words':'" my " doctor'," \
	     "'state':'in_progress','supported_by':'partner'," \
	     "'partner':'" my " surgery','notes':'" my " note'" voice "}", \
	     .keep = ":need"), \
	HAND(me, "POST " WAY "/needs/:need/state", \
	     "{'state':'met','notes':'" my " post'}"), \
	HAND("jay", "POST " WAY "/needs/:need/thinks", \
	     "{'thinks':'It helps'}"), \
	HAND(me, "POST " WAY "/needs/:need/back"), \
	HAND(me, "POST " WAY "/none", \
	     "{'pathway':'" way "','why':'" my " why'}")

const struct hand_act hand_support_api[] = {
	TALK,
	WORD("jay", "my"),
	HAND("jay", "POST " IND "/end", "{'why':'One is enough'}"),
	HELPS("jay", "my"),
	HELPS("sam", "sams"),
	HAND("sam", "POST " SUP "/entries",
	     "{'edition':1,'kind':'help','about':'else','done_by':'worker',"
	     "'words':'Sams tea'}", .keep = ":said"),
	HAND("priya", "POST " SUP "/entries/:said/aside",
	     "{'why':'Asked anew'}"),
	NEEDS("jay", "my", "attitudes_thinking_and_behaviour", ""),
	NEEDS("sam", "sams", "accommodation", ",'voice':'worker'"),
	HAND("sam", "POST " WAY "/needs",
	     "{'pathway':'health','words':'Jays','state':'not_started',"
	     "'supported_by':'worker','voice':'for'}"),
	{.to = NULL},
};

/* --- ready, check-ins ----------------------------------------------------- */

#define LOOKS(me, my, voice, side) \
	HAND(me, "POST " RDY "/answers", \
	     "{'set':'first','edition':2," voice "'answers':[" \
	     "{'code':'food','says':'urgent','words':'" my " food'}]}"), \
	HAND("sam", "GET /people/X100001/ready"), \
	HAND("sam", "GET /people/X100001/ready/given/:sitting"), \
	HAND(me, "POST " RDY "/goals/:source", "{'title':'" my " goal'}"), \
	HAND(me, "POST " RDY "/left", \
	     "{'set':'ahead','reason':'other','why':'" my " why'}"), \
	HAND(me, "POST " RDY "/look", "{'day':'2027-01-20'}"), \
	HAND(me, "POST " RDY "/skills", \
	     "{'edition':1,'code':'ideas','level':'QUITE_CONFIDENT'," \
	     side "'example':'" my " rack'}", .keep = ":rating"), \
	HAND(me, "POST " RDY "/skill-goals/:rating", \
	     "{'title':'" my " skill'}"), \
	HAND(me, "POST " RDY "/look/end", \
	     "{'state':'left','reason':'away','why':'" my " trip'}")

#define TERMS(yes, instead) \
	HAND("sam", "POST " CHK "/set", \
	     "{'against':[],'every_weeks':1,'first':'2026-11-24'," \
	     "'instead':" instead ",'why':'Shifts','way':'worker'," \
	     "'said_yes':" yes "}")

#define CHECKED(me, voice) \
	HAND(me, "POST " CHK "/fill", \
	     "{'mood':'ok','wants':['other'],'other':'A pass','call':true," \
	     voice "'answers':['Yes'],'words':'All fine'}", .keep = ":checkin"), \
	HAND("sam", "POST " CHK "/past/:checkin/review", \
	     "{'known':'spoke','note':'Rang','sensitive':false}"), \
	HAND("sam", "POST " CHK "/past/:checkin/notes", "{'words':'We met'}")

const struct hand_act hand_ready_api[] = {
	LOOKS("jay", "my", "", ""),
	HAND("sam", "POST " RDY "/given/:sitting/beside",
	     "{'words':'We talked'}"),
	HAND("sam", "POST " RDY "/urgent/:urgent/done", "{'done':'A voucher'}"),
	LOOKS("sam", "sams", "'voice':'for',", "'side':'worker',"),
	HAND("sam", "POST " RDY "/skills",
	     "{'edition':1,'code':'team','level':'QUITE_CONFIDENT',"
	     "'side':'person','voice':'for','example':'Jays team'}"),
	TERMS("false", "true"),
	HAND("sam", "POST " CHK "/questions", "{'questions':['You rang?']}"),
	HAND("jay", "POST " CHK "/say", "{'yes':true}"),
	HAND("priya", "POST " CHK "/senior", "{'yes':false}"),
	CHECKED("jay", ""),
	HAND("sam", "POST " CHK "/stop", "{'why':'They moved'}"),
	{.to = NULL},
};

/* Of another induction, that ends once, and check-ins by telephone. */
const struct hand_act hand_told_api[] = {
	TALK,
	WORD("sam", "sams"),
	HAND("sam", "POST " IND "/end", "{'why':'Jay says so'}"),
	TERMS("false", "false"),
	HAND("sam", "POST " CHK "/say", "{'yes':true}"),
	CHECKED("sam", "'voice':'phone',"),
	{.to = NULL},
};

/* --- ending, list, feedback, the fund's end ------------------------------- */

#define BEGINS(me, my) \
	HAND(me, "POST " END "/begin"), \
	HAND(me, "POST " END "/texts", \
	     "{'about':'changed','words':'" my " sleep'}"), \
	HAND("sam", "POST " END "/supports", \
	     "{'kind':'mentor','who':'Dee','what':'A walk'}", \
	     .keep = ":support"), \
	HAND(me, "POST " END "/supports/:support", "{'state':'yes'}"), \
	HAND(me, "POST " END "/answers", \
	     "{'ask':'contact','says':'yes','until':'2027-09-01'}"), \
	HAND(me, "POST " END "/letters", "{'own':'" my " letter'}", \
	     .keep = ":letter")

#define CLOSES(me, my) \
	HAND("sam", "POST " END "/letters/:letter/sign", \
	     "{'words':'You helped'}"), \
	HAND("sam", "POST " END "/talks", \
	     "{'day':'2026-11-24','how':'could_not','why':'No answer'}"), \
	HAND("sam", "POST " END "/outcomes", \
	     "{'outcome':'completed','ended_on':'2026-11-24','why':'Done'}"), \
	HAND(me, "POST " END "/visits", "{'words':'" my " talk'}", \
	     .keep = ":visit"), \
	HAND("sam", "POST " END "/visits/:visit/answer", "{'answer':'We met'}")

const struct hand_act hand_ending_api[] = {
	BEGINS("jay", "my"),
	/* What the person said themself nobody says for them. */
	HAND_NOT("sam", "POST " END "/texts",
	         "{'about':'changed','for_them':true,'words':'He sleeps'}"),
	HAND_NOT("sam", "POST " END "/letters", "{'own':'His letter'}"),
	HAND_NOT("sam", "POST " END "/answers",
	         "{'ask':'contact','says':'yes','until':'2027-08-01'}"),
	CLOSES("jay", "my"),
	HAND("jay", "POST " END "/supports",
	     "{'kind':'family','who':'Mum','what':'A call'}"),
	HAND("jay", "POST " LIST, "{'title':'Bread','notes':'Brown'}",
	     .keep = ":item"),
	HAND("jay", "POST " LIST, "{'title':'Milk'}", .keep = ":item"),
	HAND("jay", "POST " LIST "/:item", "{'title':'Oat milk'}"),
	HAND("jay", "POST " LIST "/:item/move", "{'by':'up'}"),
	HAND("jay", "POST " LIST "/:item/plan", "{'text':'I want to bake'}"),
	HAND("jay", "POST " LIST "/:item/done", "{'done':true}"),
	HAND("jay", "POST " LIST "/clear"),
	HAND("jay", "POST " LIST, "{'title':'Eggs'}", .keep = ":item"),
	HAND("jay", "POST " LIST "/:item/remove"),
	HAND("jay", "POST /api/me/feedback", "{'level':'good','about':'all'}"),
	HAND("jay", "POST " A "/feedback",
	     "{'level':'bad','about':'place','words':'Cold'}", .keep = ":say"),
	HAND("sam", "POST " A "/feedback/:say/answer", "{'answer':'A heater'}"),
	HAND("sam", "POST " A "/feedback",
	     "{'level':'bad','about':'place','words':'Warm'}"),
	HAND("sam", "POST " A "/fund/ending",
	     "{'kind':'moved','words':'To another town'}"),
	HAND("sam", "POST " A "/fund/ending/undo", "{'words':'They stay'}"),
	{.to = NULL},
};

/* An ending that a worker writes down. */
const struct hand_act hand_ending_for_api[] = {
	BEGINS("sam", "sams"),
	CLOSES("sam", "sams"),
	{.to = NULL},
};
