/*
 * fund_press.c - rules: lines for the press, and what was asked.
 */
#include "practice/fund/fund_press_local.h"

#include "base/fold.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/people/people_named.h"

#define SEARCH_MOST 8

/* --- what is wrong ---------------------------------------------------- */

static void
needed(struct problems *problems, const char *field, struct str words,
       size_t most, struct text missing)
{
	if (str_empty(words))
		problems_put(problems, field, missing);
	fund_words_check(problems, field, words, most);
}

/* Words that name somebody are explained, and kept by whoever is sure. */
static const struct fault *
names_check(struct ctx *ctx, const struct str *words, size_t n, bool sure,
            struct problems *problems)
{
	struct str named;

	for (size_t i = 0; i < n && !sure; i++) {
		TRY(people_named(ctx, words[i], &named));
		if (str_empty(named))
			continue;
		problems_add(problems, "sure",
		             "“{name}” reads like somebody on probation. No "
		             "answer names anybody: take it out, or say that "
		             "you looked and it is nobody",
		             {"name", named});
		return NULL;
	}
	return NULL;
}

static void
days_check(const struct fund_press *t, struct problems *problems)
{
	if (!date_is(t->valid_from))
		problems_add(problems, "valid_from",
		             "Enter the first day it may be used");
	else if (date_is(t->valid_to) &&
	         date_before(t->valid_to, t->valid_from))
		problems_add(problems, "valid_to",
		             "The last day cannot be before the first");
}

static const struct fault *
terms_check(struct ctx *ctx, const struct fund_press *t, bool sure,
            struct problems *problems)
{
	const struct str words[] = {t->question, t->answer, t->facts,
	                            t->question_cy, t->answer_cy};

	needed(problems, "question", t->question, FUND_LINE_MOST,
	       TEXT("Enter what may be asked"));
	needed(problems, "answer", t->answer, FUND_WORDS_MOST,
	       TEXT("Enter what we answer"));
	needed(problems, "facts", t->facts, FUND_WORDS_MOST,
	       TEXT("Enter what the answer rests on"));
	fund_words_check(problems, "question_cy", t->question_cy,
	                 FUND_LINE_MOST);
	fund_words_check(problems, "answer_cy", t->answer_cy, FUND_WORDS_MOST);
	if (str_empty(t->question_cy) != str_empty(t->answer_cy))
		problems_add(problems,
		             str_empty(t->answer_cy) ? "answer_cy"
		                                     : "question_cy",
		             "Enter both in Welsh, or neither");
	days_check(t, problems);
	return names_check(ctx, words, 5, sure, problems);
}

/* --- lines ------------------------------------------------------------ */

const struct fault *
fund_press_write(struct ctx *ctx, const struct fund_press *terms, int64_t seen,
                 bool sure, struct problems *problems, int64_t *line)
{
	struct fund_press made = *terms, *versions;
	struct problems fresh;
	size_t n;

	made.version = 1;
	if (terms->line != 0) {
		TRY(fund_press_versions(ctx, terms->line, &versions, &n));
		TRY(ctx_version_check(ctx, versions[0].version, seen));
		made.version = versions[0].version + 1;
	} else {
		made.line = id_new();
	}
	problems = fund_problems(ctx, problems, &fresh);
	TRY(terms_check(ctx, terms, sure, problems));
	TRY(problems_fault(problems));
	TRY(fund_press_store_add(ctx, &made));
	*line = made.line;
	return audit_record_detail(ctx, "fund.press_written",
	                           (struct person_id){0}, made.line,
	                           sure ? S("looked=again") : S(""));
}

/* Somebody else: not the same sign-in, and not another of the same name. */
static const struct fault *
other_check(struct ctx *ctx, const struct fund_press *version)
{
	bool same;

	TRY(identity_is_actor(ctx, version->written_by, &same));
	if (same)
		return fault_refused(ctx, "Somebody else must agree this line: "
		                          "you wrote it");
	return NULL;
}

const struct fault *
fund_press_agree(struct ctx *ctx, int64_t line, int64_t version)
{
	struct fund_press *versions;
	size_t n;

	TRY(fund_press_versions(ctx, line, &versions, &n));
	TRY(ctx_version_check(ctx, versions[0].version, version));
	if (versions[0].agreed_by.v != 0)
		return fault_refused(ctx, "This line is agreed already");
	TRY(other_check(ctx, &versions[0]));
	TRY(fund_press_store_agree(ctx, line, version));
	return audit_record(ctx, "fund.press_agreed", (struct person_id){0},
	                    line);
}

static bool
has_words(struct ctx *ctx, const struct fund_press *p, const struct str *words,
          size_t n)
{
	struct str text = str_print(ctx->arena, "%.*s %.*s %.*s %.*s %.*s",
	                            STR_ARG(p->question), STR_ARG(p->answer),
	                            STR_ARG(p->facts), STR_ARG(p->question_cy),
	                            STR_ARG(p->answer_cy));

	text = fold(ctx->arena, text);
	for (size_t i = 0; i < n; i++)
		if (!str_has(text, words[i]))
			return false;
	return true;
}

