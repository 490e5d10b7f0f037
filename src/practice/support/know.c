/*
 * know.c - rules: what is said of how a person learns, and what helps them.
 */
#include "practice/support/know_tells.h"
#include "practice/support/support_local.h"

#include "base/fold.h"
#include "kernel/access/access.h"
#include "register/policy/policy.h"

bool
know_stands(const struct know_entry *entry)
{
	return entry->back.user.v == 0;
}

int
know_standing(const struct know *know, enum know_kind kind)
{
	int n = 0;

	for (size_t i = 0; i < know->n; i++)
		n += know->entries[i].kind == kind &&
		     know_stands(&know->entries[i]);
	return n;
}

bool
know_helps(const struct know *know, enum support_help help)
{
	for (size_t i = 0; i < know->n; i++)
		if (know->entries[i].kind == KNOW_HELP &&
		    know->entries[i].code == (int)help &&
		    know_stands(&know->entries[i]))
			return true;
	return false;
}

/* --- the line names no condition ----------------------------------------- */

/* Whether the folded words hold the folded name, at the bounds of words. */
static bool
holds(struct arena *arena, struct str words, struct str name)
{
	struct str in = str_print(arena, " %.*s ", STR_ARG(fold(arena, words)));
	struct str of = str_print(arena, " %.*s ", STR_ARG(fold(arena, name)));

	return of.n > 2 && str_has(in, of);
}

bool
know_names_one(struct arena *arena, struct str words,
               const struct str *conditions, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (holds(arena, words, conditions[i]))
			return true;
	return false;
}

struct str *
know_conditions(struct arena *arena, const struct know *know, size_t *n)
{
	struct str *out = arena_new(arena, struct str, know->n + 1);

	*n = 0;
	for (size_t i = 0; i < know->n; i++)
		if (know->entries[i].kind == KNOW_CONDITION &&
		    know_stands(&know->entries[i]))
			out[(*n)++] = know->entries[i].words;
	return out;
}

/* --- what is wrong with an entry ------------------------------------------ */

struct judged {
	const struct know *now;
	const struct know_terms *terms;
	bool own;
	enum know_source source;
};

/* A condition is said or diagnosed, and what helps is said. */
static bool
source_fits(enum know_kind kind, enum know_source source)
{
	if (kind == KNOW_CONDITION)
		return source == KNOW_SAYS || source == KNOW_DIAGNOSED;
	return kind != KNOW_HELP || source == KNOW_SAYS;
}

static const char *
source_wrong(const struct judged *j)
{
	if (j->source <= KNOW_UNSAID || j->source >= KNOW_SOURCE_COUNT)
		return TK("Choose where this is from");
	if (j->own && j->source == KNOW_SEEN)
		return TK("What a worker saw is the worker’s to write");
	if (source_fits(j->terms->kind, j->source))
		return NULL;
	return j->terms->kind == KNOW_HELP
	               ? TK("What helps is for the person to say")
	               : TK("A condition is what they say, or what a "
	                    "doctor found");
}

static void
source_check(struct problems *problems, const struct judged *j)
{
	const char *wrong = source_wrong(j);

	if (wrong != NULL)
		problems_put(problems, "source", (struct text){.key = wrong});
	else if (j->terms->kind == KNOW_CONDITION &&
	         j->source == KNOW_DIAGNOSED && str_empty(j->terms->detail))
		problems_add(problems, "detail", "Write who said so");
}

static void
again_check(struct ctx *ctx, struct problems *problems, struct date again)
{
	if (!date_is(again) || !date_before(ctx->today, again) ||
	    date_days_between(ctx->today, again) > KNOW_AGAIN_MOST)
		problems_add(problems, "again",
		             "Write a day to ask again, in the next year");
}

static void
doer_check(struct problems *problems, const struct know_terms *terms)
{
	if (terms->doer <= KNOW_NOBODY || terms->doer >= KNOW_DOER_COUNT)
		problems_add(problems, "doer", "Choose who does it");
	if (terms->doer == KNOW_SOMEBODY && str_empty(terms->detail))
		problems_add(problems, "detail", "Write who does it");
}

