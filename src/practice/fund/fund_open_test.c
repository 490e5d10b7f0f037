/* fund_open_test.c - the file of payments over a sum. */
#include "practice/fund/fund_open_local.h"
#include "practice/fund/fund_open_world_test.h"

struct open {
	struct date month;
	struct fund_id named[4];
	size_t named_n;
	struct fund_open_month file;
	struct fund_over *over;
	size_t n;
};

static const struct fault *
do_make(struct ctx *ctx, void *data)
{
	struct open *o = data;

	return fund_open_make(ctx, o->month, o->named, o->named_n);
}

static const struct fault *
see_file(struct ctx *ctx, void *data)
{
	struct open *o = data;

	return fund_open_get(ctx, o->month, &o->file);
}

static const struct fault *
see_over(struct ctx *ctx, void *data)
{
	struct open *o = data;

	return fund_open_payments(ctx, o->month, &o->over, &o->n);
}

static struct open
october(void)
{
	return (struct open){.month = day_of(2026, 10, 1)};
}

static struct past
course(struct date paid_on, int64_t pence, const char *supplier)
{
	return (struct past){.person = 5,
	                     .purpose = FUND_LEARNING,
	                     .pence = pence,
	                     .asked_on = date_is(paid_on)
	                                         ? date_add_days(paid_on, -8)
	                                         : DATE_NONE,
	                     .paid_on = paid_on,
	                     .state = FUND_PAID,
	                     .supplier = supplier};
}

static struct world *
open_world(struct test *t)
{
	struct world *w = past_world(t);

	fund_users(w);
	return w;
}

/* Line `n` of the file, from 0. */
static struct str
line_of(struct str body, int n)
{
	struct str line = S("");

	for (int i = 0; i <= n; i++)
		if (!str_split(&body, '\n', &line))
			return S("");
	return line;
}

TEST("fund file: the columns are those of the code, in its order")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past p = course(day_of(2026, 10, 5), 65000, "Harbour Training");
	struct str id;

	past_add(w, &p);
	o.named[0].v = p.id;
	o.named_n = 1;
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "morgan", see_file, &o));
	expect_str(line_of(o.file.body, 0),
	           "organisation,department,date,beneficiary,purpose,"
	           "merchant_category,amount_gbp,irrecoverable_vat_gbp,"
	           "transaction_id,redacted\r");
	id = id_show(t->arena, p.id);
	expect_str(line_of(o.file.body, 1),
	           str_c(t->arena,
	                 str_print(t->arena,
	                           ",Enabling Fund,2026-10-05,Harbour Training,"
	                           "Learning,Not a card payment,650.00,,%.*s,"
	                           "no\r",
	                           STR_ARG(id))));
	expect_str(line_of(o.file.body, 2), "");
	expect_equal(o.file.things, 1);
}

TEST("fund file: only what was paid above the sum in a month that has ended "
     "is in it")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past list[] = {
	        course(day_of(2026, 10, 31), 50001, "Above"),
	        course(day_of(2026, 10, 1), 50000, "At the sum"),
	        course(day_of(2026, 9, 30), 90000, "Before"),
	        course(day_of(2026, 11, 1), 90000, "After"),
	        course(DATE_NONE, 90000, "Not paid"),
	};

	list[4].asked_on = day_of(2026, 10, 2);
	list[4].state = FUND_AGREED;
	for (size_t i = 0; i < 5; i++)
		past_add(w, &list[i]);
	expect_ok(world_see(w, "fin", see_over, &o));
	expect_equal(o.n, 1);
	expect_str(o.over[0].supplier, "Above");
	o.month = day_of(2026, 11, 1);
	expect_refused(t, world_do(w, "fin", do_make, &o),
	               "The file is made when the month has ended");
	o.month = day_of(2026, 8, 1);
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fin", see_file, &o));
	expect_equal(o.file.things, 0);
}

static const struct fault *
do_close(struct ctx *ctx, void *data)
{
	const struct open *o = data;

	return past_close(ctx, o->month);
}

TEST("fund file: where months are closed, the file waits until its month is")
{
	struct world *w = open_world(t);
	struct open o = {.month = day_of(2026, 9, 1)};

	expect_ok(world_do(w, "fay", do_close, &o));
	expect_ok(world_do(w, "fin", do_close, &o));
	o.month = day_of(2026, 10, 1);
	expect_refused(t, world_do(w, "fin", do_make, &o),
	               "The file is made when finance has closed the month");
	o.month = day_of(2026, 9, 1);
	expect_ok(world_do(w, "fin", do_make, &o));
	o.month = day_of(2026, 10, 1);
	expect_ok(world_do(w, "fin", do_close, &o));
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_refused(t, world_do(w, "fay", do_make, &o),
	               "The file is made when finance has closed the month");
}

TEST("fund file: money that came back is not in it")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past p = course(day_of(2026, 10, 5), 65000, "Came back");

	p.state = FUND_RETURNED;
	past_add(w, &p);
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fin", see_file, &o));
	expect_lacks(o.file.body, "Came back");
}

TEST("fund file: whoever is not said to be an organisation is redacted, and "
     "what it was for")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past p = course(day_of(2026, 10, 5), 65000, "Dai Private");

	p.purpose = FUND_HEALTH;
	past_add(w, &p);
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fin", see_file, &o));
	expect_lacks(o.file.body, "Dai");
	expect_lacks(o.file.body, "Health");
	expect_has(o.file.body,
	           "Redacted - personal data,Support agreed with a person");
	expect_has(o.file.body, ",yes\r\n");
}

