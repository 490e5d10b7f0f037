/* form_studied_test.c - what a study reads of the services' form. */
#include "practice/strengths/form_studied.h"

#include "register/people/people_world_test.h"
#include "tests/world.h"

static const struct query form_put = {
        .name = "form_studied_test.form_put",
        .text = "insert into strengths_form (form, person, at, author, uuid,"
                " number, tag, form_version, updated, answers, unknown,"
                " complete, digest, document) values (:id, :person, :at, 1,"
                " :uuid, 1, '', '1.0', :updated, 1, 0, 0, :digest, :document)",
        .unaudited = "a test",
};
static const struct query section_put = {
        .name = "form_studied_test.section_put",
        .text = "insert into strengths_section (edition, code, person, voice,"
                " done, author, at, version, document) values (:id, :code,"
                " :person, 'worker', 1, 1, :at, 1, :document)",
        .unaudited = "a test",
};
static const struct query *const more[] = {&form_put, &section_put, NULL};

#define HOME(value) "\"current_accommodation\":{\"value\":\"" value "\"}"
#define JOB(value)  "\"employment_status\":{\"value\":\"" value "\"}"
#define DOC(in)     "{\"assessment\":{" in "}}"

static void
expect_lives(const char *document, int housed, int in_work)
{
	struct form_lived one = {.housed = 7};

	form_lived_read(str_of(document), &one);
	expect_equal(one.housed, housed);
	expect_equal(one.in_work, in_work);
}

TEST_ONCE("form studied: settled accommodation is housed, and what is "
          "temporary is not")
{
	expect_lives(DOC(HOME("SETTLED")), 1, -1);
	expect_lives(DOC(HOME("TEMPORARY")), 0, -1);
	expect_lives(DOC(HOME("NO_ACCOMMODATION")), 0, -1);
}

TEST_ONCE("form studied: employed or self-employed is in work, and nothing "
          "else is")
{
	expect_lives(DOC(JOB("EMPLOYED")), -1, 1);
	expect_lives(DOC(JOB("SELF_EMPLOYED")), -1, 1);
	expect_lives(DOC(JOB("RETIRED")), -1, 0);
	expect_lives(DOC(HOME("SETTLED") "," JOB("CURRENTLY_UNAVAILABLE_FOR_"
	                                         "WORK")),
	             1, 0);
}

TEST_ONCE("form studied: an answer that the form does not offer, or that "
          "cannot be read, says nothing")
{
	expect_lives(DOC(HOME("A_TENT")), -1, -1);
	expect_lives(DOC(JOB("")), -1, -1);
	expect_lives(DOC("\"employment_status\":{\"value\":3}"), -1, -1);
	expect_lives("{\"assessment\":[]}", -1, -1);
	expect_lives("{", -1, -1);
	expect_lives("", -1, -1);
}

struct reading {
	struct world *w;
	struct form_lived all[8];
	size_t n;
};

static const struct fault *
take(void *data, const struct form_lived *one)
{
	struct reading *r = data;

	claim(r->n < 8);
	r->all[r->n++] = *one;
	return NULL;
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	return forms_studied(ctx, take, data);
}

static struct instant
at_noon(const char *iso)
{
	struct date day = DATE_NONE;

	claim(date_read_iso(str_of(iso), &day));
	return instant_of(day, 12 * 60);
}

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct reading *r = data;
	static const unsigned char digest[2] = {1, 2};

	TRY(sql_do(ctx->tx, &section_put,
	           ARGS(arg_i64("id", 1), arg_i64("person", r->w->jay.v),
	                arg_str("code", S("accommodation")),
	                arg_instant("at", at_noon("2026-04-02")),
	                arg_str("document", S(DOC(HOME("SETTLED"))))),
	           NULL));
	TRY(sql_do(ctx->tx, &section_put,
	           ARGS(arg_i64("id", 1), arg_i64("person", r->w->jay.v),
	                arg_str("code", S("finance")),
	                arg_instant("at", at_noon("2026-04-03")),
	                arg_str("document", S(DOC(HOME("TEMPORARY"))))),
	           NULL));
	return sql_do(ctx->tx, &form_put,
	              ARGS(arg_i64("id", 1), arg_i64("person", r->w->jay.v),
	                   arg_instant("at", at_noon("2026-05-02")),
	                   arg_str("uuid", S("u")),
	                   arg_str("updated", S("2026-03-14T10:15:00")),
	                   arg_bytes("digest", (struct bytes){digest, 2}),
	                   arg_str("document", S(DOC(JOB("EMPLOYED"))))),
	              NULL);
}

TEST("form studied: answers here and in files come with their days, and those "
     "of other parts of the form do not")
{
	struct reading r = {.w = world_with(t, more)};

	people_real(r.w);
	expect_ok(world_do(r.w, NULL, put, &r));
	expect_ok(world_see(r.w, NULL, see, &r));
	expect_equal(r.n, 2);
	expect_equal(r.all[0].housed, 1);
	expect_equal(r.all[0].on.days,
	             instant_date(at_noon("2026-04-02")).days);
	expect_equal(r.all[1].in_work, 1);
	expect_equal(r.all[1].housed, -1);
	/* when the service changed it, and not when it came in */
	expect_equal(r.all[1].on.days,
	             instant_date(at_noon("2026-03-14")).days);
}