static void
help_check(struct ctx *ctx, struct problems *problems, const struct judged *j)
{
	const struct know_terms *terms = j->terms;
	size_t n;
	struct str *conditions = know_conditions(ctx->arena, j->now, &n);

	if (terms->code < 0)
		problems_add(problems, "code", "Choose what helps");
	if (terms->code == SUPPORT_ELSE && str_empty(terms->words))
		problems_add(problems, "words", "Write what helps");
	if (know_names_one(ctx->arena, terms->words, conditions, n))
		problems_add(problems, "words",
		             "Everybody who meets the person reads this line. "
		             "Say what helps, and name no condition");
	support_length(problems, "words", terms->words, KNOW_HELP_MOST);
	doer_check(problems, terms);
	if (terms->again_wrong || date_is(terms->again))
		again_check(ctx, problems, terms->again);
}

static void
terms_check(struct ctx *ctx, struct problems *problems, const struct judged *j)
{
	const struct know_terms *terms = j->terms;
	bool sorted = terms->kind == KNOW_STRENGTH || terms->kind == KNOW_NEED;

	if (sorted && terms->code < 0)
		problems_add(problems, "code", "Choose what it is about");
	source_check(problems, j);
	if (terms->kind == KNOW_HELP) {
		help_check(ctx, problems, j);
	} else {
		if (str_empty(terms->words))
			problems_add(problems, "words", "Write it down first");
		support_length(problems, "words", terms->words,
		               KNOW_WORDS_MOST);
	}
	support_length(problems, "detail", terms->detail, KNOW_DETAIL_MOST);
}

static const struct fault *
room_check(struct ctx *ctx, const struct know *now,
           const struct know_terms *terms)
{
	if (know_standing(now, terms->kind) >= KNOW_STAND_MOST ||
	    now->n >= KNOW_EVER_MOST)
		return fault_refused(ctx, "There is no room for more here. "
		                          "Take one back first");
	if (terms->kind == KNOW_HELP && terms->code != SUPPORT_ELSE &&
	    know_helps(now, (enum support_help)terms->code))
		return fault_refused(ctx, "This is on the list already");
	return NULL;
}

/* --- writing -------------------------------------------------------------- */

static enum support_voice
voice_of(bool own, enum know_source source)
{
	if (own)
		return SUPPORT_OWN;
	return source == KNOW_SAYS ? SUPPORT_FOR : SUPPORT_WORKER;
}

static enum know_source
source_of(bool own, const struct know_terms *terms)
{
	if (own && (terms->source == KNOW_UNSAID || terms->kind == KNOW_HELP))
		return KNOW_SAYS;
	if (terms->kind == KNOW_HELP && terms->source == KNOW_UNSAID)
		return KNOW_SAYS;
	return terms->source < 0 ? KNOW_UNSAID
	                         : (enum know_source)terms->source;
}

/* The day that was written, or the dated rule's so many weeks. */
static const struct fault *
again_of(struct ctx *ctx, const struct know_terms *terms, struct date *out)
{
	int64_t weeks;

	*out = terms->again;
	if (terms->kind != KNOW_HELP || date_is(*out))
		return NULL;
	TRY(policy_get_i64(ctx, "support.again_weeks", S(""), ctx->today, 12,
	                   &weeks));
	*out = date_add_days(ctx->today, (int)(weeks * 7));
	return NULL;
}

static const struct fault *
entry_make(struct ctx *ctx, const struct judged *j, struct know_entry *out)
{
	const struct know_terms *terms = j->terms;
	bool help = terms->kind == KNOW_HELP;

	*out = (struct know_entry){
	        .id = {id_new()},
	        .kind = terms->kind,
	        .code = terms->kind == KNOW_CONDITION ? -1 : terms->code,
	        .words = terms->words,
	        .source = j->source,
	        .doer = help ? (enum know_doer)terms->doer : KNOW_NOBODY,
	        .detail = help && terms->doer != KNOW_SOMEBODY ? S("")
	                                                       : terms->detail,
	        .edition = terms->edition,
	        .by = {.voice = voice_of(j->own, j->source)},
	        .again = DATE_NONE,
	};
	return again_of(ctx, terms, &out->again);
}

