/* Table of data: the tools, what is asked, and in which boxes. */
#include "practice/strengths/tool_kinds.h"

#include "register/policy/policy.h"

const char *const tool_kinds[] = {"one-page", "important", "working",   "days",
                                  "week",     "learning",  "decisions", NULL};
const char *const tool_views[] = {"person", "family", "worker", NULL};

const char *const tool_day_keys[] = {
        TK("Monday"), TK("Tuesday"),  TK("Wednesday"), TK("Thursday"),
        TK("Friday"), TK("Saturday"), TK("Sunday"),
};

const struct tool_data tool_data[TOOL_KIND_COUNT] = {
        [TOOL_ONE_PAGE] =
                {
                        TK("One-page profile"),
                        TK("Me on one page"),
                        TK("What people like about me. What matters, and what "
                           "helps."),
                        PICTURE_PAGE,
                        TOOL_BOXES,
                        40,
                        {
                                {"like",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What people like about me"),
                                   TK("What do people like about you?")}}},
                                {"matters",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What matters to me"),
                                   TK("What matters to you?")},
                                  {TK("What matters to me"),
                                   TK("What matters to you in your day to "
                                      "day life?")}}},
                                {"support",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("How best to support me"),
                                   TK("How can people support you best?")},
                                  {TK("What helps me"),
                                   TK("What helps you? What should people "
                                      "do, or not do?")}}},
                        },
                },
        [TOOL_IMPORTANT] =
                {
                        TK("Important to, important for"),
                        TK("What matters, and what keeps me well"),
                        TK("What makes me happy, beside what keeps me safe "
                           "and well. A good plan has both."),
                        PICTURE_SCALES,
                        TOOL_BOXES,
                        40,
                        {
                                {"to",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("Important to me"),
                                   TK("What makes you happy, calm and "
                                      "yourself?")}}},
                                {"for",
                                 TOOL_SAID_BY_ALL,
                                 {{TK("Important for me"),
                                   TK("What keeps you safe and well?")}}},
                        },
                },
        [TOOL_WORKING] =
                {
                        TK("Working and not working"),
                        TK("What works and what does not"),
                        TK("What works now and what does not, as each of us "
                           "sees it."),
                        PICTURE_THUMBS,
                        TOOL_BY_VIEW,
                        40,
                        {
                                {"working",
                                 TOOL_SAID_BY_ALL,
                                 {{TK("What works"),
                                   TK("What works well now?")}}},
                                {"not-working",
                                 TOOL_SAID_BY_ALL,
                                 {{TK("What does not work"),
                                   TK("What does not work now?")}}},
                        },
                },
        [TOOL_DAYS] =
                {
                        TK("Good day, bad day"),
                        TK("My good days and bad days"),
                        TK("What a good day is like, what a bad day is like, "
                           "and how to have more good ones."),
                        PICTURE_SUN,
                        TOOL_BOXES,
                        40,
                        {
                                {"good",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("A good day"),
                                   TK("What happens on a good day, from "
                                      "morning to night?")}}},
                                {"bad",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("A bad day"),
                                   TK("What happens on a bad day?")}}},
                                {"more",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("More good days"),
                                   TK("What would give you more good "
                                      "days?")}}},
                        },
                },
        [TOOL_WEEK] =
                {
                        TK("Perfect week"),
                        TK("My perfect week"),
                        TK("A week as I would like it to be, day by day."),
                        PICTURE_WEEK,
                        TOOL_BY_DAY,
                        63,
                        {
                                {"morning",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("Morning"), TK("What would you do in the "
                                                     "morning?")}}},
                                {"afternoon",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("Afternoon"),
                                   TK("What would you do in the "
                                      "afternoon?")}}},
                                {"evening",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("Evening"), TK("What would you do in the "
                                                     "evening?")}}},
                        },
                },
        [TOOL_LEARNING] =
                {
                        TK("Learning log"),
                        TK("What I tried and learned"),
                        TK("What I tried, what worked, and what I do next."),
                        PICTURE_BULB,
                        TOOL_BY_SET,
                        100,
                        {
                                {"did",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What I did"), TK("What did you do?")}}},
                                {"there",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("Who was there"), TK("Who was there?")}}},
                                {"learned",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What I learned"),
                                   TK("What did you learn?")}}},
                                {"worked",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What worked, and what did not"),
                                   TK("What worked, and what did not?")}}},
                                {"next",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What comes next"),
                                   TK("What comes next?")}}},
                        },
                },
        [TOOL_DECISIONS] =
                {
                        TK("Decision agreement"),
                        TK("How I decide"),
                        TK("What there is to decide. How I want help with it. "
                           "Who has the last word."),
                        PICTURE_SIGNPOST,
                        TOOL_BY_SET,
                        60,
                        {
                                {"decision",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("What is to be decided"),
                                   TK("What is there to decide?")}}},
                                {"help",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("How I want to be helped"),
                                   TK("How do you want to be helped with "
                                      "it?")}}},
                                {"decides",
                                 TOOL_SAID_BY_PERSON,
                                 {{TK("Who decides in the end"),
                                   TK("Who decides in the end?")}}},
                        },
                },
};

int
tool_boxes_n(enum tool_kind kind)
{
	int n = 0;

	while (n < TOOL_BOXES_MOST && tool_data[kind].boxes[n].code != NULL)
		n++;
	return n;
}

int
tool_box_of(enum tool_kind kind, struct str word)
{
	if (str_is(word, "room"))
		return TOOL_ROOM;
	for (int i = 0; i < tool_boxes_n(kind); i++)
		if (str_is(word, tool_data[kind].boxes[i].code))
			return i;
	return -2;
}

const char *
tool_box_word(enum tool_kind kind, int box)
{
	return box == TOOL_ROOM ? "room" : tool_data[kind].boxes[box].code;
}

/* The place among what a box ever said: the newest up to an edition. */
static int
said_at(const struct tool_box *box, int64_t edition)
{
	int at = (int)edition - 1;

	while (at > 0 && box->said[at].name == NULL)
		at--;
	return at;
}

const char *
tool_box_name(enum tool_kind kind, int box, int64_t edition)
{
	const struct tool_box *b = &tool_data[kind].boxes[box];

	return b->said[said_at(b, edition)].name;
}

const char *
tool_box_asks(enum tool_kind kind, int box, int64_t edition)
{
	const struct tool_box *b = &tool_data[kind].boxes[box];

	return b->said[said_at(b, edition)].asks;
}

const struct fault *
tool_edition(struct ctx *ctx, struct date day, int64_t *out)
{
	TRY(policy_get_i64(ctx, "strengths.tools", S(""), day, TOOL_EDITIONS,
	                   out));
	if (*out >= 1 && *out <= TOOL_EDITIONS)
		return NULL;
	return fault_unavailable(
	        ctx, "What this tool asks is not in this "
	             "program. Tell those who "
	             "run this. It is named in the rule strengths.tools");
}
