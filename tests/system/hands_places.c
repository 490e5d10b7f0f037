/* hands_places.c - every place with words that have an author. */
#include <stdio.h>
#include <string.h>

#include "kernel/audit/audit.h"
#include "tests/system/hands.h"

/* Whose words a row holds, by what it says of itself ... */
#define VOICE(column) \
	"case " column " when 'own' then 1 when 'worker' then 3" \
	" when 'nobody' then 0 when '' then 0 else 2 end"
#define SIDE(column) "case " column " when 'person' then 1 else 3 end"
/* ... by whose sign-in wrote it, a user or none ... */
#define BY(column) \
	"case when " column " is null then 0" \
	" when " column " = cast(:jay as bigint) then 1 else 3 end"
/* ... by the side that the place is for. */
#define OWN    "cast(1 as bigint)"
#define WORKER "cast(3 as bigint)"
/* What a side said, and how: in its own sign-in, or through a worker. */
#define SAID(side, how) \
	"case when " side " = 'worker' then 3" \
	" when " how " in ('own', '') then 1 else 2 end"

#define PLACE_(named, table, key, column, words, by, from, ...) \
	{ \
		.what = table ": " column, \
		.read = \
		        { \
		                .name = "test.hands_" named, \
		                .text = "select x." key " as id, " words \
		                        " as words, " by \
		                        " as whose from " table " x" from \
		                        " order by x." key, \
		                .shows_nobody = "a test", \
		                .scans = "a test", \
		        }, \
		.damage = \
		        { \
		                .name = "test.harm_" named, \
		                .text = "update " table " set " column \
		                        " = " column \
		                        " || '!' where length(" column \
		                        ") > 0", \
		                .unaudited = "a test", \
		                .scans = "a test", \
		        }, \
		__VA_ARGS__ \
	}
/* Of one column, and of a few of which one is damaged. */
#define PLACE(table, key, column, by, ...) \
	PLACE_(table "_" column, table, key, column, "x." column, by, "", \
	       __VA_ARGS__)
#define FEW(table, key, column, words, by, ...) \
	PLACE_(table "_" column, table, key, column, words, by, "", __VA_ARGS__)
#define AND(a, b) a " || '|' || " b

