/* form_victim_test.c - the list of victims, one sentence each. */
#include <string.h>

#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_ours.h"
#include "practice/strengths/form_victim.h"

#define PERSON_WAS \
	"{\"assessment\":{\"offence_analysis_who_was_the_victim\":" \
	"{\"values\":[\"ONE_OR_MORE_PERSON\"]}}}"
#define NONE_WAS \
	"{\"assessment\":{\"offence_analysis_who_was_the_victim\":" \
	"{\"values\":[\"OTHER\"]}}}"
#define WORD(code, v) ",\"offence_analysis_" code "\":{\"value\":\"" v "\"}"
#define LIST(code, v) ",\"offence_analysis_" code "\":{\"values\":[\"" v "\"]}"
/* Nothing open but the list. */
#define WHOLE \
	"{\"assessment\":{\"offence_analysis_who_was_the_victim\":" \
	"{\"values\":[\"ONE_OR_MORE_PERSON\"]}" WORD( \
	        "description_of_offence", \
	        "A shop") LIST("elements", "NONE") WORD("reason", "Money") \
	        LIST("motivations", \
	             "FINANCIAL_MOTIVATION") WORD("how_many_involved", "NONE") \
	                WORD("impact_on_victims", \
	                     "YES") WORD("accept_responsibility", \
	                                 "YES") WORD("patterns_of_offending", \
	                                             "Now and then") \
	                        WORD("escalation", "NO") WORD("risk", "NO") \
	                                WORD("perpetrator_of_" \
	                                     "domestic_abuse", \
	                                     "NO") WORD("victim_of_domestic_" \
	                                                "abuse", \
	                                                "NO") "}}"
#define COLLECTION "offence_analysis_victims_collection"

#define SAY_FIRST \
	"Say in the offence analysis first that a person was the victim. " \
	"Then list them here."

struct victim_act {
	struct act a; /* first */
	int64_t seen;
	size_t place;
	struct form_victim victim;
	struct form_fill_terms terms;
	struct form_fill fills[FORM_SECTION_COUNT];
	struct form_doc doc;
	struct form_victims list;
	struct form_ours ours;
	struct str json;
};

static const struct form_victim stranger = {
        .relationship = {"STRANGER", 8},
        .age = {"AGE_26_TO_49_YEARS", 18},
        .sex = {"FEMALE", 6},
        .ethnicity = {"UNKNOWN", 7},
};

static const struct fault *
do_victim(struct ctx *ctx, void *data)
{
	struct victim_act *v = data;

	return form_victim_save(ctx, v->a.person, v->seen, v->place, &v->victim,
	                        NULL);
}

static const struct fault *
do_remove(struct ctx *ctx, void *data)
{
	struct victim_act *v = data;

	return form_victim_remove(ctx, v->a.person, v->seen, v->place);
}

static const struct fault *
do_offence(struct ctx *ctx, void *data)
{
	struct victim_act *v = data;
	bool more;

	v->terms.step = FORM_STEP_ALONE;
	v->terms.form = S("1.0");
	return form_fill_save(ctx, v->a.person, FORM_OFFENCE, v->seen,
	                      &v->terms, NULL, &more);
}

static const struct fault *
see_list(struct ctx *ctx, void *data)
{
	struct victim_act *v = data;

	TRY(form_fill_read(ctx, v->a.a.id, v->fills));
	v->doc = (struct form_doc){.n = 0};
	if (!str_empty(v->fills[FORM_OFFENCE].document))
		TRY(form_read(ctx->arena, v->fills[FORM_OFFENCE].document,
		              &v->doc));
	form_victims_of(ctx->arena, &v->doc, &v->list);
	return NULL;
}

static const struct fault *
see_ours(struct ctx *ctx, void *data)
{
	struct victim_act *v = data;
	struct buf buf;

	TRY(form_ours_read(ctx, v->a.person, (struct assess_id){0}, &v->ours));
	buf_init(&buf, ctx->arena, FORM_BYTES_MOST);
	form_write(&buf, &v->ours.doc);
	v->json = buf_get(&buf);
	return NULL;
}

static void
look(struct world *w, struct victim_act *v)
{
	assess_look(w, &v->a);
	expect_ok(world_see(w, "sam", see_list, v));
	v->seen = v->fills[FORM_OFFENCE].version;
}

