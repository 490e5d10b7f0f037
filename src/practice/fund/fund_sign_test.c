/* fund_sign_test.c - signals for whoever pays: they explain, and no more. */
#include "practice/fund/fund_sign.h"
#include "practice/fund/fund_world_test.h"

static const struct query contacts = {
        .name = "fund_test.sign_person",
        .unaudited = "a test's own rows",
        .text = "update people_person set phone = :phone, email = :email"
                " where id = :person",
};
static const struct query work = {
        .name = "fund_test.sign_staff",
        .unaudited = "a test's own rows",
        .scans = "a test",
        .text = "update identity_user set phone = :phone"
                " where username = :who",
};
static const struct query plain = {
        .name = "fund_test.sign_plain",
        .scans = "a test",
        .text = "select count(*) as n from fund_supplier_mark"
                " where length(mark) <> 32",
};
static const struct query marks = {
        .name = "fund_test.sign_marks",
        .scans = "a test",
        .text = "select count(*) as n from fund_supplier_mark",
};
static const struct query kept = {
        .name = "fund_test.sign_kept",
        .scans = "a test",
        .text = "select count(*) as n from fund_sign",
};
static const struct query *const more[] = {&contacts, &work, &plain,
                                           &marks,    &kept, NULL};

static struct world *
sign_world(struct test *t, struct act *a)
{
	static const unsigned char key[32] = {7};
	struct world *w = world_with(t, more);

	fund_start(w, a);
	w->app->key = (struct bytes){key, 32};
	return w;
}

struct looked {
	struct act *a;
	struct fund_details details;
	int code;
	const char *words;
	struct fund_sign list[FUND_SIGN_COUNT];
	size_t n;
	struct person_id person;
	const char *phone;
	const char *who;
};

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct looked *l = data;
	struct fund_request q;

	TRY(fund_store_payable(ctx, l->a->id, false, &q));
	return fund_signs(ctx, &q, l->list, &l->n);
}

static const struct fault *
keep(struct ctx *ctx, void *data)
{
	struct looked *l = data;

	return fund_details_keep(ctx, l->a->id, &l->details, NULL);
}

static const struct fault *
aside(struct ctx *ctx, void *data)
{
	struct looked *l = data;

	return fund_sign_set_aside(ctx, l->a->id, l->code, str_of(l->words));
}

static const struct fault *
contact_set(struct ctx *ctx, void *data)
{
	struct looked *l = data;

	if (l->who != NULL)
		return sql_do(ctx->tx, &work,
		              ARGS(arg_str("phone", str_of(l->phone)),
		                   arg_str("who", str_of(l->who))),
		              NULL);
	return sql_do(ctx->tx, &contacts,
	              ARGS(arg_str("phone", str_of(l->phone)),
	                   arg_str("email", S("Kim@example.org")),
	                   arg_i64("person", l->person.v)),
	              NULL);
}

static bool
stands(struct world *w, struct looked *l, enum fund_sign_code code)
{
	expect_ok(world_see(w, "fin", look, l));
	for (size_t i = 0; i < l->n; i++)
		if (l->list[i].code == code)
			return true;
	return false;
}

TEST("fund sign: a new supplier of a large sum is a signal")
{
	struct act a;
	struct world *w = sign_world(t, &a);
	struct looked l = {.a = &a};

	fund_asked(w, &a, 10000);
	expect_false(stands(w, &l, FUND_SIGN_NEW)); /* not agreed yet */
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	a.seen = 0;
	expect_ok(fund_third_as(w, &a, "priya", FUND_YES));
	expect_true(stands(w, &l, FUND_SIGN_NEW)); /* at the limit */
	expect_false(stands(w, &l, FUND_SIGN_LARGE));
	a.sum.pence = 50000;
	expect_ok(world_do(w, "priya", do_give, &a));
	a.terms = fund_terms_of(10001);
	a.terms.purpose = FUND_HOME;
	a.terms.supplier = S("Carpets of Leith");
	expect_ok(world_do(w, "rhian", do_ask, &a));
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_ok(fund_third_as(w, &a, "priya", FUND_YES));
	expect_true(stands(w, &l, FUND_SIGN_LARGE));
	expect_false(stands(w, &l, FUND_SIGN_NEW));
}

