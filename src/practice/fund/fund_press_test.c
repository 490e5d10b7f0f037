/* fund_press_test.c - lines for the press, and what was asked. */
#include "practice/fund/fund_press_local.h"
#include "practice/fund/fund_world_test.h"

#define NAMED \
	"“Rhian Pugh” reads like somebody on probation. No answer names " \
	"anybody: take it out, or say that you looked and it is nobody"

struct press {
	struct fund_press terms;
	int64_t seen;
	bool sure;
	int64_t line;
	int64_t version;
	struct str words;
	struct fund_press *list;
	size_t n;
	struct fund_enquiry enquiry;
	int64_t id;
	struct fund_enquiry *enquiries;
};

static const struct fault *
do_write(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_press_write(ctx, &p->terms, p->seen, p->sure, NULL,
	                        &p->line);
}

static const struct fault *
do_agree(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_press_agree(ctx, p->line, p->version);
}

static const struct fault *
see_live(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_press_live(ctx, p->words, &p->list, &p->n);
}

static const struct fault *
see_waiting(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_press_waiting(ctx, &p->list, &p->n);
}

static const struct fault *
see_versions(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_press_versions(ctx, p->line, &p->list, &p->n);
}

static const struct fault *
do_log(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_enquiry_log(ctx, &p->enquiry, p->sure, NULL, &p->id);
}

static const struct fault *
do_answer(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_enquiry_answer(ctx, p->id, p->line, p->words, p->sure,
	                           NULL);
}

static const struct fault *
see_enquiries(struct ctx *ctx, void *data)
{
	struct press *p = data;

	return fund_enquiries(ctx, p->sure, &p->enquiries, &p->n);
}

/* 24 November 2026, the day of the world. */
static struct date
today(void)
{
	return instant_date((struct instant){INT64_C(1795514400000)});
}

static struct press
press_of(void)
{
	return (struct press){
	        .terms = {.question = S("Why boots for people on probation?"),
	                  .answer = S("Nobody starts on a site without them."),
	                  .facts = S("The rules of the site"),
	                  .valid_from = today(),
	                  .valid_to = DATE_NONE},
	        .version = 1,
	        .enquiry = {.outlet = S("The Harbour Echo (fictional)"),
	                    .asked = S("How much was spent on boots?"),
	                    .came_on = today(),
	                    .due_on = date_add_days(today(), 1)},
	};
}

/* Priya writes a line and Morgan agrees it. */
static void
agreed(struct world *w, struct press *p)
{
	expect_ok(world_do(w, "priya", do_write, p));
	expect_ok(world_do(w, "morgan", do_agree, p));
}

TEST("fund press: a line is written by one and agreed by somebody else")
{
	struct world *w = world_new(t);
	struct press p = press_of();
	int64_t before;

	expect_ok(world_do(w, "priya", do_write, &p));
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 0);
	before = world_changes(w);
	expect_refused(t, world_do(w, "priya", do_agree, &p),
	               "Somebody else must agree this line: you wrote it");
	expect_equal(world_changes(w), before);
	expect_ok(world_do(w, "morgan", do_agree, &p));
	expect_refused(t, world_do(w, "morgan", do_agree, &p),
	               "This line is agreed already");
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 1);
	expect_equal(p.list[0].agreed_by.v, world_user(w, "morgan").v);
}

TEST("fund press: another sign-in of the same name does not agree")
{
	struct world *w = world_new(t);
	struct press p = press_of();

	world_add(w, "priya2", R(SENIOR), NULL);
	expect_ok(world_do(w, "priya", do_write, &p));
	world_actor(w, "priya2")->name =
	        str_upper(w->arena, world_actor(w, "priya")->name);
	expect_ok(world_see(w, "morgan", see_waiting, &p));
	expect_equal(p.n, 1);
	expect_refused(t, world_do(w, "priya2", do_agree, &p),
	               "Somebody else must agree this line: you wrote it");
}

