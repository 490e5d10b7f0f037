/* Table of data: support as the application sees it. */
#include "practice/support/support_views.h"

#include "kernel/outbox/outbox.h"
#include "kernel/papers.h"

static const struct query *const queries[] = {SUPPORT_QUERIES, NULL};

static const struct event_kind events[] = {
        {"support.said",
         TK("{who} wrote down what the person says of how "
            "they learn"),
         TK("{who} wrote down what you say of how you learn"), "support",
         TK("You said something of how you learn")},
        {"support.seen", TK("{who} wrote how they see the person learn"),
         TK("{who} wrote how they see you learn"), "support", EVENT_BY_OTHERS},
        {"support.taken_back", TK("{who} took something back"),
         TK("{who} took something back for you"), "support",
         TK("You took something back")},
        {"support.set_aside", TK("{who} set aside what a worker wrote"),
         TK("{who} set aside what a worker wrote of you"), "support",
         EVENT_BY_OTHERS},
        {"support.asked_again",
         TK("{who} asked if something still helps the person"),
         TK("{who} asked if something still helps you"), "support",
         TK("You said that something still helps")},
        {"support.share_said",
         TK("{who} asked who may read what helps the person"),
         TK("{who} asked who may read what helps you"), "support",
         TK("You said who may read what helps you")},
        {"support.finished",
         TK("{who} finished how the person learns, and what helps"),
         TK("{who} finished how you learn, and what helps"), "support",
         TK("You finished how you learn, and what helps")},
        {"support.need_added", TK("{who} wrote down a need for support"),
         TK("{who} wrote down what you need help with"), "support",
         TK("You said what you need help with")},
        {"support.need_moved", TK("{who} said where a need for support is"),
         TK("{who} said where something you need is"), "support",
         TK("You said where something you need is")},
        {"support.need_thought", TK("{who} said what they think of a need"),
         TK("{who} said what they think of a need"), "support",
         TK("You said what you think of the help")},
        {"support.need_back", TK("{who} took a need for support back"),
         TK("{who} took a need for support back"), "support",
         TK("You took back what you need help with")},
        {"support.none", TK("{who} wrote down that no support is needed"),
         TK("{who} wrote down that you need no help"), "support",
         TK("You said that you need no help")},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct policy_default policies[] = {
        {"support.asked", "2015-02-01", NULL, "", "1", "edition",
         TK("What is asked about support, by the number of its edition"),
         "HM Prison and Probation Service", false},
        {"support.again_weeks", "2015-02-01", NULL, "", "12", "weeks",
         TK("After how many weeks we ask if what helps still helps"), "ours",
         false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

/* What helps, and the seven pathways, are among the person's papers. */
static const struct fault *
read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);
	bool mine = support_is_own(ctx, person);

	papers->v = arena_new(ctx->arena, struct paper_line, 4);
	papers_now(papers,
	           mine ? T("How I learn, and what helps me")
	                : T("How the person learns, and what helps"),
	           S("/support/print"));
	papers_now(papers,
	           mine ? T("Help with seven parts of my life")
	                : T("Support on seven pathways"),
	           S("/pathways/print"));
	papers_sheet(papers, T("How I learn, and what helps me"),
	             S("/support/sheet"));
	papers_sheet(papers, T("Help with seven parts of my life"),
	             S("/pathways/sheet"));
	*out = papers;
	return NULL;
}

static const struct panel panels[] = {
        {PANEL_CASE_MAIN, 5, CAN_SEE_PEOPLE, support_read_line,
         support_draw_line_case},
        {PANEL_CASE_SIDE, 55, CAN_SEE_PEOPLE, support_read_panel,
         support_draw_panel},
        {PANEL_ME, 64, CAN_SEE_OWN, support_read_panel, support_draw_panel},
        {PANEL_PAPER, 5, CAN_SEE_OWN, support_read_offer, support_draw_offer},
        {PANEL_PAPERS, 45, CAN_SEE_PEOPLE, read_papers, NULL},
        {PANEL_PAPERS, 45, CAN_SEE_OWN, read_papers, NULL},
        {0, 0, 0, NULL, NULL},
};

/* Which part it was, and where it is seen. */
static const struct fault *
details(struct ctx *ctx, struct person_id person,
        const struct event_line *lines, size_t n, struct event_detail *out)
{
	(void)ctx;
	(void)person;
	for (size_t i = 0; i < n; i++) {
		int kind = str_word(lines[i].value, know_kinds);
		int path = str_word(lines[i].value, support_paths);
		int state = str_word(lines[i].value, path_states);

		out[i].path = path >= 0 || state >= 0 ? S("/pathways")
		                                      : S("/support");
		if (kind >= 0)
			out[i].says = text_get(know_kind_keys[kind]);
		else if (path >= 0)
			out[i].says = text_get(support_first.paths[path].title);
		else if (state >= 0)
			out[i].says = text_get(path_state_keys[state]);
	}
	return NULL;
}

const struct capability support_capability = {
        .name = "support",
        .schema = support_schema,
        .routes = support_routes,
        .schemas = support_schemas,
        .queries = queries,
        .personal = support_personal,
        .panels = panels,
        .events = events,
        .event_details = details,
        .event_details_me = details,
        .policies = policies,
        .demo = support_demo,
        .check = support_check,
        .merge = support_merge,
};