TEST("fund sign: a signal is shown before paying, explains in a sentence and "
     "blocks nothing")
{
	struct act a;
	struct world *w = sign_world(t, &a);
	struct looked l = {.a = &a};

	fund_agreed(w, &a, 3800);
	expect_true(stands(w, &l, FUND_SIGN_NEW));
	a.payment.v = id_new();
	a.sum.pence = 3800;
	expect_ok(world_do(w, "fin", do_pay, &a));
	expect_false(stands(w, &l, FUND_SIGN_NEW)); /* it was before paying */
	expect_fault(world_see(w, "fay", look, &l), FAULT_NOT_FOUND, NULL);
}

TEST("fund sign: a telephone, an email or bank details that somebody else in "
     "the books of the organisation has too is a signal")
{
	struct act a;
	struct world *w = sign_world(t, &a);
	struct looked l = {.a = &a, .phone = "+44 7700 900123"};

	l.person = fund_person(w, "X100009", "Kim");
	expect_ok(world_do(w, NULL, contact_set, &l));
	fund_agreed(w, &a, 3800);
	l.details = (struct fund_details){.phone = S("07700 900 124")};
	expect_ok(world_do(w, "fin", keep, &l));
	expect_false(stands(w, &l, FUND_SIGN_SHARED));
	l.details = (struct fund_details){.phone = S("07700 900 123")};
	expect_ok(world_do(w, "fin", keep, &l));
	expect_true(stands(w, &l, FUND_SIGN_SHARED));
	l.details = (struct fund_details){.phone = S("07700 900 124"),
	                                  .email = S("kim@EXAMPLE.org")};
	expect_ok(world_do(w, "fin", keep, &l));
	expect_true(stands(w, &l, FUND_SIGN_SHARED)); /* the email */
	l.details.email = S("shop@example.org");
	expect_ok(world_do(w, "fin", keep, &l));
	expect_false(stands(w, &l, FUND_SIGN_SHARED));
	l.who = "sam";
	l.phone = "07700 900124";
	expect_ok(world_do(w, NULL, contact_set, &l));
	expect_ok(world_do(w, "fin", keep, &l));
	expect_true(stands(w, &l, FUND_SIGN_SHARED)); /* a worker's */
}

TEST("fund sign: bank details of two suppliers, and nothing of another "
     "organisation")
{
	struct act a;
	struct world *w = sign_world(t, &a);
	struct looked l = {.a = &a, .phone = "07700 900777", .who = "ned"};

	expect_ok(world_do(w, NULL, contact_set, &l));
	fund_agreed(w, &a, 1000);
	l.details = (struct fund_details){.phone = S("07700900777"),
	                                  .sort_code = S("12-34-56"),
	                                  .account = S("12345678")};
	expect_ok(world_do(w, "fin", keep, &l));
	expect_false(stands(w, &l, FUND_SIGN_SHARED)); /* ned is not ours */
	a.terms = fund_terms_of(1000);
	a.terms.supplier = S("Harbour Bikes");
	expect_ok(world_do(w, "rhian", do_ask, &a));
	a.seen = 0;
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_false(stands(w, &l, FUND_SIGN_SHARED));
	l.details.phone = S("");
	expect_ok(world_do(w, "fin", keep, &l));
	expect_true(stands(w, &l, FUND_SIGN_SHARED));
}

TEST("fund sign: of a supplier's details a mark is kept, and nothing of what "
     "they are")
{
	struct act a;
	struct world *w = sign_world(t, &a);
	struct looked l = {.a = &a};

	fund_agreed(w, &a, 1000);
	expect_problem(world_do(w, "fin", keep, &l), "phone",
	               "Enter at least one way to reach or pay them");
	l.details = (struct fund_details){.phone = S("12"),
	                                  .email = S("no address"),
	                                  .sort_code = S("1"),
	                                  .account = S("2")};
	expect_problem(world_do(w, "fin", keep, &l), "email",
	               "Enter an email address");
	expect_problem(world_do(w, "fin", keep, &l), "account",
	               "Enter a sort code of 6 digits and an account number of "
	               "8");
	expect_equal(world_count(w, &marks, NO_ARGS), 0);
	l.details = (struct fund_details){.phone = S("07700 900124"),
	                                  .email = S("a@example.org"),
	                                  .sort_code = S("123456"),
	                                  .account = S("12345678")};
	expect_ok(world_do(w, "fin", keep, &l));
	expect_equal(world_count(w, &marks, NO_ARGS), 3);
	expect_equal(world_count(w, &plain, NO_ARGS), 0);
	w->app->key.n = 0;
	expect_fault(world_do(w, "fin", keep, &l), FAULT_UNAVAILABLE, NULL);
}