static struct world *
with_victims(struct test *t, struct victim_act *v)
{
	struct world *w = assess_world(t, &v->a);

	v->terms.typed = S(PERSON_WAS);
	expect_ok(world_do(w, "sam", do_offence, v));
	look(w, v);
	v->victim = stranger;
	return w;
}

static struct str
written(struct world *w, json_t *kept)
{
	struct json_out j;
	struct buf buf;

	buf_init(&buf, w->arena, 0);
	json_init(&j, &buf);
	json_array(&j, NULL);
	json_value(&j, NULL, kept);
	json_end(&j);
	return buf_get(&buf);
}

static const char *
held(const struct victim_act *v, size_t i, const char *code)
{
	return json_string_value(json_object_get(
	        json_object_get(v->list.v[i].kept, code), "value"));
}

TEST("needs victims: of each victim all four are asked, and no name")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);

	v.victim = (struct form_victim){.age = S("OLD")};
	expect_problem(world_do(w, "sam", do_victim, &v),
	               FORM_VICTIM_RELATIONSHIP, "Choose one answer");
	v.victim = stranger;
	v.victim.age = S("OLD");
	expect_problem(world_do(w, "sam", do_victim, &v), FORM_VICTIM_AGE,
	               "Choose one answer");
	v.victim = stranger;
	v.victim.sex = S("");
	expect_problem(world_do(w, "sam", do_victim, &v), FORM_VICTIM_SEX,
	               "Choose one answer");
	v.victim = stranger;
	v.victim.ethnicity = S("");
	expect_problem(world_do(w, "sam", do_victim, &v), FORM_VICTIM_RACE,
	               "Choose one answer");
	look(w, &v);
	expect_equal(v.list.n, 0);
	v.victim = stranger;
	v.victim.words = S("Words of nobody else");
	expect_ok(world_do(w, "sam", do_victim, &v));
	look(w, &v);
	expect_equal(v.list.n, 1);
	expect_str(str_of(held(&v, 0, FORM_VICTIM_AGE)), "AGE_26_TO_49_YEARS");
	expect_true(held(&v, 0, FORM_VICTIM_WORDS) == NULL);
	expect_equal(json_object_size(v.list.v[0].kept), 4);
}

TEST("needs victims: somebody else is said in words, up to the limit")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);
	char words[129];

	v.victim.relationship = S("OTHER");
	memset(words, 'a', sizeof(words));
	v.victim.words = (struct str){words, sizeof(words)};
	expect_problem(world_do(w, "sam", do_victim, &v), FORM_VICTIM_WORDS,
	               "This is too long: use 128 letters at most");
	v.victim.words = S(" A neighbour ");
	expect_ok(world_do(w, "sam", do_victim, &v));
	look(w, &v);
	expect_str(str_of(held(&v, 0, FORM_VICTIM_WORDS)), "A neighbour");
}

TEST("needs victims: victims are listed only where the analysis says that a "
     "person was one")
{
	struct victim_act v = {.seen = 0};
	struct world *w = assess_world(t, &v.a);

	v.victim = stranger;
	expect_fault(world_do(w, "sam", do_victim, &v), FAULT_REFUSED,
	             SAY_FIRST);
	v.terms.typed = S(PERSON_WAS);
	expect_ok(world_do(w, "sam", do_offence, &v));
	v.seen = 1;
	expect_ok(world_do(w, "sam", do_victim, &v));
	/* An answer that is no longer asked for goes. */
	v.terms.typed = S(NONE_WAS);
	v.seen = 2;
	expect_ok(world_do(w, "sam", do_offence, &v));
	look(w, &v);
	expect_equal(v.list.n, 0);
	v.place = 1;
	expect_fault(world_do(w, "sam", do_remove, &v), FAULT_REFUSED,
	             SAY_FIRST);
}

