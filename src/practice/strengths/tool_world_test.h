/*
 * tool_world_test.h - rhian and her tools, for the tests here.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_WORLD_TEST_H
#define PRACTICE_STRENGTHS_TOOL_WORLD_TEST_H

#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/tool_local.h"

/* An act on a tool, as the tests hand it to world_do. */
struct tool_act {
	struct person_id person;
	struct tool_terms terms;
	struct tool_entry_id id;
	int days;        /* so many days from the world's moment */
	struct date day; /* that is read, or none */
	struct tool tool;
	struct tool_head heads[TOOL_KIND_COUNT];
	struct date *list;
	size_t n;
};

/* A world with rhian, a person of sam's; her one-page profile is asked for. */
struct world *tool_world(struct test *t, struct tool_act *a);
/* The same, served. */
struct http *tool_http(struct test *t, struct tool_act *a);

/* Write in the tool of a->terms as somebody: the id is in a->id. */
void tool_says(struct world *w, struct tool_act *a, const char *who, int box,
               const char *words);
/* Read it as somebody into a->tool: as it is, or on a->day. */
void tool_look(struct world *w, struct tool_act *a, const char *who);

/* What acts hand to world_do and world_see. */
const struct fault *tool_do_add(struct ctx *ctx, void *data);
const struct fault *tool_do_back(struct ctx *ctx, void *data);
const struct fault *tool_see(struct ctx *ctx, void *data);
const struct fault *tool_see_days(struct ctx *ctx, void *data);
const struct fault *tool_see_list(struct ctx *ctx, void *data);

#endif