/* What the form says of it.  A yes is asked once more where the words
 * may tell something: nobody had that before their eyes. */
static const struct fault *
share_add(struct ctx *ctx, struct person_id person, const struct judged *j,
          const struct know_entry *entry)
{
	size_t n;
	struct str *conditions = know_conditions(ctx->arena, j->now, &n);
	bool yes = j->terms->share == KNOW_SHARED;

	if (str_empty(entry->words) || (!yes && j->terms->share != KNOW_KEPT))
		return NULL;
	if (yes && !str_empty(know_tells(ctx->arena, entry->words, ctx->today,
	                                 conditions, n)))
		return NULL;
	return know_store_share(ctx, person, entry->id, yes,
	                        j->own ? SUPPORT_OWN : SUPPORT_FOR);
}

static const struct fault *
help_add(struct ctx *ctx, struct person_id person, const struct judged *j,
         const struct know_entry *entry)
{
	if (entry->kind != KNOW_HELP)
		return NULL;
	TRY(know_store_again(ctx, person, entry->id, entry->again,
	                     entry->by.voice));
	return share_add(ctx, person, j, entry);
}

static const char *
added_event(enum support_voice voice)
{
	return voice == SUPPORT_WORKER ? "support.seen" : "support.said";
}

/* What was said stands under what it was said to. */
static const struct fault *
asked_check(struct ctx *ctx, const struct know_terms *terms)
{
	const struct support_edition *edition;

	TRY(support_edition_on(ctx, ctx->today, &edition));
	if (terms->edition == edition->number)
		return NULL;
	return fault_refused(
	        ctx, "The questions changed while this was open. What you "
	             "typed is still here: look at them once more and save");
}

const struct fault *
know_add(struct ctx *ctx, struct person_id person,
         const struct know_terms *terms, struct know_id *out,
         struct problems *problems)
{
	bool own = support_is_own(ctx, person);
	struct judged j = {NULL, terms, own, source_of(own, terms)};
	struct know_entry entry = {.code = -1};
	struct problems fresh;
	struct know now = {0};

	TRY(support_need_writer(ctx, person));
	TRY(asked_check(ctx, terms));
	TRY(know_store_read(ctx, person, 1, &now));
	j.now = &now;
	problems = support_problems(ctx, problems, &fresh);
	terms_check(ctx, problems, &j);
	TRY(problems_fault(problems));
	TRY(room_check(ctx, &now, terms));
	TRY(entry_make(ctx, &j, &entry));
	TRY(know_store_add(ctx, person, &entry));
	TRY(help_add(ctx, person, &j, &entry));
	*out = entry.id;
	return support_record(ctx, person, added_event(entry.by.voice),
	                      know_kinds[entry.kind], entry.id.v);
}

const struct fault *
know_back(struct ctx *ctx, struct person_id person, struct know_id id)
{
	struct know_entry entry = {.code = -1};

	TRY(support_need_writer(ctx, person));
	TRY(know_store_entry(ctx, person, id, &entry));
	if (!support_is_theirs(ctx, person, &entry.by))
		return fault_refused(ctx, "Whoever wrote this takes it back, "
		                          "and nobody else");
	if (!know_stands(&entry))
		return fault_refused(ctx, "This was taken back before");
	TRY(know_store_back(ctx, id, S("")));
	return support_record(ctx, person, "support.taken_back",
	                      know_kinds[entry.kind], id.v);
}

bool
know_may_set_aside(const struct ctx *ctx, struct person_id person,
                   const struct know_entry *entry)
{
	return !support_is_own(ctx, person) && entry->by.voice != SUPPORT_OWN &&
	       !support_is_theirs(ctx, person, &entry->by);
}

/* A record that was opened for three hours is read, and what somebody who works
 * with the person wrote stays as it is. */
