/*
 * plan_hmpps_look.c - who looked at a plan that both agreed, in the services'
 * tag where the shape has one, and whole in the member of our own.
 */
#include "practice/plan/plan_hmpps_in.h"

#define LOOK "countersigning"

/* --- out ------------------------------------------------------------------ */

struct str
hmpps_look_tag(const struct plan_hmpps_who *who)
{
	return str_of(plan_look_tags[who->look_state]);
}

void
plan_looked_put(struct json_out *j, const char *key,
                const struct plan_looked *looked)
{
	json_object(j, key);
	json_str(j, "says", str_of(plan_look_says_words[looked->says]));
	json_str_or_null(j, "words", looked->words);
	json_str_or_null(j, "by", looked->name);
	json_instant(j, "at", looked->at);
	json_end(j);
}

static void
put_looked(struct json_out *j, const char *key, const struct plan_looked *l)
{
	if (l->says != PLAN_LOOK_UNSAID)
		plan_looked_put(j, key, l);
}

void
hmpps_put_look(struct json_out *j, const struct plan_hmpps_who *who)
{
	if (who->look_state == PLAN_LOOK_NONE)
		return;
	json_object(j, LOOK);
	json_str(j, "status", hmpps_look_tag(who));
	put_looked(j, "first", &who->look->first);
	put_looked(j, "second", &who->look->second);
	json_end(j);
}

/* --- in ------------------------------------------------------------------- */

static struct plan_looked
get_looked(struct hmpps_in *in, const json_t *look, const struct hmpps_at *up,
           const char *key)
{
	const struct hmpps_at at = {up, key, 0};
	const json_t *o = hmpps_object(in, hmpps_get(look, key), &at);

	if (o == NULL)
		return (struct plan_looked){.at = INSTANT_NONE};
	return (struct plan_looked){
	        .says = hmpps_word(in, hmpps_get(o, "says"),
	                           HMPPS_AT(&at, "says"), plan_look_says_words,
	                           PLAN_LOOK_UNSAID),
	        .words = hmpps_str(in, hmpps_get(o, "words"),
	                           HMPPS_AT(&at, "words")),
	        .name = hmpps_str(in, hmpps_get(o, "by"), HMPPS_AT(&at, "by")),
	        .at = hmpps_moment(in, hmpps_get(o, "at"), HMPPS_AT(&at, "at")),
	};
}

/* The tag where the shape has it; else that of our own member. */
static struct str
tag_of(struct hmpps_in *in, const json_t *root, const json_t *look,
       const struct hmpps_at *at)
{
	const json_t *version = hmpps_get(root, "currentVersion");
	const json_t *v =
	        hmpps_get(json_is_object(version) ? version : root, "status");

	if (json_is_string(v) && json_string_length(v) > 0)
		return (struct str){json_string_value(v),
		                    json_string_length(v)};
	return hmpps_str(in, hmpps_get(look, "status"), HMPPS_AT(at, "status"));
}

void
hmpps_get_look(struct hmpps_in *in, const json_t *root)
{
	const struct hmpps_at ours = {NULL, PLAN_HMPPS_OURS, 0};
	const struct hmpps_at at = {&ours, LOOK, 0};
	const json_t *look = hmpps_object(
	        in, hmpps_get(hmpps_get(root, PLAN_HMPPS_OURS), LOOK), &at);

	in->out->look = (struct plan_hmpps_look){
	        .tag = tag_of(in, root, look, &at),
	        .first = get_looked(in, look, &at, "first"),
	        .second = get_looked(in, look, &at, "second"),
	};
}