static bool
is_live(const struct ctx *ctx, const struct fund_press *p)
{
	return p->agreed_by.v != 0 && !date_before(ctx->today, p->valid_from) &&
	       (!date_is(p->valid_to) || !date_before(p->valid_to, ctx->today));
}

const struct fault *
fund_press_live(struct ctx *ctx, struct str words, struct fund_press **out,
                size_t *n)
{
	struct str of[SEARCH_MOST];
	size_t of_n = fold_words(ctx->arena, fold(ctx->arena, words), of,
	                         SEARCH_MOST);
	struct fund_press *all;
	size_t all_n, kept = 0;
	int64_t agreed = 0;

	TRY(fund_press_store_all(ctx, &all, &all_n));
	for (size_t i = 0; i < all_n; i++) {
		if (all[i].line == agreed || all[i].agreed_by.v == 0)
			continue;
		agreed = all[i].line; /* its newest agreed version */
		if (is_live(ctx, &all[i]) && has_words(ctx, &all[i], of, of_n))
			all[kept++] = all[i];
	}
	*out = all;
	*n = kept;
	return NULL;
}

const struct fault *
fund_press_waiting(struct ctx *ctx, struct fund_press **out, size_t *n)
{
	struct fund_press *all;
	size_t all_n, kept = 0;
	int64_t before = 0;

	TRY(fund_press_store_all(ctx, &all, &all_n));
	for (size_t i = 0; i < all_n; i++) {
		bool newest = all[i].line != before;

		before = all[i].line;
		if (newest && all[i].agreed_by.v == 0)
			all[kept++] = all[i];
	}
	*out = all;
	*n = kept;
	return NULL;
}

/* --- enquiries -------------------------------------------------------- */

static void
enquiry_days_check(const struct ctx *ctx, const struct fund_enquiry *e,
                   struct problems *problems)
{
	if (!date_is(e->came_on) || date_before(ctx->today, e->came_on))
		problems_add(problems, "came_on",
		             "Enter the day they asked, today or before");
	else if (!date_is(e->due_on) || date_before(e->due_on, e->came_on))
		problems_add(problems, "due_on",
		             "Enter the day they want an answer by");
}

const struct fault *
fund_enquiry_log(struct ctx *ctx, const struct fund_enquiry *enquiry, bool sure,
                 struct problems *problems, int64_t *id)
{
	const struct str words[] = {enquiry->outlet, enquiry->asked};
	struct fund_enquiry made = *enquiry;
	struct problems fresh;

	problems = fund_problems(ctx, problems, &fresh);
	needed(problems, "outlet", enquiry->outlet, FUND_LINE_MOST,
	       TEXT("Enter the paper, station or site"));
	needed(problems, "asked", enquiry->asked, FUND_WORDS_MOST,
	       TEXT("Enter what was asked"));
	enquiry_days_check(ctx, enquiry, problems);
	TRY(names_check(ctx, words, 2, sure, problems));
	TRY(problems_fault(problems));
	made.id = id_new();
	TRY(fund_enquiry_store_add(ctx, &made));
	*id = made.id;
	return audit_record_detail(ctx, "fund.enquiry_logged",
	                           (struct person_id){0}, made.id,
	                           sure ? S("looked=again") : S(""));
}

/* The version of a line that is in force, or 0. */
static const struct fault *
line_find(struct ctx *ctx, int64_t line, int64_t *version)
{
	struct fund_press *live;
	size_t n;

	*version = 0;
	TRY(fund_press_live(ctx, S(""), &live, &n));
	for (size_t i = 0; i < n; i++)
		if (live[i].line == line)
			*version = live[i].version;
	return NULL;
}

const struct fault *
fund_enquiry_answer(struct ctx *ctx, int64_t id, int64_t line, struct str words,
                    bool sure, struct problems *problems)
{
	struct fund_enquiry e;
	struct problems fresh;

	TRY(fund_enquiry_get(ctx, id, &e));
	if (instant_is(e.answered_at))
		return fault_refused(ctx, "This is answered already");
	problems = fund_problems(ctx, problems, &fresh);
	e.line = line;
	e.words = words;
	if (line != 0)
		TRY(line_find(ctx, line, &e.version));
	if (line != 0 && e.version == 0)
		problems_add(problems, "line",
		             "Choose a line that is in force");
	if (line == 0 && str_empty(words))
		problems_add(problems, "words",
		             "Choose a line, or enter what was answered");
	fund_words_check(problems, "words", words, FUND_WORDS_MOST);
	TRY(names_check(ctx, &words, 1, sure, problems));
	TRY(problems_fault(problems));
	TRY(fund_enquiry_store_answer(ctx, &e));
	return audit_record_detail(ctx, "fund.enquiry_answered",
	                           (struct person_id){0}, id,
	                           sure ? S("looked=again") : S(""));
}