TEST("fund file: money given back to a person for what they paid is always "
     "redacted")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past p = course(day_of(2026, 10, 5), 65000, "Rhian herself");

	p.way = FUND_REIMBURSEMENT;
	past_add(w, &p);
	o.named[0].v = p.id;
	o.named_n = 1;
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fin", see_file, &o));
	expect_lacks(o.file.body, "Rhian");
	expect_has(o.file.body, "Redacted - personal data");
}

TEST("fund file: no cell of it is run by a spreadsheet")
{
	static const char *const bad[] = {"=1+1", "+44", "-2", "@SUM(A1)"};
	struct world *w = open_world(t);
	struct open o = october();

	for (size_t i = 0; i < 4; i++) {
		struct past p =
		        course(day_of(2026, 10, 5 + (int)i), 65000, bad[i]);

		past_add(w, &p);
		o.named[o.named_n++].v = p.id;
	}
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fin", see_file, &o));
	for (size_t i = 0; i < 4; i++) {
		expect_lacks(o.file.body,
		             str_c(t->arena,
		                   str_print(t->arena, ",%s", bad[i])));
		expect_has(o.file.body,
		           str_c(t->arena,
		                 str_print(t->arena, ",'%s", bad[i])));
	}
}

TEST("fund file: the same month is the same file, byte for byte")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past p = course(day_of(2026, 10, 5), 65000, "Harbour Training");
	struct str first;

	past_add(w, &p);
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fin", see_file, &o));
	first = str_copy(t->arena, o.file.body);
	p = course(day_of(2026, 10, 6), 75000, "Too late");
	past_add(w, &p);
	expect_refused(t, world_do(w, "fin", do_make, &o),
	               "The file of this month is made. It stays as it is");
	expect_ok(world_see(w, "morgan", see_file, &o));
	expect_true(str_equal(o.file.body, first));
}

TEST("fund file: the file of another organisation is not there")
{
	struct world *w = open_world(t);
	struct open o = october();
	struct past p = course(day_of(2026, 10, 5), 65000, "Harbour Training");

	past_add(w, &p);
	o.named[0].v = p.id;
	o.named_n = 1;
	expect_fault(world_do(w, "fay", do_make, &o), FAULT_NOT_FOUND,
	             "We cannot find that payment");
	expect_ok(world_do(w, "fin", do_make, &o));
	expect_ok(world_see(w, "fay", see_file, &o));
	expect_false(o.file.made);
	expect_ok(world_see(w, "fay", see_over, &o));
	expect_equal(o.n, 0);
}

TEST("fund file: a month has one key, and what is none is not read")
{
	static const char *const bad[] = {"2026-13", "2026-00", "2026-1", "",
	                                  "2026/10", "20261-0", "abcd-ef"};
	struct date month;

	expect_true(fund_month_read(S("2026-10"), &month));
	expect_equal(month.days, day_of(2026, 10, 1).days);
	expect_str(fund_month_key(t->arena, month), "2026-10");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		expect_false(fund_month_read(str_of(bad[i]), &month));
	expect_true(fund_month_over(day_of(2026, 11, 1), month));
	expect_false(fund_month_over(day_of(2026, 10, 31), month));
}

TEST("fund file pages: finance says who is an organisation, makes and fetches "
     "it")
{
	struct http *h = past_http(t);
	struct past p = course(day_of(2026, 10, 5), 65000, "<b>Training</b>");
	struct http_reply reply;

	fund_users(h->w);
	past_add(h->w, &p);
	expect_has(http_get(h, "morgan", "/spending").body, "October 2026");
	reply = http_get(h, "fin", "/spending/2026-10");
	expect_has(reply.body, "Which of these are organisations?");
	expect_has(reply.body, "&lt;b&gt;Training");
	expect_equal(http_get(h, "fin", "/spending/2026-10/file").status, 404);
	reply = http_post(h, "fin", "/spending/2026-10/make",
	                  FIELDS("named", "x"));
	expect_equal(reply.status, 400);
	reply = http_post(h, "fin", "/spending/2026-10/make",
	                  FIELDS("named",
	                         str_c(t->arena, id_show(t->arena, p.id))));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "fin", "/spending/2026-10").body,
	           "1 payment is in it.");
	reply = http_get(h, "morgan", "/spending/2026-10/file");
	expect_equal(reply.status, 200);
	expect_has(http_header(h, &reply, "Content-Type"), "text/csv");
	expect_has(http_header(h, &reply, "Content-Disposition"),
	           "enabling-fund-2026-10.csv");
	expect_has(reply.body, "Harbour (fictional),Enabling Fund,2026-10-05,"
	                       "<b>Training</b>,Learning");
}

TEST("fund file pages: nobody else gets in, and a month that goes on is not "
     "there")
{
	struct http *h = past_http(t);

	fund_users(h->w);
	expect_equal(http_get(h, "sam", "/spending").status, 403);
	expect_equal(http_get(h, "ada", "/spending/2026-10").status, 403);
	expect_equal(http_post(h, "priya", "/spending/2026-10/make",
	                       FIELDS("named", ""))
	                     .status,
	             403);
	expect_equal(http_get(h, "fin", "/spending/2026-11").status, 404);
	expect_equal(http_get(h, "fin", "/spending/october").status, 404);
	expect_equal(http_get(h, "fin", "/spending/2027-01/file").status, 404);
	expect_equal(http_post(h, "fin", "/spending/2026-11/make",
	                       FIELDS("named", ""))
	                     .status,
	             404);
}