TEST("fund sign: a signal is set aside with words, once, by whoever pays, and "
     "stays")
{
	struct act a;
	struct world *w = sign_world(t, &a);
	struct looked l = {.a = &a, .code = FUND_SIGN_NEW, .words = ""};

	fund_agreed(w, &a, 3800);
	expect_problem(world_do(w, "fin", aside, &l), "words",
	               "Say why it is all right, or what you found out");
	l.words = "The shop has been there for years";
	expect_fault(world_do(w, "fay", aside, &l), FAULT_NOT_FOUND, NULL);
	l.code = FUND_SIGN_TOP;
	expect_fault(world_do(w, "fin", aside, &l), FAULT_REFUSED,
	             "There is nothing to set aside here");
	l.code = -1;
	expect_fault(world_do(w, "fin", aside, &l), FAULT_REFUSED, NULL);
	l.code = FUND_SIGN_NEW;
	expect_ok(world_do(w, "fin", aside, &l));
	expect_fault(world_do(w, "fin", aside, &l), FAULT_REFUSED, NULL);
	expect_equal(world_count(w, &kept, NO_ARGS), 1);
	a.payment.v = id_new();
	a.sum.pence = 3800;
	expect_ok(world_do(w, "fin", do_pay, &a));
	expect_true(stands(w, &l, FUND_SIGN_NEW)); /* kept with the payment */
	expect_str(l.list[0].name, "fin");
}

TEST("fund sign: what was set aside is read by finance, the manager, the "
     "auditor and the inspector, never for whom")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	const char *path;
	struct http_reply reply;

	world_add(h->w, "ivy", R(INSPECTOR), "ned");
	fund_agreed(h->w, &a, 3800);
	path = str_c(h->w->arena,
	             str_print(h->w->arena, "/fund/%.*s",
	                       STR_ARG(id_show(h->w->arena, a.id.v))));
	reply = http_get(h, "fin", path);
	expect_has(reply.body, "Worth a look");
	expect_lacks(reply.body, "Rhian");
	reply = http_post(h, "fin",
	                  str_c(h->w->arena,
	                        str_print(h->w->arena, "%s/signal", path)),
	                  FIELDS("code", "new", "words", "<b>I went there"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "fin", path).body, "Set aside by fin on 24");
	for (size_t i = 0; i < 4; i++) {
		static const char *const who[] = {"fin", "morgan", "ada",
		                                  "ivy"};

		reply = http_get(h, who[i], "/signals");
		expect_equal(reply.status, 200);
		expect_has(reply.body, "&lt;b&gt;I went there");
		expect_lacks(reply.body, "Rhian");
		expect_lacks(reply.body, "A bike lock");
	}
	expect_lacks(http_get(h, "otto", "/signals").body, "I went there");
	expect_lacks(http_get(h, "fay", "/signals").body, "I went there");
	expect_equal(http_get(h, "sam", "/signals").status, 403);
}

TEST("fund sign: a signal never says who: no name, no kind of person, nobody "
     "out of reach")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	const char *path;
	struct http_reply reply;

	a.terms = fund_terms_of(3800);
	a.terms.supplier = S("Rhian Pugh Repairs");
	expect_ok(world_do(h->w, "rhian", do_ask, &a));
	expect_ok(fund_says_as(h->w, &a, "sam", FUND_YES));
	path = str_c(h->w->arena,
	             str_print(h->w->arena, "/fund/%.*s",
	                       STR_ARG(id_show(h->w->arena, a.id.v))));
	reply = http_get(h, "fin", path);
	expect_has(reply.body,
	           "Somebody may have a tie to the supplier, or its "
	           "name.");
	expect_lacks(reply.body, "name of the person");
	reply = http_post(h, "fin",
	                  str_c(h->w->arena,
	                        str_print(h->w->arena, "%s/details", path)),
	                  FIELDS("phone", "07700 900321"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "fin", path).body, "07700 900321");
	reply = http_post(h, "fin",
	                  str_c(h->w->arena,
	                        str_print(h->w->arena, "%s/details", path)),
	                  FIELDS("phone", "none"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter a telephone number");
	expect_equal(http_get(h, "fay", path).status, 404);
}
