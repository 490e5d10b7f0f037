/*
 * tool_demo.c - the fictional programme: Jay's tools, and a page of a few
 * others.
 */
#include "practice/strengths/tool_demo.h"

#include "kernel/demo.h"

/* What somebody says, and on which day of the order. */
struct line {
	enum tool_kind kind;
	int day;
	bool worker; /* by the worker's hand */
	int box;
	enum tool_view view;
	const char *words;
	const char *teller;
};

/* The first two stand for anybody. */
#define FOR_ANYBODY 2
static const struct line lines[] = {
        {TOOL_ONE_PAGE, 10, false, 0, TOOL_PERSON,
         "I make people laugh, even on a bad day.", ""},
        {TOOL_ONE_PAGE, 10, false, 1, TOOL_PERSON,
         "A walk on my own in the morning.", ""},
        {TOOL_ONE_PAGE, 10, false, 0, TOOL_PERSON, "I keep my word.", ""},
        {TOOL_ONE_PAGE, 10, false, 1, TOOL_PERSON,
         "My sister and her children.", ""},
        {TOOL_ONE_PAGE, 10, false, TOOL_ROOM, TOOL_PERSON, "Sam", ""},
        {TOOL_ONE_PAGE, 24, true, 2, TOOL_PERSON,
         "Tell me straight. Do not talk round it.", ""},
        {TOOL_ONE_PAGE, 24, false, 2, TOOL_PERSON,
         "Ring me the day before. I forget letters.", ""},
        {TOOL_ONE_PAGE, 24, false, 1, TOOL_PERSON, "Football on Saturdays.",
         ""},
        {TOOL_ONE_PAGE, 24, true, TOOL_ROOM, TOOL_PERSON, "My sister", ""},
        {TOOL_DAYS, 31, false, 0, TOOL_PERSON,
         "I am up by eight, I have been out, and somebody rang.", ""},
        {TOOL_DAYS, 31, false, 0, TOOL_PERSON,
         "I cook something that is not from a tin.", ""},
        {TOOL_DAYS, 31, false, 1, TOOL_PERSON,
         "I sleep till noon and nobody knows I am there.", ""},
        {TOOL_DAYS, 31, false, 1, TOOL_PERSON,
         "The old crowd is outside and I go down.", ""},
        {TOOL_DAYS, 31, false, 2, TOOL_PERSON,
         "Something that starts at nine, every day.", ""},
        {TOOL_WORKING, 38, false, 0, TOOL_PERSON, "The flat is quiet.", ""},
        {TOOL_WORKING, 38, false, 1, TOOL_PERSON,
         "Two buses to every appointment.", ""},
        {TOOL_WORKING, 38, false, 0, TOOL_FAMILY,
         "He comes to eat with us on Sundays again.", "my sister"},
        {TOOL_WORKING, 38, true, 0, TOOL_WORKER,
         "He rings before he is late, not after.", ""},
        {TOOL_WORKING, 38, true, 1, TOOL_WORKER,
         "We have had three rooms in a month.", ""},
};

static const struct fault *
say(struct ctx *ctx, const struct demo_person *who, const struct line *line,
    struct instant at)
{
	struct tool_terms terms = {
	        .kind = line->kind,
	        .box = line->box,
	        .view = (int)line->view,
	        .words = str_of(line->words),
	        .teller = str_of(line->teller),
	};
	struct tool_entry_id id;

	if (line->worker || who->user.v == 0)
		demo_act(ctx, who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, at);
	else
		demo_act(ctx, who->user, R(PERSON), who->person, at);
	TRY(tool_edition(ctx, ctx->today, &terms.edition));
	return tool_add(ctx, who->person, &terms, &id, NULL);
}

static const struct fault *
person_make(struct ctx *ctx, const struct demo *demo, size_t at)
{
	const struct demo_person *who = &demo->people[at];
	size_t n = who->jay ? sizeof(lines) / sizeof(lines[0]) : FOR_ANYBODY;

	if (!who->jay && at % 3 != 0)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		struct date day = date_add_days(who->starts_on, lines[i].day);

		if (date_before(demo->today, day))
			return NULL;
		TRY(say(ctx, who, &lines[i],
		        instant_of(day, 11 * 60 + (int)i)));
	}
	return NULL;
}

const struct fault *
tool_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++)
		TRY(person_make(ctx, demo, at));
	return NULL;
}