TEST("needs victims: a victim that is not changed stays in the words that were "
     "chosen then")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);
	struct str first;

	test_welsh(t);
	text_use(LANG_CY);
	expect_ok(world_do(w, "sam", do_victim, &v));
	text_use(LANG_EN);
	look(w, &v);
	first = written(w, v.list.v[0].kept);
	v.victim.sex = S("MALE");
	expect_ok(world_do(w, "sam", do_victim, &v));
	look(w, &v);
	v.place = 2;
	v.victim.sex = S("UNKNOWN");
	expect_ok(world_do(w, "sam", do_victim, &v));
	/* And what is answered beside the list leaves it as it is. */
	look(w, &v);
	v.terms.typed = S(PERSON_WAS);
	expect_ok(world_do(w, "sam", do_offence, &v));
	look(w, &v);
	expect_equal(v.list.n, 2);
	expect_true(str_equal(first, written(w, v.list.v[0].kept)));
	expect_str(str_of(held(&v, 1, FORM_VICTIM_SEX)), "UNKNOWN");
	v.place = 1;
	expect_ok(world_do(w, "sam", do_remove, &v));
	look(w, &v);
	expect_equal(v.list.n, 1);
	expect_str(str_of(held(&v, 0, FORM_VICTIM_SEX)), "UNKNOWN");
}

TEST("needs victims: a change is of the list as it was seen, or it does not "
     "count")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);

	v.seen = 0;
	expect_fault(world_do(w, "sam", do_victim, &v), FAULT_CONFLICT, NULL);
	v.seen = 1;
	expect_ok(world_do(w, "sam", do_victim, &v));
	v.place = 1;
	expect_fault(world_do(w, "sam", do_remove, &v), FAULT_CONFLICT, NULL);
	v.seen = 2;
	v.place = 2;
	expect_fault(world_do(w, "sam", do_victim, &v), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "sam", do_remove, &v), FAULT_NOT_FOUND, NULL);
	v.place = 0;
	expect_fault(world_do(w, "sam", do_remove, &v), FAULT_NOT_FOUND, NULL);
	look(w, &v);
	expect_equal(v.list.n, 1);
}

TEST("needs victims: the list takes fifty and no more")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);

	for (int i = 0; i < FORM_VICTIMS_MOST; i++) {
		expect_ok(world_do(w, "sam", do_victim, &v));
		v.seen++;
		/* Else nothing would change the second time. */
		v.victim.sex = i % 2 == 0 ? S("MALE") : S("FEMALE");
	}
	expect_fault(world_do(w, "sam", do_victim, &v), FAULT_REFUSED,
	             "There are 50 victims on the list, and it takes no more.");
	look(w, &v);
	expect_equal(v.list.n, FORM_VICTIMS_MOST);
}

TEST("needs victims: a change of the list opens the analysis again")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);

	v.terms.done = true;
	v.terms.typed = S(WHOLE);
	expect_problem(
	        world_do(w, "sam", do_offence, &v), "",
	        "Put each victim on the list before the section is complete");
	expect_ok(world_do(w, "sam", do_victim, &v));
	v.seen = 2;
	expect_ok(world_do(w, "sam", do_offence, &v));
	look(w, &v);
	expect_true(v.fills[FORM_OFFENCE].done);
	expect_ok(world_do(w, "sam", do_victim, &v));
	look(w, &v);
	expect_false(v.fills[FORM_OFFENCE].done);
}

TEST("needs victims: the list goes out as the services' form has it, and says "
     "to its codes who was a stranger")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);
	struct form_doc back;
	struct form_victims list;

	expect_ok(world_do(w, "sam", do_victim, &v));
	expect_ok(world_see(w, "sam", see_ours, &v));
	expect_has(v.json, "\"" COLLECTION "\":{\"type\":\"COLLECTION\"");
	expect_has(v.json, "STRANGERS");
	expect_ok(form_read(w->arena, v.json, &back));
	form_victims_of(w->arena, &back, &list);
	expect_equal(list.n, 1);
	expect_equal(json_object_size(list.v[0].kept), 4);
}

TEST("needs victims: the person comes to none of it, nor does whoever is out "
     "of reach")
{
	struct victim_act v = {.seen = 0};
	struct world *w = with_victims(t, &v);

	expect_fault(world_do(w, "rhian", do_victim, &v), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ned", do_victim, &v), FAULT_NOT_FOUND, NULL);
	v.place = 1;
	expect_fault(world_do(w, "rhian", do_remove, &v), FAULT_NOT_FOUND,
	             NULL);
	look(w, &v);
	expect_equal(v.list.n, 0);
}