TEST("fund press: a line changed is a new version, and the old ones stay")
{
	struct world *w = world_new(t);
	struct press p = press_of();

	agreed(w, &p);
	p.terms.line = p.line;
	p.seen = 1;
	p.terms.answer = S("Nobody may work on a site without them.");
	expect_ok(world_do(w, "morgan", do_write, &p));
	expect_fault(world_do(w, "priya", do_write, &p), FAULT_CONFLICT, NULL);
	expect_ok(world_see(w, "sam", see_versions, &p));
	expect_equal(p.n, 2);
	expect_equal(p.list[0].version, 2);
	expect_str(p.list[1].answer, "Nobody starts on a site without them.");
}

TEST("fund press: what is agreed stays in force until its change is agreed")
{
	struct world *w = world_new(t);
	struct press p = press_of();

	agreed(w, &p);
	p.terms.line = p.line;
	p.seen = 1;
	p.terms.answer = S("Changed");
	expect_ok(world_do(w, "morgan", do_write, &p));
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 1);
	expect_equal(p.list[0].version, 1);
	expect_fault(world_do(w, "priya", do_agree, &p), FAULT_CONFLICT, NULL);
	p.version = 2;
	expect_ok(world_do(w, "priya", do_agree, &p));
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 1);
	expect_str(p.list[0].answer, "Changed");
	expect_ok(world_see(w, "morgan", see_waiting, &p));
	expect_equal(p.n, 0);
}

TEST("fund press: a line is offered on its days only, and found by its words")
{
	struct world *w = world_new(t);
	struct press p = press_of();

	p.terms.valid_from = date_add_days(today(), 1);
	p.terms.valid_to = date_add_days(today(), 2);
	agreed(w, &p);
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 0);
	world_later(w, INT64_C(86400000));
	p.words = S("SITE  boots");
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 1);
	p.words = S("boots guitars");
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 0);
	p.words = S("");
	world_later(w, INT64_C(86400000) * 2);
	expect_ok(world_see(w, "sam", see_live, &p));
	expect_equal(p.n, 0);
}

TEST("fund press: what is missing is said field by field, and nothing is "
     "written")
{
	struct world *w = world_new(t);
	struct press p = {.terms = {.valid_from = DATE_NONE,
	                            .valid_to = DATE_NONE,
	                            .question_cy = S("Pam?")}};
	const struct fault *fault = world_do(w, "priya", do_write, &p);
	int64_t before = world_changes(w);

	expect_problem(fault, "question", "Enter what may be asked");
	expect_problem(fault, "answer", "Enter what we answer");
	expect_problem(fault, "facts", "Enter what the answer rests on");
	expect_problem(fault, "answer_cy", "Enter both in Welsh, or neither");
	expect_problem(fault, "valid_from",
	               "Enter the first day it may be used");
	p = press_of();
	p.terms.valid_to = date_add_days(today(), -1);
	expect_problem(world_do(w, "priya", do_write, &p), "valid_to",
	               "The last day cannot be before the first");
	p.terms.line = 77;
	expect_fault(world_do(w, "priya", do_write, &p), FAULT_NOT_FOUND,
	             "We cannot find that line");
	expect_equal(world_changes(w), before);
}

TEST("fund press: lines and enquiries of another organisation are not there")
{
	struct world *w = world_new(t);
	struct press p = press_of();

	agreed(w, &p);
	expect_ok(world_do(w, "morgan", do_log, &p));
	expect_ok(world_see(w, "otto", see_live, &p));
	expect_equal(p.n, 0);
	expect_fault(world_see(w, "otto", see_versions, &p), FAULT_NOT_FOUND,
	             "We cannot find that line");
	expect_fault(world_do(w, "otto", do_answer, &p), FAULT_NOT_FOUND,
	             "We cannot find that enquiry");
	p.sure = true;
	expect_ok(world_see(w, "otto", see_enquiries, &p));
	expect_equal(p.n, 0);
}

