/* Table of data: the acts on the other parts of a record by their pages. */
#include "tests/system/hands.h"

#define M "/me"
#define W "/people/X100001"

/* --- strengths, tools, who decides ---------------------------------------- */

#define AREA(area) \
	HAND("jay", "POST " M "/strengths/" area, \
	     "view=My " area "&ready=making_changes"), \
	HAND("sam", "POST " W "/strengths/areas/" area, \
	     "view=Sams " area "&done=yes")

#define TOOL(me, b, my) \
	HAND(me, "POST " b "/tools/one-page/say/like", "words=" my " entry"), \
	HAND(me, "GET " b "/tools/one-page"), \
	HAND(me, "POST " b "/tools/one-page/entries/:entry/back")

#define RIGHTS(me, b, my, other, ob, topic, decides) \
	HAND(me, "POST " b "/rights/topics/" topic, "kind=" decides "&why=" my), \
	HAND(other, "POST " ob "/rights/topics/" topic "/answer", \
	     "says=no&words=" other), \
	HAND(me, "POST " b "/rights/decisions", \
	     "day=20/11/2026&topic=room&what=" my " aunt&words=" my), \
	HAND(me, "GET " b "/rights/decisions"), \
	HAND(other, "POST " ob "/rights/decisions/:decision", \
	     "words=" other " rating")

