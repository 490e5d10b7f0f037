/*
 * form_studied_store.c - answers on housing and work, for studies.
 */
#include "practice/strengths/form_studied.h"

#include "base/json.h"

/* A file is 1 MB at most; what is read of it is let go with it. */
#define READ_BYTES ((size_t)64 * 1024 * 1024)

const struct query form_q_studied = {
        .name = "strengths.form_studied",
        .text = "select person, at, '' as updated, document"
                " from strengths_section"
                " where code in ('accommodation', 'employment-education')"
                " union all select person, at, updated, document"
                " from strengths_form order by 1, 2",
        .scans = "a study's rows, in a job of their own",
        .shows_nobody = "a study's rows name nobody",
};

/* The value of one answer; empty where there is none. */
static struct str
value_of(const json_t *document, const char *code)
{
	const json_t *v = json_object_get(
	        json_object_get(json_object_get(document, "assessment"), code),
	        "value");

	return json_is_string(v) ? (struct str){json_string_value(v),
	                                        json_string_length(v)}
	                         : S("");
}

/* 1 of the first `yes` words of a list, 0 of the others, -1 of none. */
static int
is_of(struct str value, const char *const *words, int yes)
{
	int place = str_word(value, words);

	return place < 0 ? -1 : place < yes;
}

void
form_lived_read(struct str document, struct form_lived *out)
{
	static const char *const homes[] = {"SETTLED", "TEMPORARY",
	                                    "NO_ACCOMMODATION", NULL};
	static const char *const works[] = {"EMPLOYED",
	                                    "SELF_EMPLOYED",
	                                    "RETIRED",
	                                    "CURRENTLY_UNAVAILABLE_FOR_WORK",
	                                    "UNEMPLOYED_LOOKING_FOR_WORK",
	                                    "UNEMPLOYED_NOT_LOOKING_FOR_WORK",
	                                    NULL};
	struct arena *own = arena_create(READ_BYTES);
	json_t *json;

	out->housed = out->in_work = -1;
	if (json_read(own, document, &json) == NULL) {
		out->housed = is_of(value_of(json, "current_accommodation"),
		                    homes, 1);
		out->in_work =
		        is_of(value_of(json, "employment_status"), works, 2);
	}
	arena_drop(own);
}

struct hand {
	const struct fault *(*fn)(void *data, const struct form_lived *one);
	void *data;
};

static const struct fault *
row_hand(void *data, const struct row *row)
{
	const struct hand *h = data;
	struct form_lived one = {.person = {row_i64(row, "person")}};

	form_lived_read(row_str(row, "document"), &one);
	if (one.housed < 0 && one.in_work < 0)
		return NULL;
	if (!date_read_iso(str_slice(row_str(row, "updated"), 0, 10), &one.on))
		one.on = instant_date(row_instant(row, "at"));
	return h->fn(h->data, &one);
}

const struct fault *
forms_studied(struct ctx *ctx,
              const struct fault *(*fn)(void *data,
                                        const struct form_lived *one),
              void *data)
{
	struct hand h = {fn, data};

	return sql_each(ctx->tx, &form_q_studied, NO_ARGS, row_hand, &h);
}