static const struct fault *
aside_check(struct ctx *ctx, struct person_id person,
            const struct know_entry *entry)
{
	bool stands;

	if (support_is_own(ctx, person))
		return fault_refused(ctx, "A worker does this. You can take "
		                          "it back");
	if (entry->by.voice == SUPPORT_OWN)
		return fault_refused(ctx, "They wrote this themselves. Ask "
		                          "them to take it back");
	if (support_is_theirs(ctx, person, &entry->by))
		return fault_refused(ctx, "You wrote this. Take it back");
	TRY(access_stands(ctx, person, &stands));
	if (!stands)
		return fault_refused(ctx, "Whoever opened a record for three "
		                          "hours sets nothing aside");
	if (!know_stands(entry))
		return fault_refused(ctx, "This was taken back before");
	return NULL;
}

const struct fault *
know_set_aside(struct ctx *ctx, struct person_id person, struct know_id id,
               struct str why, struct problems *problems)
{
	struct know_entry entry = {.code = -1};
	struct problems fresh;

	TRY(support_need_writer(ctx, person));
	TRY(know_store_entry(ctx, person, id, &entry));
	TRY(aside_check(ctx, person, &entry));
	why = str_trim(why);
	problems = support_problems(ctx, problems, &fresh);
	if (str_empty(why))
		problems_add(problems, "why", "Write why you set this aside");
	support_length(problems, "why", why, KNOW_WHY_MOST);
	TRY(problems_fault(problems));
	TRY(know_store_back(ctx, id, why));
	return support_record(ctx, person, "support.set_aside",
	                      know_kinds[entry.kind], id.v);
}

const struct fault *
know_too_often(struct ctx *ctx, struct person_id person,
               const struct know_entry *entry)
{
	if (support_is_theirs(ctx, person, &entry->by))
		return fault_refused(ctx, "This was changed 60 times. Take it "
		                          "back and write it again");
	if (entry->by.voice == SUPPORT_OWN)
		return fault_refused(ctx, "This was changed 60 times. Ask "
		                          "them to take it back and write it "
		                          "again");
	return fault_refused(ctx, "This was changed 60 times. Set it aside, "
	                          "say why, and write it again");
}

const struct fault *
know_ask_again(struct ctx *ctx, struct person_id person, struct know_id id,
               struct date again, struct problems *problems)
{
	bool own = support_is_own(ctx, person);
	struct know_entry entry = {.code = -1};
	struct problems fresh;
	struct know_said said;

	TRY(support_need_writer(ctx, person));
	TRY(know_store_entry(ctx, person, id, &entry));
	if (entry.kind != KNOW_HELP)
		return fault_not_found(ctx, "We cannot find those words");
	if (!know_stands(&entry))
		return fault_refused(ctx, "This was taken back before");
	problems = support_problems(ctx, problems, &fresh);
	again_check(ctx, problems, again);
	TRY(problems_fault(problems));
	TRY(know_store_said(ctx, id, &said));
	if (said.asks >= KNOW_SAID_MOST)
		return know_too_often(ctx, person, &entry);
	TRY(know_store_again(ctx, person, id, again,
	                     own ? SUPPORT_OWN : SUPPORT_FOR));
	return support_record(ctx, person, "support.asked_again",
	                      know_kinds[entry.kind], id.v);
}

const struct fault *
know_finish(struct ctx *ctx, struct person_id person)
{
	bool own = support_is_own(ctx, person);
	struct know now = {0};
	int strengths;

	TRY(support_need_writer(ctx, person));
	TRY(know_store_read(ctx, person, 1, &now));
	strengths = know_standing(&now, KNOW_STRENGTH);
	if (strengths == 0)
		return fault_refused(ctx, "Strengths come first. Write down "
		                          "one strength, then finish");
	if (now.done.is && !now.done.since)
		return fault_refused(ctx, "Nothing has changed since this was "
		                          "finished");
	TRY(know_store_done(ctx, person, strengths,
	                    know_standing(&now, KNOW_NEED),
	                    own ? SUPPORT_OWN : SUPPORT_FOR));
	return support_record(ctx, person, "support.finished", NULL, 0);
}