TEST("fund press: an enquiry names the outlet and the day to answer by")
{
	struct world *w = world_new(t);
	struct press p = press_of();
	const struct fault *fault;

	p.enquiry = (struct fund_enquiry){.came_on = DATE_NONE,
	                                  .due_on = DATE_NONE};
	fault = world_do(w, "morgan", do_log, &p);
	expect_problem(fault, "outlet", "Enter the paper, station or site");
	expect_problem(fault, "asked", "Enter what was asked");
	expect_problem(fault, "came_on",
	               "Enter the day they asked, today or before");
	p = press_of();
	p.enquiry.due_on = date_add_days(today(), -1);
	expect_problem(world_do(w, "morgan", do_log, &p), "due_on",
	               "Enter the day they want an answer by");
	p.enquiry.came_on = date_add_days(today(), 1);
	expect_problem(world_do(w, "morgan", do_log, &p), "came_on",
	               "Enter the day they asked, today or before");
}

TEST("fund press: an enquiry is answered once, with a line in force or in "
     "words")
{
	struct world *w = world_new(t);
	struct press p = press_of();

	expect_ok(world_do(w, "morgan", do_log, &p));
	expect_problem(world_do(w, "priya", do_answer, &p), "words",
	               "Choose a line, or enter what was answered");
	expect_ok(world_do(w, "priya", do_write, &p));
	expect_problem(world_do(w, "priya", do_answer, &p), "line",
	               "Choose a line that is in force");
	expect_ok(world_do(w, "morgan", do_agree, &p));
	expect_ok(world_do(w, "priya", do_answer, &p));
	expect_refused(t, world_do(w, "priya", do_answer, &p),
	               "This is answered already");
	p.sure = false;
	expect_ok(world_see(w, "morgan", see_enquiries, &p));
	expect_equal(p.n, 1);
	expect_equal(p.enquiries[0].version, 1);
	expect_equal(p.enquiries[0].answered_by.v, world_user(w, "priya").v);
}

TEST("fund press: words that name somebody are kept only by whoever looked at "
     "them again")
{
	struct world *w = world_new(t);
	struct press p = press_of();
	int64_t before;

	fund_rhian(w);
	before = world_changes(w);
	p.enquiry.asked = S("Did you buy boots for Rhian Pugh?");
	expect_problem(world_do(w, "morgan", do_log, &p), "sure", NAMED);
	p.terms.answer = S("Rhian Pugh has boots");
	expect_problem(world_do(w, "priya", do_write, &p), "sure", NAMED);
	expect_equal(world_changes(w), before);
	expect_ok(world_do(w, "otto", do_log, &p));
	p.sure = true;
	expect_ok(world_do(w, "morgan", do_log, &p));
	p.sure = false;
	p.words = S("We said nothing of X100001");
	expect_problem(world_do(w, "morgan", do_answer, &p), "sure",
	               "“X100001” reads like somebody on probation. No answer "
	               "names anybody: take it out, or say that you looked and "
	               "it is nobody");
}

/* --- pages -------------------------------------------------------------- */

#define LINE(...) \
	FIELDS("question", "Why boots?", "answer", "They need them", "facts", \
	       "The site" __VA_OPT__(, ) __VA_ARGS__)
#define HOSTILE "<script>alert(1)</script>\"'&"

static const char *
where(struct http *h, struct http_reply *reply)
{
	return str_c(h->w->arena, http_header(h, reply, "Location"));
}

static const char *
under(struct http *h, const char *path, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s%s", path, rest));
}

