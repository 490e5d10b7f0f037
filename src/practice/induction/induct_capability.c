/* Table of data: the induction as the application sees it. */
#include "practice/induction/induct_views.h"

#include "kernel/outbox/outbox.h"
#include "kernel/papers.h"

static const struct query *const queries[] = {
        &induct_talks_of,       &induct_told_of,
        &induct_said_of,        &induct_words_of,
        &induct_word_one,       &induct_end_of,
        &induct_no_research,    &induct_talk_put,
        &induct_told_put,       &induct_said_again,
        &induct_said_put,       &induct_word_put,
        &induct_word_set,       &induct_end_put,
        &induct_move_talk_list, &induct_move_talk_set,
        &induct_move_said_list, &induct_move_said_set,
        &induct_move_word_list, &induct_move_word_set,
        &induct_move_end_list,  &induct_move_end_set,
        &induct_check_told,     &induct_check_talk,
        &induct_check_answer,   &induct_follow_told,
        NULL,
};

static const struct event_kind events[] = {
        {"induction.talked", TK("{who} wrote down a first talk"),
         TK("{who} wrote down what you talked about"), "induction",
         EVENT_BY_OTHERS},
        {"induction.marked", TK("{who} said how a part of the induction is"),
         TK("{who} said how a part is"), "induction",
         TK("You said how a part is for you")},
        {"induction.marked_for",
         TK("{who} wrote down how a part of the induction is for the person"),
         TK("{who} wrote down how a part is for you"), "induction",
         EVENT_BY_OTHERS},
        {"induction.chosen",
         TK("What the person chooses about stories or research was written "
            "down by {who}"),
         TK("{who} wrote down what you choose"), "induction",
         TK("You made a choice")},
        {"induction.asked", TK("{who} wrote a question of the person’s"),
         TK("{who} wrote a question for you"), "induction",
         TK("You asked a question")},
        {"induction.answered", TK("{who} answered a question"),
         TK("{who} answered your question"), "induction", EVENT_BY_OTHERS},
        {"induction.raised", TK("{who} wrote a thing the person raises"),
         TK("{who} wrote what you want to raise"), "induction",
         TK("You wrote what you want to raise")},
        {"induction.settled", TK("{who} said that it was talked about"),
         TK("{who} said that it was talked about"), "induction",
         TK("You said that it was talked about")},
        {"induction.taken_back", TK("{who} took something back"),
         TK("{who} took something back for you"), "induction",
         TK("You took something back")},
        {"induction.ended", TK("{who} finished the induction"),
         TK("{who} finished the first talks with you"), "induction",
         TK("You finished the first talks")},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct policy_default policies[] = {
        {"induction.topics", "2015-02-01", "2026-08-31", "", "1", "edition",
         TK("What is told at the beginning, by the number of its edition"),
         "ours", false},
        {"induction.topics", "2026-09-01", NULL, "", "2", "edition",
         TK("What is told at the beginning, by the number of its edition"),
         "ours", false},
        {"induction.asked", "2026-09-01", NULL, "", "1", "yes (1) or no (0)",
         TK("Whether an induction is asked for, by the day an order starts"),
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

/* What was told is one of the person's papers. */
static const struct fault *
read_papers(struct ctx *ctx, struct person_id person, void **out)
{
	struct papers *papers = arena_new(ctx->arena, struct papers, 1);

	papers->v = arena_new(ctx->arena, struct paper_line, 3);
	papers_now(papers,
	           induct_is_own(ctx, person)
	                   ? T("What I was told at the start")
	                   : T("What was told at the start"),
	           S("/induction/print"));
	papers_sheet(papers, T("What I want to ask at the start"),
	             S("/induction/sheet"));
	papers_sheet(papers, T("Three things I want to raise"),
	             S("/induction/things/sheet"));
	*out = papers;
	return NULL;
}

static const struct panel panels[] = {
        {PANEL_CASE_SIDE, 60, CAN_SEE_PEOPLE, induct_read_case,
         induct_draw_panel},
        {PANEL_ME, 65, CAN_SEE_OWN, induct_read_me, induct_draw_panel},
        {PANEL_PAPERS, 40, CAN_SEE_PEOPLE, read_papers, NULL},
        {PANEL_PAPERS, 40, CAN_SEE_OWN, read_papers, NULL},
        {0, 0, 0, NULL, NULL},
};

/* Which part it was, for the timeline. */
static const struct fault *
details(struct ctx *ctx, struct person_id person,
        const struct event_line *lines, size_t n, struct event_detail *out)
{
	/* Titles alone: a wrong value of the rule must not hide a timeline. */
	const struct induct_edition *edition = &induct_second;

	(void)ctx;
	(void)person;
	for (size_t i = 0; i < n; i++) {
		int about = str_word(lines[i].value, induct_abouts);

		out[i].path = S("/induction");
		if (about >= INDUCT_TOPIC_COUNT)
			out[i].says = text_get(
			        induct_choice_names[about -
			                            INDUCT_TOPIC_COUNT]);
		else if (about >= 0)
			out[i].says = text_get(
			        induct_topic_of(edition,
			                        (enum induct_about)about)
			                ->title);
	}
	return NULL;
}

const struct capability induction_capability = {
        .name = "induction",
        .schema = induct_schema,
        .routes = induct_routes,
        .schemas = induct_schemas,
        .queries = queries,
        .personal = induct_personal,
        .panels = panels,
        .events = events,
        .event_details = details,
        .event_details_me = details,
        .policies = policies,
        .demo = induct_demo,
        .rehearse = induct_rehearse,
        .check = induct_check,
        .merge = induct_merge,
};
