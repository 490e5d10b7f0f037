/* Table of data: endings as the application sees them. */
#include "practice/ending/ending_views.h"

#include "kernel/outbox/outbox.h"

#define MOVE(what, table, key) \
	&ending_move_##what##_list, &ending_move_##what##_set,
#define FOLLOW(what, table, key) &ending_follow_##what,
static const struct query *const queries[] = {
        &ending_case_now,
        &ending_case_lock,
        &ending_case_one,
        &ending_cases_of,
        &ending_texts_of,
        &ending_quotes_of,
        &ending_supports_of,
        &ending_said_of,
        &ending_letters_of,
        &ending_given_of,
        &ending_talks_of,
        &ending_outcomes_of,
        &ending_visits_of,
        &ending_visits_open,
        &ending_case_put,
        &ending_text_put,
        &ending_quote_put,
        &ending_support_put,
        &ending_support_set,
        &ending_said_again,
        &ending_said_put,
        &ending_letter_put,
        &ending_letter_set,
        &ending_talk_put,
        &ending_outcome_put,
        &ending_visit_put,
        &ending_visit_set,
        &ending_check_whose,
        &ending_check_quote,
        &ending_check_letter,
        &ending_check_outcome,
        &ending_check_visit,
        ENDING_MOVES(MOVE) ENDING_PARTS(FOLLOW) & ending_visits_all,
        &ending_door_open,
        &ending_said_own,
        &ending_q_studied,
        &ending_q_no_research,
        NULL,
};

static const struct event_kind events[] = {
        {"ending.begun", TK("{who} began the ending"),
         TK("{who} began to look back with you"), "ending",
         TK("You began to look back")},
        {"ending.wrote", TK("{who} wrote at the ending"),
         TK("{who} wrote when you looked back"), "ending",
         TK("You wrote when you looked back")},
        {"ending.next_added", TK("{who} added somebody who helps next"),
         TK("{who} added somebody who helps you next"), "ending",
         TK("You added somebody who helps you next")},
        {"ending.next_said",
         TK("Whether a help is wanted next was said by {who}"),
         TK("{who} wrote down whether you want a help"), "ending",
         TK("You said whether you want a help")},
        {"ending.answered",
         TK("What was asked again at the ending was answered by {who}"),
         TK("{who} wrote down what you choose"), "ending",
         TK("You made a choice")},
        {"ending.letter_chosen",
         TK("What the letter of achievement names was chosen by {who}"),
         TK("{who} wrote down what your letter names"), "ending",
         TK("You chose what your letter names")},
        {"ending.letter_given", TK("{who} signed the letter of achievement"),
         TK("{who} signed your letter"), "ending", EVENT_BY_OTHERS},
        {"ending.talked", TK("{who} wrote down the closing talk"),
         TK("{who} wrote down how you looked back"), "ending", EVENT_BY_OTHERS},
        {"ending.outcome", TK("{who} set how it ended"),
         TK("{who} wrote down how it ended"), "ending", EVENT_BY_OTHERS},
        {"ending.outcome_corrected", TK("{who} put right how it ended"),
         TK("{who} put right how it ended"), "ending", EVENT_BY_OTHERS},
        {"ending.came_back", TK("The person came back, as {who} says"),
         TK("{who} wrote down that you came back"), "ending",
         TK("You came back through the open door")},
        {"ending.visit_answered",
         TK("{who} answered the person, who came back"),
         TK("{who} answered you"), "ending", EVENT_BY_OTHERS},
        {NULL, NULL, NULL, NULL, NULL},
};

static const struct policy_default policies[] = {
        {"ending.door_months", "2015-02-01", NULL, "", "6", "months",
         TK("How long the door stays open after an ending"), "ours", false},
        {"ending.yes_years", "2015-02-01", NULL, "", "3", "years",
         TK("How far ahead a yes at an ending may reach"), "ours", false},
        {"ending.outcomes", "2015-02-01", NULL, "", "1", "edition",
         TK("The ways an intervention ends, by the number of their edition"),
         "ours", false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

/* The key of what an event is about, or NULL. */
static const char *
about_of(const struct event_line *line, bool mine)
{
	int at = str_word(line->value, ending_abouts);

	if (at >= 0)
		return ending_about_keys[at];
	at = str_word(line->value, ending_asks);
	if (at >= 0)
		return ending_ask_names[at];
	at = str_word(line->value, ending_agreeds);
	if (at >= 0)
		return ending_agreed_keys[at];
	at = str_word(line->value, ending_outcomes);
	if (at >= 0)
		return mine ? ending_ways[at].mine : ending_ways[at].says;
	at = str_word(line->value, ending_hows);
	return at > 0 ? ending_how_keys[at] : NULL;
}

static void
details(const struct event_line *lines, size_t n, struct event_detail *out,
        bool mine)
{
	for (size_t i = 0; i < n; i++) {
		const char *key = str_empty(lines[i].value)
		                          ? NULL
		                          : about_of(&lines[i], mine);

		out[i].path = S("/ending");
		if (key != NULL)
			out[i].says = text_get(key);
	}
}

static const struct fault *
details_staff(struct ctx *ctx, struct person_id person,
              const struct event_line *lines, size_t n,
              struct event_detail *out)
{
	(void)ctx;
	(void)person;
	details(lines, n, out, false);
	return NULL;
}

static const struct fault *
details_me(struct ctx *ctx, struct person_id person,
           const struct event_line *lines, size_t n, struct event_detail *out)
{
	(void)ctx;
	(void)person;
	details(lines, n, out, true);
	return NULL;
}

const struct capability ending_capability = {
        .name = "ending",
        .schema = ending_schema,
        .routes = ending_routes,
        .schemas = ending_schemas,
        .queries = queries,
        .personal = ending_personal,
        .panels = ending_panels,
        .events = events,
        .event_details = details_staff,
        .event_details_me = details_me,
        .policies = policies,
        .demo = ending_demo,
        .rehearse = ending_rehearse,
        .check = ending_check,
        .merge = ending_merge,
};