const struct hand_place hand_places[] = {
        FEW("plan_goal", "goal", "title", AND("x.title", AND("x.why", "x.how")),
            VOICE("x.voice")),
        PLACE("plan_goal", "goal", "person_view", OWN),
        PLACE("plan_goal", "goal", "worker_view", WORKER),
        PLACE("plan_goal", "goal", "person_words",
              SAID("'person'", "x.reply_how"), .falls = true),
        PLACE("plan_goal", "goal", "worker_words", WORKER, .falls = true),
        FEW("plan_step", "step", "words", AND("x.words", "x.needs"),
            VOICE("x.voice")),
        PLACE("plan_step", "step", "person_words",
              SAID("'person'", "x.reply_how"), .falls = true),
        PLACE("plan_step", "step", "worker_words", WORKER, .falls = true),
        PLACE("plan_statement", "statement", "words", VOICE("x.voice")),
        FEW("plan_strength", "strength", "words", AND("x.words", "x.evidence"),
            VOICE("x.voice")),
        PLACE("plan_strength", "strength", "ended_why", BY("x.ended_by")),
        FEW("plan_hurdle", "hurdle", "gets",
            AND("x.gets", AND("x.then_do", "x.helps")), VOICE("x.voice")),
        PLACE("plan_note", "note", "words", VOICE("x.voice")),
        FEW("plan_met", "met", "why", AND("x.why", "x.shows"),
            SAID("x.side", "x.person_how")),
        PLACE("plan_met", "met", "person_words",
              SAID("'person'", "x.person_how")),
        PLACE("plan_met", "met", "worker_words", WORKER),
        FEW("plan_scale", "scale", "as_hoped",
            AND("x.much_less",
                AND("x.less", AND("x.as_hoped", AND("x.more", "x.much_more")))),
            SAID("x.side", "x.person_how")),
        PLACE("plan_rating", "rating", "words", SAID("x.side", "x.how")),
        /* That somebody could not answer is a worker's to say. */
        PLACE("plan_agreement", "agreement", "words",
              "case when x.side = 'worker' then 3"
              " when x.answer = 'could_not_answer'"
              " or x.way not in ('', 'own') then 2 else 1 end"),
        PLACE("plan_sign", "sign", "heard_words", OWN),
        PLACE("plan_sign", "sign", "settled_words", WORKER),
        PLACE("plan_look", "look", "first_words", BY("x.first_by")),
        PLACE("plan_look", "look", "second_words", BY("x.second_by")),
        PLACE("plan_phase", "phase", "entry_words", BY("x.entered_by")),
        PLACE("plan_phase", "phase", "exit_words", BY("x.left_by")),
        PLACE("plan_later", "later", "words", BY("x.made_by")),
        PLACE("plan_supporter", "supporter", "name", VOICE("x.voice")),
        FEW("strengths_area", "area", "own_view",
            AND("x.own_view", AND("x.own_strengths",
                                  AND("x.own_ready", "x.own_ready_words"))),
            VOICE("x.own_voice")),
        FEW("strengths_area", "area", "work_view",
            AND("x.work_view",
                AND("x.work_strengths",
                    AND("x.work_needs",
                        AND("x.work_harm_words", AND("x.work_reoffending_words",
                                                     "x.work_evidence"))))),
            "case when x.work_by is null then 0 else 3 end"),
        PLACE("strengths_edition", "edition", "answer", BY("x.answered_by")),
        PLACE("strengths_edition", "edition", "second_answer",
              BY("x.second_by")),
        PLACE("strengths_edition", "edition", "locked_words",
              BY("x.locked_by")),
        PLACE("strengths_mine", "mine", "document", VOICE("x.voice")),
        FEW("strengths_decision", "decision", "what", AND("x.what", "x.who"),
            SIDE("x.side")),
        PLACE("strengths_rating", "rating", "words",
              "case when x.side = 'worker' then 3"
              " when x.for_them = 1 then 2 else 1 end"),
        PLACE("strengths_right", "change", "why", SIDE("x.side")),
        PLACE("strengths_right", "change", "answer", BY("x.answered_by")),
        FEW("strengths_tool_entry", "entry", "words",
            AND("x.words", "x.teller"),
            "case when x.author = cast(:jay as bigint) then 1"
            " when x.view = 'worker' then 3 else 2 end"),
        PLACE_("ready_answer_words", "ready_answer", "answer", "words",
               AND("x.says", "x.words"), VOICE("s.voice"),
               " join ready_sitting s on s.sitting = x.sitting"),
        PLACE("ready_beside", "note", "words", BY("x.made_by")),
        PLACE("ready_urgent", "urgent", "words", VOICE("x.voice")),
        PLACE("ready_urgent", "urgent", "done", BY("x.done_by")),
        PLACE("ready_sitting", "sitting", "why", BY("x.ended_by")),
        PLACE("ready_look", "look", "why", BY("x.ended_by")),
        PLACE("ready_rating", "rating", "example",
              "case when x.side = 'worker' then 3 else " VOICE(
                      "x.voice") " end"),
        FEW("support_entry", "entry", "words", AND("x.words", "x.detail"),
            VOICE("x.voice")),
        PLACE("support_entry", "entry", "back_why", BY("x.back_by")),
        FEW("support_need", "need", "words", AND("x.words", "x.partner"),
            VOICE("x.voice")),
        PLACE("support_none", "said", "notes", VOICE("x.voice")),
        PLACE("support_say", "say", "words", VOICE("x.voice")),
        PLACE("support_step", "step", "notes", VOICE("x.voice")),
        PLACE("induction_word", "word", "words", VOICE("x.voice")),
        PLACE("induction_word", "word", "answer", BY("x.answered_by")),
        PLACE("induction_end", "ending", "why", VOICE("x.voice")),
        PLACE("ending_text", "text", "words", VOICE("x.voice")),
        PLACE("ending_letter", "letter", "words", VOICE("x.voice")),
        PLACE("ending_letter", "letter", "signed_words", BY("x.signed_by")),
        FEW("ending_support", "support", "who",
            AND("x.who", AND("x.what", "x.reach")), VOICE("x.voice")),
        PLACE("ending_talk", "talk", "why", BY("x.made_by")),
        PLACE("ending_visit", "visit", "words", VOICE("x.voice")),
        PLACE("ending_visit", "visit", "answer", BY("x.answered_by")),
        FEW("mine_item", "item", "title", AND("x.title", "x.notes"),
            BY("x.made_by")),
        PLACE("mine_say", "say", "words", BY("x.made_by")),
        PLACE("mine_say", "say", "answer", BY("x.answered_by")),
        FEW("checkin_round", "checkin", "words",
            AND("x.answer_1",
                AND("x.answer_2",
                    AND("x.answer_3", AND("x.other", "x.words")))),
            "case when x.sent_by is null then 0 else " VOICE("x.voice") " end"),
        PLACE("checkin_round", "checkin", "note", BY("x.read_by")),
        PLACE("checkin_note", "note", "words", BY("x.made_by")),
        FEW("contact_contact", "contact", "note",
            AND("x.note", AND("x.purpose", AND("x.place", "x.privacy_words"))),
            WORKER),
        PLACE("contact_contact", "contact", "answer_words",
              SAID("'person'", "x.answer_how")),
        PLACE("contact_promise", "promise", "words",
              "case when x.side = 'worker' then 3"
              " when x.made_by = cast(:jay as bigint) then 1 else 2 end"),
        /* Of what is asked it is the reason that is in somebody's words. */
        PLACE("fund_request", "request", "why",
              "case when x.own_words = 1 then 1 else 3 end"),
        FEW("fund_voice", "voice", "words",
            AND("x.words", AND("x.tie", "x.public_reason")),
            "case when x.side <> 'person' then 3"
            " when x.by_user = cast(:jay as bigint) then 1 else 2 end"),
        PLACE("fund_reflection", "reflection", "changed", OWN),
        PLACE("fund_receipt_move", "move", "reason", BY("x.by_user")),
        PLACE("fund_ending", "ending", "words", BY("x.by_user")),
        PLACE("fund_end_act", "act", "words", BY("x.by_user")),
        PLACE("fund_write_off", "write_off", "words", BY("x.asked_by")),
        PLACE("fund_write_off", "write_off", "answer", BY("x.answered_by")),
        PLACE("fund_assisted", "assisted", "heard_words", OWN),
        PLACE("fund_assisted", "assisted", "settled_words", WORKER),
        {.what = NULL},
};

