/*
 * contact_form.c - what was typed in a form, read into terms.
 */
#include "practice/contact/contact_views.h"

/* An empty field is none; what is no day is a problem. */
void
contact_read_day(const struct ctx *ctx, const struct request *req,
                 const char *field, struct date *out, struct problems *problems)
{
	struct str typed = request_field(req, field);

	*out = DATE_NONE;
	if (str_empty(typed) || date_read(typed, ctx->today, out))
		return;
	*out = DATE_NONE;
	problems_add(problems, field, "Enter a real date, for example {day}",
	             {"day", S("20/11/2026")});
}

static struct instant
moment_read(const struct ctx *ctx, const struct request *req, const char *when,
            const char *time, struct problems *problems)
{
	struct str typed = request_field(req, time);
	struct date day;
	int minutes;

	contact_read_day(ctx, req, when, &day, problems);
	if (!time_read(typed, &minutes)) {
		problems_add(problems, time,
		             "Enter a time, for example 10:30am");
		return INSTANT_NONE;
	}
	return date_is(day) ? instant_of(day, minutes) : INSTANT_NONE;
}

void
contact_read_when(const struct ctx *ctx, const struct request *req,
                  const char *when, const char *time, struct contact_terms *out,
                  struct problems *problems)
{
	*out = (struct contact_terms){
	        .planned_minutes = -1,
	        .minutes = -1,
	        .kind = -1,
	        .outcome = -1,
	};
	out->at = moment_read(ctx, req, when, time, problems);
	if (str_empty(request_field(req, when)))
		problems_add(problems, when, "Enter the date");
}

static int64_t
minutes_read(const struct request *req, const char *field,
             struct problems *problems)
{
	struct str typed = request_field(req, field);
	int64_t minutes;

	if (str_empty(typed))
		return -1;
	if (str_i64(typed, &minutes) && minutes >= 0)
		return minutes;
	problems_add(problems, field, "Enter the minutes as a number");
	return -1;
}

void
contact_read_terms(const struct ctx *ctx, const struct request *req,
                   struct contact_terms *out, struct problems *problems)
{
	(void)ctx;
	out->kind = str_word(request_field(req, "kind"), contact_kinds);
	out->place = request_field(req, "place");
	out->purpose = request_field(req, "purpose");
	out->planned_minutes = minutes_read(req, "planned_minutes", problems);
}

static void
goals_read(const struct ctx *ctx, const struct request *req,
           struct contact_terms *out, struct problems *problems)
{
	struct goal_id *goals =
	        arena_new(ctx->arena, struct goal_id, REQUEST_FIELDS_MOST);
	struct str value;
	size_t n = 0;

	for (size_t i = 0; request_field_at(req, "goals", i, &value); i++) {
		if (n < REQUEST_FIELDS_MOST && id_read(value, &goals[n].v))
			n++;
		else
			problems_add(problems, "goals",
			             "Select goals from the list");
	}
	out->goals = goals;
	out->goals_n = n;
}

static void
privacy_read(const struct request *req, enum contact_privacy stored,
             struct contact_terms *out, struct problems *problems)
{
	int privacy;

	out->privacy = CONTACT_SHARED;
	if (!str_is(request_field(req, "private"), "yes"))
		return;
	out->privacy_words = request_field(req, "privacy_words");
	privacy = str_word(request_field(req, "privacy"), contact_privacies);
	if (privacy <= CONTACT_SHARED ||
	    (privacy == CONTACT_IMPORTED && stored != CONTACT_IMPORTED))
		problems_add(problems, "privacy",
		             "Choose why this note is private");
	else
		out->privacy = (enum contact_privacy)privacy;
}

const char *
contact_code_field(struct arena *arena, enum contact_outcome outcome)
{
	return str_c(arena,
	             str_print(arena, "code_%s", contact_outcomes[outcome]));
}

/* What was chosen below the outcome that was chosen. */
static struct str
code_read(const struct ctx *ctx, const struct request *req, int outcome)
{
	if (outcome < 0 || outcome >= CONTACT_NONE_YET)
		return S("");
	return request_field(req,
	                     contact_code_field(ctx->arena,
	                                        (enum contact_outcome)outcome));
}

void
contact_read_result(const struct ctx *ctx, const struct request *req,
                    enum contact_privacy stored, struct contact_terms *out,
                    struct problems *problems)
{
	int outcome = str_word(request_field(req, "outcome"), contact_outcomes);

	out->outcome = outcome;
	out->minutes = minutes_read(req, "minutes", problems);
	out->note = request_field(req, "note");
	out->need_note = outcome < 0 ||
	                 contact_is_attended((enum contact_outcome)outcome);
	out->code = code_read(ctx, req, outcome);
	if (outcome == CONTACT_ACCEPTABLE && str_empty(out->code))
		problems_add(problems,
		             contact_code_field(ctx->arena, CONTACT_ACCEPTABLE),
		             "Select why the absence is acceptable");
	goals_read(ctx, req, out, problems);
	privacy_read(req, stored, out, problems);
	for (int side = 0; side < CONTACT_SIDE_COUNT; side++) {
		bool person = side == CONTACT_PERSON;
		struct contact_promised *p = &out->promised[side];

		p->words = request_field(req, person ? "promise_person"
		                                     : "promise_worker");
		contact_read_day(ctx, req, person ? "due_person" : "due_worker",
		                 &p->due, problems);
	}
}

void
contact_read_next(const struct ctx *ctx, const struct request *req,
                  const struct contact_terms *now, struct contact_terms *out,
                  struct problems *problems)
{
	*out = (struct contact_terms){
	        .at = INSTANT_NONE,
	        .kind = now->kind,
	        .place = request_field(req, "next_place"),
	        .planned_minutes = -1,
	        .minutes = -1,
	        .outcome = -1,
	};
	if (str_empty(request_field(req, "next_when")))
		return;
	out->at = moment_read(ctx, req, "next_when", "next_time", problems);
	if (instant_is(out->at) && out->at.ms <= ctx->now.ms)
		problems_add(problems, "next_when",
		             "The next appointment must be in the future");
	contact_words_check(problems, "next_place", out->place,
	                    CONTACT_LINE_MOST);
}

const struct fault *
contact_kept_of_request(struct ctx *ctx, const struct request *req,
                        struct person_id person)
{
	struct str kept = request_field(req, "kept");
	struct contact_promise promise;
	struct promise_id id;

	TRY(request_place_id(req, "promise", &id.v));
	TRY(contact_store_promise_lock(ctx, id, &promise));
	if (promise.person.v != person.v)
		return fault_not_found(ctx, "We cannot find that promise");
	if (!str_is(kept, "kept") && !str_is(kept, "not_kept"))
		return fault_invalid(ctx, "Say if the promise was kept");
	return contact_promise_keep(ctx, id, str_is(kept, "kept"));
}

/* What a question was answered with; 0 for nothing, -1 for no number. */
static int
stars_of(const struct request *req, const char *field)
{
	struct str typed = request_field(req, field);
	int64_t stars;

	if (str_empty(typed))
		return 0;
	return str_i64(typed, &stars) && stars >= 1 && stars <= 5 ? (int)stars
	                                                          : -1;
}

void
contact_read_rating(const struct request *req, struct contact_rating *out)
{
	*out = (struct contact_rating){
	        .heard = stars_of(req, "heard"),
	        .fair = stars_of(req, "fair"),
	        .useful = stars_of(req, "useful"),
	        .at = INSTANT_NONE,
	};
}