const struct hand_act hand_strengths_pages[] = {
	AREA("accommodation"),
	AREA("employment_education"),
	AREA("finance"),
	AREA("drug_use"),
	AREA("alcohol_use"),
	AREA("health_wellbeing"),
	AREA("personal_relationships_community"),
	AREA("thinking_behaviours_attitudes"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/strengths/areas/lifestyle_associates/together",
	     "closed=yes"),
	HAND("sam", "POST " W "/strengths/areas/lifestyle_associates/for-them",
	     "view=Jay says&ready=making_changes"),
	HAND("sam", "POST " W "/strengths/areas/lifestyle_associates",
	     "view=Sams view&done=yes"),
	HAND("sam", "POST " W "/strengths/share"),
	HAND("sam", "POST " W "/strengths/sign"),
	HAND("priya", "POST " W "/strengths/answer",
	     "says=second&words=One more"),
	HAND("morgan", "POST " W "/strengths/answer", "says=no&words=Again"),
	HAND("sam", "GET /api/people/X100001/strengths", NULL,
	     .keep = ":first"),
	HAND("sam", "POST " W "/strengths/areas/finance", "view=New"),
	HAND("jay", "POST " M "/strengths/finance", "view=My new view"),
	HAND("sam", "POST " W "/strengths/lock", "why=other&words=Not now"),
	HAND("sam", "GET " W "/strengths/history/:first"),
	HAND("sam", "POST " W "/strengths/history/:first/back", NULL,
	     .page = W "/strengths/history/:first"),
	HAND("jay", "POST " M "/strengths/more/health-wellbeing"),
	HAND("sam", "POST " W "/strengths/more/employment-education"),
	HAND("sam", "POST " W "/strengths/form/finance/answers"),
	HAND("sam", "POST " W "/strengths/form/offence-analysis/alone",
	     "done=no&offence_analysis_who_was_the_victim=ONE_OR_MORE_PERSON"),
	HAND("sam", "POST " W "/strengths/victims/new",
	     "offence_analysis_victim_race=WHITE_ENGLISH_WELSH_SCOTTISH_"
	     "NORTHERN_IRISH_OR_BRITISH"),
	HAND("sam", "POST " W "/strengths/victims/1/remove", NULL,
	     .page = W "/strengths/victims/1"),
	TOOL("jay", M, "my"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/tools/one-page/together", "closed=yes"),
	TOOL("sam", W, "sams"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/rights/together", "closed=yes"),
	RIGHTS("jay", M, "my", "sam", W, "volunteer", "own"),
	HAND("sam", "POST " W "/rights/topics/fund", "kind=own&why=Good"),
	RIGHTS("sam", W, "sams", "jay", M, "fund", "judgement"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/strengths/form/finance/together", "closed=yes"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/strengths/more/employment-education/together", "closed=yes"),
	{.to = NULL},
};

/* --- beginning, support, pathways ----------------------------------------- */

#define TALK \
	HAND("sam", "POST " W "/induction/talk", \
	     "day=20/11/2026&led=mentor&topics=rights&topics=complaints" \
	     "&topics=recorded&topics=who_sees&topics=not_secret" \
	     "&topics=stories&topics=research&topics=needs&topics=yours")

#define WORD(me, b, my) \
	HAND(me, "POST " b "/induction/things", "thing=" my " thing"), \
	HAND(me, "POST " b "/induction/choices"), \
	HAND(me, "POST " b "/induction/topics/rights", "question=" my), \
	HAND("sam", "POST " W "/induction/words/:word", "answer=Yes"), \
	HAND(me, "POST " b "/induction/words/:word/end", "state=talked", \
	     .page = b "/induction/topics/rights"), \
	HAND(me, "POST " b "/induction/end", "why=" my " end")

#define HELPS(me, b, my) \
	HAND(me, "POST " b "/support/add/strength", "words=" my " strength"), \
	HAND(me, "POST " b "/support/add/help", "words=" my " cup of tea"), \
	HAND(me, "POST " b "/support/entries/:said/again", "again=1/2/2027"), \
	HAND(me, "POST " b "/support/entries/:said/share"), \
	HAND(me, "POST " b "/support/entries/:said/back"), \
	HAND(me, "POST " b "/support/end")

#define NEEDS(me, b, my, way) \
	HAND(me, "POST " b "/pathways/parts/health", "+step=save&words=" my " doctor"), \
	HAND(me, "GET " b "/pathways"), \
	HAND(me, "POST " b "/pathways/needs/:need/state", "notes=" my), \
	HAND("jay", "POST " M "/pathways/needs/:need/thinks", "thinks=Good"), \
	HAND(me, "POST " b "/pathways/needs/:need/back"), \
	HAND(me, "POST " b "/pathways/parts/" way "/none", "why=" my " why")

const struct hand_act hand_support_pages[] = {
	TALK,
	WORD("jay", M, "my"),
	HELPS("jay", M, "my"),
	HELPS("sam", W, "sams"),
	HAND("sam", "POST " W "/support/add/help", "words=Sams tea"),
	HAND("priya", "POST " W "/support/entries/:said/aside", "why=Anew"),
	NEEDS("jay", M, "my", "accommodation"),
	NEEDS("sam", W, "sams", "attitudes_thinking_and_behaviour"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/induction/together", "closed=yes"),
	{.to = NULL},
};

/* --- ready, check-ins ----------------------------------------------------- */

#define LOOKS(me, b, my) \
	HAND(me, "POST " b "/ready/sets/first", "says_food=urgent&words_food=" my " food"), \
	HAND(me, "POST " b "/ready/sets/first/give"), \
	HAND(me, "GET " b "/ready"), \
	HAND(me, "GET " b "/ready/given/:sitting"), \
	HAND(me, "POST " b "/ready/goals/:source", "title=" my " goal"), \
	HAND("sam", "GET " W "/ready"), \
	HAND("sam", "GET " W "/ready/given/:sitting"), \
	HAND("sam", "POST " W "/ready/given/:sitting/beside", "words=Ok"), \
	HAND("sam", "POST " W "/ready/urgent/:urgent", "done=A voucher"), \
	HAND(me, "POST " b "/ready/sets/ahead/leave", "why=" my " why"), \
	HAND(me, "POST " b "/ready/look", "day=20/1/2027"), \
	HAND(me, "POST " b "/ready/skills/ideas", "example=" my " rack"), \
	HAND(me, "GET " b "/ready/skills/ideas"), \
	HAND(me, "POST " b "/ready/skill-goals/:rating", "title=" my " skill"), \
	HAND(me, "POST " b "/ready/look/end", "state=left&why=" my " trip")

#define CHECKED(me, b, voice) \
	HAND(me, "POST " b "/checkin/fill", voice "mood=ok&wants=other&call=yes&words=All fine"), \
	HAND("sam", "GET " W "/checkin"), \
	HAND("sam", "POST " W "/checkin/past/:checkin/review", \
	     "known=spoke&note=Rang"), \
	HAND("sam", "POST " W "/checkin/past/:checkin/notes", "words=We met")

const struct hand_act hand_ready_pages[] = {
	LOOKS("jay", M, "my"),
	LOOKS("sam", W, "sams"),
	HAND("sam", "POST " W "/checkin/set",
	     "facts=none&place=instead&first=24/11/2026&said=no"),
	HAND("sam", "POST " W "/checkin/questions"),
	HAND("jay", "POST " M "/checkin/say"),
	HAND("priya", "POST " W "/checkin/senior"),
	CHECKED("jay", M, ""),
	HAND("sam", "POST " W "/checkin/stop", "why=They moved"),
	{.to = NULL},
};

const struct hand_act hand_told_pages[] = {
	TALK,
	WORD("sam", W, "sams"),
	HAND("sam", "POST " W "/checkin/set",
	     "facts=none&first=24/11/2026&said=no"),
	HAND("sam", "POST " W "/checkin/say"),
	CHECKED("sam", W, "voice=phone&"),
	{.to = NULL},
};

/* --- ending, list, feedback, the fund's end ------------------------------- */

#define ENDS(me, b, my) \
	HAND(me, "POST " b "/ending/begin"), \
	HAND(me, "POST " b "/ending/words/changed", "words=" my " sleep"), \
	HAND("sam", "POST " W "/ending/next", "who=Dee&what=A walk"), \
	HAND(me, "POST " b "/ending/next/:support", "state=yes"), \
	HAND(me, "POST " b "/ending/choices"), \
	HAND(me, "POST " b "/ending/letter", "own=" my " letter"), \
	HAND("sam", "GET " W "/ending/letter"), \
	HAND("sam", "POST " W "/ending/letters/:letter", "words=You helped"), \
	HAND("sam", "POST " W "/ending/talk", "day=20/11/2026"), \
	HAND("sam", "POST " W "/ending/outcome", "ended_on=20/11/2026&why=Done"), \
	HAND(me, "POST " b "/ending/door", "words=" my " talk"), \
	HAND("sam", "GET " W "/ending"), \
	HAND("sam", "POST " W "/ending/visits/:visit", "answer=We met")

const struct hand_act hand_ending_pages[] = {
	ENDS("jay", M, "my"),
	HAND("jay", "POST " M "/ending/next", "who=Mum&what=A call"),
	HAND("jay", "POST " M "/list", "title=Bread"),
	HAND("jay", "POST " M "/list", "title=Milk"),
	HAND("jay", "GET " M "/list"),
	HAND("jay", "POST " M "/list/:item", "title=Oat milk"),
	HAND("jay", "POST " M "/list/:item/move", "by=up"),
	HAND("jay", "POST " M "/list/:item/plan", "text=I want to bake"),
	HAND("jay", "POST " M "/list/:item/done", "done=yes"),
	HAND("jay", "POST " M "/list/clear"),
	HAND("jay", "POST " M "/list", "title=Eggs"),
	HAND("jay", "GET " M "/list"),
	HAND("jay", "POST " M "/list/:item/remove"),
	HAND("jay", "POST " M "/feedback", "words=Cold"),
	HAND("sam", "GET " W "/feedback"),
	HAND("sam", "POST " W "/feedback/:say/answer", "answer=A heater"),
	HAND("sam", "POST " W "/feedback", "words=Warm"),
	HAND("sam", "POST " W "/fund/ending", "words=To another town"),
	HAND("sam", "POST " W "/fund/ending/undo", "words=They stay"),
	HAND("sam", "POST " W "/contacts/plan"),
	HAND("sam", "WAIT 1"),
	HAND("sam", "POST " W "/ending/together", "closed=yes"),
	{.to = NULL},
};

const struct hand_act hand_ending_for_pages[] = {
	ENDS("sam", W, "sams"),
	{.to = NULL},
};