const struct hand_left hand_left[] = {
        {"plan_plan", "states and days"},
        {"plan_version", "a copy, sealed by its hash"},
        {"plan_help", "a link"},
        {"plan_code", "a hash"},
        {"plan_remind_way", "a choice"},
        {"plan_reminder", "a day"},
        {"plan_file", "a file as it came"},
        {"plan_net", "a day"},
        {"plan_net_tie", "a copy of that day"},
        {"strengths_area_past", "a copy, never written again"},
        {"strengths_edition_past", "states and days"},
        {"strengths_sitting", "who was in the room"},
        {"strengths_form", "a file as it came"},
        {"strengths_section", "answers of workers; no person writes in it"},
        {"ready_goal", "a link"},
        {"ready_reminder", "a day"},
        {"support_ask", "a choice"},
        {"support_done", "counts"},
        {"support_share", "a choice"},
        {"induction_talk", "who led it"},
        {"induction_told", "the text of an edition"},
        {"induction_said", "a choice"},
        {"ending_case", "a day"},
        {"ending_quote", "a copy of what is catalogued"},
        {"ending_said", "a choice"},
        {"ending_outcome", "a code"},
        {"checkin_setup", "what was agreed, not whose words"},
        {"checkin_ask", "questions of the service"},
        {"contact_act", "codes and days"},
        {"contact_goal", "a link"},
        {"contact_rating", "steps"},
        {"contact_former", "what was, with why, never written again"},
        {"fund_budget", "sums"},
        {"fund_note", "codes and facts of the service"},
        {"fund_receipt", "a file as it came"},
        {"fund_handover", "a way and a number"},
        {"fund_overdue", "days"},
        {"fund_asking", "a day"},
        {"fund_asking_no", "a day"},
        {"fund_ask_way", "a choice"},
        {.table = NULL},
};

const struct query hand_mail = {
        .name = "test.hands_mail",
        .text = "update identity_user set email = 'jay@example.org'"
                " where person = :jay",
        .unaudited = "a test",
};

const struct query *const *
hand_queries(void)
{
	static const struct query *all[2 * HAND_PLACES_MOST + 2];
	size_t n = 0;

	claim(sizeof(hand_places) / sizeof(hand_places[0]) <= HAND_PLACES_MOST);
	for (const struct hand_place *p = hand_places; p->what != NULL; p++) {
		all[n++] = &p->read;
		all[n++] = &p->damage;
	}
	all[n++] = &hand_mail;
	all[n] = NULL;
	return all;
}

/* --- reading all ---------------------------------------------------------- */

struct reading {
	struct hand_all *all;
	struct user_id jay;
};