TEST("fund press pages: write, agree, change, search")
{
	struct http *h = http_new(t);
	struct http_reply reply;
	const char *line;

	expect_has(http_get(h, "priya", "/press/lines/new").body,
	           "What may be asked?");
	reply = http_post(h, "priya", "/press/lines/new",
	                  LINE("valid_from", "1/11/2026"));
	expect_equal(reply.status, 303);
	line = where(h, &reply);
	expect_has(http_get(h, "priya", line).body,
	           "Somebody else agrees it: you wrote it.");
	reply = http_post(h, "priya", under(h, line, "/agree"),
	                  FIELDS("version", "1"));
	expect_equal(reply.status, 422);
	reply = http_post(h, "morgan", under(h, line, "/agree"),
	                  FIELDS("version", "1"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "sam", "/press").body, "They need them");
	reply = http_post(h, "sam", "/press/search",
	                  FIELDS("words", "boots site"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "They need them");
	reply = http_post(h, "sam", "/press/search", FIELDS("words", HOSTILE));
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "No line in force holds all of these words.");
	expect_has(http_get(h, "morgan", under(h, line, "/change")).body,
	           "They need them");
	reply = http_post(h, "morgan", under(h, line, "/change"),
	                  LINE("valid_from", "1/11/2026", "version", "1"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "sam", line).body, "What it said before");
	reply = http_post(h, "morgan", under(h, line, "/change"),
	                  LINE("valid_from", "1/11/2026", "version", "1"));
	expect_equal(reply.status, 409);
}

TEST("fund press pages: an enquiry stands on the manager's first page until "
     "it is answered")
{
	struct http *h = http_new(t);
	struct http_reply reply;
	const char *enquiry;

	reply = http_post(h, "morgan", "/press/enquiries/new",
	                  FIELDS("outlet", "The Echo", "asked", HOSTILE,
	                         "came_on", "24/11/2026", "due_on",
	                         "25/11/2026"));
	expect_equal(reply.status, 303);
	enquiry = where(h, &reply);
	expect_has(http_get(h, "morgan", "/today").body,
	           "The press waits for an answer");
	expect_lacks(http_get(h, "sam", "/today").body,
	             "The press waits for an answer");
	expect_has(http_get(h, "priya", "/press").body, "The Echo");
	expect_lacks(http_get(h, "sam", "/press").body, "The Echo");
	reply = http_get(h, "priya", enquiry);
	expect_lacks(reply.body, HOSTILE);
	reply = http_post(h, "priya", under(h, enquiry, "/answer"),
	                  FIELDS("words", ""));
	expect_equal(reply.status, 400);
	reply = http_post(h, "priya", under(h, enquiry, "/answer"),
	                  FIELDS("words", "That it is £45 each"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "morgan", "/today").body,
	             "The press waits for an answer");
	expect_has(http_get(h, "morgan", enquiry).body, "That it is £45 each");
}

TEST("fund press pages: a name is explained, what was typed stays, and nobody "
     "else gets in")
{
	struct http *h = http_new(t);
	struct http_reply reply;

	fund_rhian(h->w);
	expect_lacks(http_get(h, "morgan", "/press/enquiries/new").body,
	             "I looked again");
	reply = http_post(h, "morgan", "/press/enquiries/new",
	                  FIELDS("outlet", "The Echo", "asked",
	                         "Is Rhian Pugh with you?", "came_on",
	                         "24/11/2026", "due_on", "31/2/2027"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "I looked again");
	expect_has(reply.body, "reads like somebody on probation");
	expect_has(reply.body, "Enter a real date, for example 20/11/2026");
	expect_has(reply.body, "value=\"31/2/2027\"");
	expect_equal(http_get(h, "sam", "/press/lines/new").status, 403);
	expect_equal(http_get(h, "sam", "/press/enquiries/new").status, 403);
	expect_equal(http_post(h, "sam", "/press/lines/new", LINE()).status,
	             403);
	expect_equal(http_get(h, "ada", "/press").status, 403);
	expect_equal(http_get(h, "jay", "/press").status, 403);
	expect_equal(http_get(h, "sam", "/press/lines/0000000000001").status,
	             404);
	expect_equal(
	        http_get(h, "priya", "/press/enquiries/0000000000001").status,
	        404);
	reply = http_post(h, "priya", "/press/lines/new",
	                  FIELDS("question", HOSTILE));
	expect_equal(reply.status, 400);
	expect_lacks(reply.body, HOSTILE);
}
