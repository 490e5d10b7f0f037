/* Table of data: the acts on a plan by its pages, of the person and of a
 * worker. */
#include "tests/system/hands.h"

#define MINE   "/me/plan"
#define THEIRS "/people/X100001/plan"
#define API    "/api/people/X100001/plan"
#define G      "/goals/:goal"
#define S_     "/goals/:goal/steps/:step"

#define NEW_GOAL(me, b, words) \
	HAND(me, "POST " b "/goals", \
	     "title=" words "&related_any=no&area=finances&step_1=&step_2=" \
	     "&step_3=")
#define NEW_STEP(me, b, words) HAND(me, "POST " b G "/steps", "step=" words)

/* What each side does to a goal of its own and of the other's. */
#define GOAL_OF(me, b, my, other, ob) \
	NEW_GOAL(me, b, my " first"), NEW_GOAL(me, b, my " draft"), \
	        HAND(me, "POST " b G "/move", "by=up"), \
	        HAND(me, "POST " b G "/delete"), NEW_GOAL(me, b, my " goal"), \
	        HAND(me, "POST " b G, "why=" my " why"), \
	        NEW_STEP(me, b, my " draft step"), \
	        HAND(me, "POST " b S_ "/delete"), NEW_STEP(me, b, my " step"), \
	        HAND(me, "POST " b S_, "step=" my " other step"), \
	        HAND(other, "POST " ob S_ "/reply", "reply=accepted"), \
	        HAND(me, "POST " b S_ "/progress", "status=IN_PROGRESS"), \
	        HAND(other, "POST " ob G "/reply", \
	             "reply=accepted&reply_why=" other), \
	        HAND(me, "POST " b G "/view", "view=" my " view"), \
	        HAND(other, "POST " ob G "/view", "view=" other " view"), \
	        HAND(me, "POST " b G "/notes", "note=" my " note"), \
	        HAND(me, "POST " b G "/help/hurdles", "gets=" my " rain"), \
	        HAND(me, "POST " b G "/help/hurdles/:hurdle/remove"), \
	        HAND(me, "POST " b "/strengths", "words=" my " strength"), \
	        HAND(me, "POST " b "/strengths/:strength", \
	             "words=" my " strong now"), \
	        HAND(me, "POST " b G "/help/strengths", "strength=$strength"), \
	        HAND(me, "POST " b G "/help/strengths/:help/remove"), \
	        HAND(me, "POST " b "/strengths/:strength/withdraw", \
	             "words=" my " no longer"), \
	        HAND(me, "POST " b G "/scale"), \
	        HAND(other, "POST " ob G "/scale/yes"), \
	        HAND(me, "POST " b G "/scale/ratings", \
	             "rate_words=" my " rating"), \
	        HAND(me, "POST " b G "/met", \
	             "met_why=" my " done&shows=" my " card"), \
	        HAND(other, "POST " ob G "/met/:met", \
	             "says=yes&said_words=" other), \
	        NEW_GOAL(me, b, my " second"), \
	        HAND(me, "POST " b G "/remove", "removed_why=" my " not now"), \
	        HAND(me, "POST " b G "/readd", "readd_why=" my " now"), \
	        HAND(me, "POST " b G "/achieve", "helped=" my " did")

#define WORDS_OF(me, b, new, my) \
	HAND(me, "POST " b new, "words=" my " statement"), \
	        HAND(me, "POST " b "/words/:statement", \
	             "words=" my " words now"), \
	        HAND(me, "POST " b "/words/:statement/withdraw"), \
	        HAND(me, "POST " b "/pictures", "words=" my " picture", \
	             .file = "picture"), \
	        HAND(me, "POST " b "/voice", "words=" my " sound", \
	             .file = "sound")

#define CIRCLE_OF(me, b, my) \
	HAND(me, "POST " b "/circle", "name=" my " Mo"), \
	        HAND(me, "POST " b "/circle/:supporter", \
	             "name=" my " Ann&since="), \
	        HAND(me, "POST " b "/circle/:supporter/ring", "ring=3"), \
	        HAND(me, "POST " b "/circle-kept"), \
	        HAND(me, "POST " b "/circle/:supporter/remove", NULL, \
	             .page = b "/circle/:supporter")

const struct hand_act hand_plan_pages[] = {
        GOAL_OF("jay", MINE, "my", "sam", THEIRS),
        GOAL_OF("sam", THEIRS, "sams", "jay", MINE),
        WORDS_OF("sam", THEIRS, "/statements", "sams"),
        HAND("jay", "POST " MINE "/words/:statement/accept"),
        WORDS_OF("jay", MINE, "/words", "my"),
        CIRCLE_OF("jay", MINE, "my"),
        HAND("jay", "WAIT 1"),
        CIRCLE_OF("sam", THEIRS, "sams"),
        HAND("sam", "POST " THEIRS "/circle/together", "closed=yes"),
        HAND("sam", "WAIT 1"),
        HAND("sam", "POST " THEIRS "/together", "closed=yes"),
        NEW_GOAL("sam", THEIRS, "Sams told"),
        NEW_STEP("sam", THEIRS, "Sams told step"),
        HAND("sam", "POST " THEIRS G "/said", "paper_on="),
        HAND("sam", "POST " THEIRS S_ "/said", "paper_on="),
        HAND("sam", "POST " THEIRS "/reminders", "way=print&said_how=room"),
        HAND("jay", "POST " MINE "/reminders"),
        HAND("sam", "POST " THEIRS "/phase"),
        HAND("jay", "POST " MINE "/agree", "answer=no&words=Too soon"),
        HAND("sam", "POST " THEIRS "/agree", "answer=no&words=Too soon"),
        HAND("jay", "POST " MINE "/code", NULL, .page = MINE "/code"),
        HAND("jay", "POST " API "/sign/code", "{}", .keep = "code"),
        HAND("sam", "POST " THEIRS "/sign", "code=$code&answer=no&words=No"),
        HAND("jay", "GET " MINE "/signed"),
        HAND("jay", "POST " MINE "/signed/:sign", "mine=no&heard=I said no"),
        HAND("priya", "POST " THEIRS "/signed/:sign", "settled=We spoke"),
        HAND("sam", "GET " API "/sign", NULL, .keep = "mark"),
        HAND("sam", "POST " THEIRS "/sign/paper",
             "paper_version=$version&mark=$mark&answer=no&words=No"
             "&signed-day=20&signed-month=11&signed-year=2026",
             .file = "picture"),
        HAND("sam", "POST " THEIRS "/sign/code", NULL, .page = "-"),
        HAND("sam", "POST " THEIRS "/review", "until=15/3/2027"),
        HAND("sam", "POST " THEIRS "/review/back"),
        {.to = NULL},
};

/* Both agree, and two look at it. */
const struct hand_act hand_look_pages[] = {
	NEW_GOAL("sam", THEIRS, "Sams agreed"),
	NEW_STEP("sam", THEIRS, "Sams agreed step"),
	HAND("jay", "POST " MINE "/agree", "answer=yes"),
	HAND("sam", "POST " THEIRS "/agree", "answer=yes"),
	HAND("priya", "POST " THEIRS "/look", "says=second&words=Soon?"),
	HAND("morgan", "POST " THEIRS "/look", "says=yes&words=It is fine"),
	{.to = NULL},
};