static const struct fault *
place_read(struct ctx *ctx, const struct reading *r, size_t at)
{
	const struct query *query = &hand_places[at].read;
	bool asks = strstr(query->text, ":jay") != NULL;
	struct hand_all *all = r->all;
	struct rows rows;

	TRY(sql_rows(ctx->tx, query,
	             asks ? ARGS(arg_i64("jay", r->jay.v)) : NO_ARGS, &rows));
	all->of[at].n = rows.n;
	all->of[at].v = arena_new(all->arena, struct hand_text, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		all->of[at].v[i] = (struct hand_text){
		        .id = row_i64(&rows.v[i], "id"),
		        .words = str_copy(all->arena,
		                          row_str(&rows.v[i], "words")),
		        .whose = (enum hand)row_i64(&rows.v[i], "whose"),
		};
	return NULL;
}

static const struct fault *
read_all(struct ctx *ctx, void *data)
{
	for (size_t at = 0; hand_places[at].what != NULL; at++)
		TRY(place_read(ctx, data, at));
	return NULL;
}

struct hand_all *
hand_all_read(struct test *t, struct world *w, struct user_id jay)
{
	struct arena *arena = test_arena(t, 0);
	struct reading r = {arena_new(arena, struct hand_all, 1), jay};

	r.all->arena = arena;
	expect_ok(world_see(w, NULL, read_all, &r));
	return r.all;
}

void
hand_all_end(struct hand_all *all)
{
	test_arena_drop(all->arena);
}

/* --- judging -------------------------------------------------------------- */

/* Columns that stand together and say nothing. */
static bool
is_empty(const struct hand_text *text)
{
	for (size_t i = 0; i < text->words.n; i++)
		if (text->words.p[i] != '|')
			return false;
	return true;
}

/* Whether the same words stood under the same name already: they were copied,
 * to an edition of today, to what was or from one place to another. */
static bool
is_copy(const struct hand_all *was, const struct hand_text *is)
{
	struct str words = is->words;

	while (words.n > 0 && words.p[words.n - 1] == '|')
		words.n--;
	for (size_t at = 0; hand_places[at].what != NULL; at++)
		for (size_t i = 0; i < was->of[at].n; i++)
			if (was->of[at].v[i].whose == is->whose &&
			    str_has(was->of[at].v[i].words, words))
				return true;
	return false;
}

static bool
says(const struct hand_text *text)
{
	return text != NULL && !is_empty(text);
}

/* After an act of this side what differs stands under its name, and words that
 * stood under the other's did not just change it. */
static const char *
wrong_name(const struct hand_text *was, const struct hand_text *is, bool person)
{
	if (person && was->whose == HAND_WORKER &&
	    str_equal(was->words, is->words))
		return "a worker's words stand as the person's own";
	return (is->whose == HAND_OWN) == person
	               ? NULL
	               : "words stand under the other side's name";
}

/* What an act of this side did to words that stood there. */
static const char *
wrong_change(const struct hand_place *place, const struct hand_text *was,
             const struct hand_text *is, bool person)
{
	enum hand other = person ? HAND_WORKER : HAND_OWN;

	if (!says(is))
		return was->whose == other && !place->falls
		               ? "the other side's words are gone"
		               : NULL;
	if (str_equal(was->words, is->words) && was->whose == is->whose)
		return NULL;
	return !person && was->whose == HAND_OWN
	               ? "a worker changed the person's own words"
	               : wrong_name(was, is, person);
}

/* What is wrong with a row as it was (NULL: it was not there) and is. */
static const char *
wrong_with(const struct hand_place *place, const struct hand_text *a,
           const struct hand_text *b, const struct hand_all *was, bool person)
{
	if (says(a))
		return wrong_change(place, a, b, person);
	if (says(b) && (b->whose == HAND_OWN) != person && !is_copy(was, b))
		return "new words stand under the other side's name";
	return NULL;
}

/* Two lists by id, as one: the next row that was, that is, or both. */
struct both {
	const struct hand_text *a, *a_end, *b, *b_end;
};

static bool
both_next(struct both *p, const struct hand_text **was,
          const struct hand_text **is)
{
	bool old = p->a < p->a_end &&
	           (p->b == p->b_end || p->a->id <= p->b->id);
	bool now = p->b < p->b_end &&
	           (p->a == p->a_end || p->b->id <= p->a->id);

	*was = old ? p->a++ : NULL;
	*is = now ? p->b++ : NULL;
	return old || now;
}

static unsigned
judge_place(size_t at, const struct hand_all *was, const struct hand_all *is,
            bool person, const char *act)
{
	struct both p = {was->of[at].v, was->of[at].v + was->of[at].n,
	                 is->of[at].v, is->of[at].v + is->of[at].n};
	const struct hand_text *a, *b;
	unsigned wrong = 0;

	while (both_next(&p, &a, &b)) {
		const char *why =
		        wrong_with(&hand_places[at], a, b, was, person);

		if (why == NULL)
			continue;
		wrong++;
		if (act != NULL)
			fprintf(stderr, "# %s: %s: %s: %.*s\n", act,
			        hand_places[at].what, why,
			        STR_ARG(b != NULL ? b->words : a->words));
	}
	return wrong;
}

unsigned
hands_judge(const struct hand_all *was, const struct hand_all *is, bool person,
            const char *act)
{
	unsigned wrong = 0;

	for (size_t at = 0; hand_places[at].what != NULL; at++)
		wrong += judge_place(at, was, is, person, act);
	return wrong;
}
