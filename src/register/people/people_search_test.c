#include "register/people/people_world_test.h"

/* --- a small town ------------------------------------------------------- */

struct resident {
	const char *crn;
	const char *first;
	const char *last;
	const char *preferred;
	const char *born;
	const char *worker;
};

static const struct resident town[] = {
        {"X400001", "Mohammed", "Khan", NULL, "1990-05-04", "sam"},
        {"X400002", "Mohammed", "Khan", NULL, "1971-11-23", "sam"},
        {"X400003", "Siân", "O'Connor", NULL, "1988-01-31", "sam"},
        {"X400004", "Sean", "OConnor", NULL, "1988-09-09", "sam"},
        {"X400005", "Zoë", "Ŵynne", "Zo", "1991-03-02", "sam"},
        {"X400006", "Paulo", "de Souza", NULL, "1983-12-12", "sam"},
        {"X400007", "Kelly", "Thomas-Reid", NULL, "1999-06-15", "sam"},
        {"X400008", "Craig", "MacDonald", NULL, "1976-02-29", "sam"},
        {"X400009", "José", "Núñez", NULL, "1994-07-07", "sam"},
        {"X400010", "Tomasz", "Kowalski", "Tom", "1990-10-10", "sam"},
        {"X400011", "Jan", "Kowalska", NULL, "1990-10-11", "sam"},
        {"X400012", "William", "Smith", "Billy", "1990-01-01", "sam"},
        {"X400013", "Wilma", "Smyth", NULL, "1990-02-02", "sam"},
        {"X400014", "Łukasz", "Żak", NULL, "1985-05-05", "sam"},
        {"X400015", "Søren", "Æbelø", NULL, "1979-08-08", "sam"},
        {"X400016", "Li", "Wu", NULL, "1996-04-04", "sam"},
        {"X400017", "Ana", "Ó Briain", NULL, "2001-01-20", "sam"},
        {"X400018", "Gareth", "Ashby", NULL, "1969-12-31", "sam"},
        {"X400019", "Gareth", "Ashbury", NULL, "1969-12-30", "sam"},
        {"X400020", "Nadia", "Begum", NULL, NULL, "sam"},
        {"X400090", "Mohammed", "Khan", NULL, "1990-05-04", "ned"},
        {"X400091", "Craig", "MacDonald", NULL, "1976-02-29", "ned"},
};
#define TOWN (sizeof(town) / sizeof(town[0]))

/* Put the town; the first has a number. */
static struct world *
town_new(struct test *t)
{
	struct world *w = world_new(t);

	for (size_t i = 0; i < TOWN; i++) {
		const struct resident *r = &town[i];
		struct person_facts facts =
		        person_facts_of(r->crn, r->first, r->last, r->born);
		const struct actor *worker = world_actor(w, r->worker);
		struct person_id id;
		enum put_result result;

		if (r->preferred != NULL)
			facts.preferred_name = str_of(r->preferred);
		if (i == 0)
			facts.pnc = S("81/34U");
		facts.organisation = worker->organisation;
		facts.team = worker->team;
		facts.worker = worker->id;
		expect_ok(person_put(w, &facts, &id, &result));
	}
	return w;
}

struct asking {
	struct str words;
	struct person_line *lines;
	size_t n;
	bool more;
	int64_t id;
};

static const struct fault *
search(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return people_search(ctx, a->words, &a->lines, &a->n, &a->more);
}

static const struct fault *
keep(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return people_search_keep(ctx, a->words, &a->id);
}

static const struct fault *
kept(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return people_search_kept(ctx, a->id, &a->lines, &a->n, &a->more);
}

/* What somebody finds, as the ends of the CRNs with spaces between. */
static struct str
found(struct world *w, const char *who, const char *words)
{
	struct asking a = {.words = str_of(words)};
	struct str out = S("");

	expect_ok(world_see(w, who, search, &a));
	for (size_t i = 0; i < a.n; i++)
		out = str_print(w->arena, "%.*s%s%.*s", STR_ARG(out),
		                i > 0 ? " " : "", 2, a.lines[i].crn.p + 5);
	return out;
}

struct recorded {
	const char *words;
	const char *people;
};

static void
expect_recorded(struct world *w, const char *who, const struct recorded *v,
                size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str got = found(w, who, v[i].words);

		if (!str_is(got, v[i].people))
			fail_msg("\"%s\" found %.*s, not %s", v[i].words,
			         STR_ARG(got), v[i].people);
	}
}

#define EXPECT_RECORDED(w, who, v) \
	expect_recorded(w, who, v, sizeof(v) / sizeof((v)[0]))

/* --- recorded searches -------------------------------------------------- */

/* Each is asked by the worker, by the senior of the team and by the manager,
 * who reach the same people by other ways. */
static const struct recorded names[] = {
        {"khan", "01 02"},
        {"KHAN", "01 02"},
        {"Mohammed Khan", "01 02"},
        {"Khan Mohammed", "01 02"},
        {"khan, mohammed", "01 02"},
        {"mohammed khan 1990", "01"},
        {"1971 khan", "02"},
        {"khan 1985", ""},
        {"o'connor", "04 03"},
        {"O\u2019Connor", "04 03"},
        {"oconnor", "04 03"},
        {"o connor", "04 03"},
        {"Sian O'Connor", "03"},
        {"sean oconnor", "04"},
        {"wynne", "05"},
        {"Ŵynne", "05"},
        {"zoe wynne", "05"},
        {"zo wynne", "05"},
        {"de souza", "06"},
        {"desouza", "06"},
        {"souza", "06"},
        {"thomas reid", "07"},
        {"thomas-reid", "07"},
        {"thomasreid", "07"},
        {"reid kelly", "07"},
        {"macdonald", "08"},
        {"mac donald", "08"},
        {"Craig MacDonald", "08"},
        {"nunez", "09"},
        {"Núñez José", "09"},
        {"jose nunez 1994", "09"},
        {"tom kowalski", "10"},
        {"tomasz kowalski 1990", "10"},
        {"billy smith", "12"},
        {"william smith", "12"},
        {"lukasz zak", "14"},
        {"Łukasz Żak", "14"},
        {"soren aebelo", "15"},
        {"wu", "16"},
        {"li wu", "16"},
        {"o briain", "17"},
        {"obriain", "17"},
        {"nadia begum", "20"},
};

static const struct recorded spellings[] = {
        {"mohamed khan", "01 02"},     {"mohammed kahn", "01 02"},
        {"mohammed khen 1990", "01"},  {"mohmmed khan 1990", "01"},
        {"mohammedd khan 1971", "02"}, {"tomasz kowalskj 1990", "10"},
        {"craig mcdonald", "08"},      {"craig macdonld 1976", "08"},
        {"gareth ashbi 1969", "18"},   {"nunes 1994", "09"},
        {"wynn zoe 1991", "05"},       {"zzzzzz", ""},
        {"smith wiliam", "12"},
};

static const struct recorded two_spellings[] = {
        {"mohxmmed khxn", "01 02"},   {"mohxmmed khxn 1990", "01"},
        {"smxth wxlliam 1990", "12"}, {"wxlliam smxth", "12"},
        {"thomaz kowalskj 1990", ""}, {"tomaz kowalskj 1990", "10"},
        {"mohxmmxd khan", ""},        {"mohxmmxd khxn 1990", ""},
        {"mohxmmed khxn 1989", ""},   {"xi xu 1996", ""},
};

static const struct recorded numbers[] = {
        {"X400001", "01"},
        {"x400001", "01"},
        {" X400001 ", "01"},
        {"X 400001", "01"},
        {"x 400001", "01"},
        {"khan X 400001", "01"},
        {"X 999999", ""},
        {"Y 400001", ""},
        {"81/34U", "01"},
        {"1981/0000034U", "01"},
        {"X999999", ""},
        {"4/5/1990", "01"},
        {"04/05/1990", "01"},
        {"1990-05-04", "01"},
        {"4 May 1990", "01"},
        {"khan 4 May 1990", "01"},
        {"khan 23/11/1971", "02"},
        {"smith 4/5/1990", ""},
        {"29/02/1976", "08"},
        {"31/12/1969 ashby", "18"},
        {"31/12/1969 ashbi", "18"},
};

static const struct recorded beginnings[] = {
        {"kowal", "11 10"}, {"ash", "19 18"},  {"gareth ash", "19 18"},
        {"moham", "01 02"}, {"ashb", "19 18"},
};

static const struct recorded hostile[] = {
        {"", ""},
        {" ", ""},
        {"'", ""},
        {"' or 1=1 --", ""},
        {"%", ""},
        {"%khan%", "01 02"},
        {"_", ""},
        {"\"", ""},
        {"*", ""},
        {"<script>alert(1)</script>", ""},
        {"khan; drop table people_person", ""},
        {"0000000000000000000000", ""},
        {"-1", ""},
        {"9999", ""},
        {"30/02/1990", ""},
        {"\xf0\x9f\x98\x80", ""},
        {"a", ""},
        {"////", ""},
        {"\\", ""},
        {"NULL", ""},
};

TEST("people: a name is found whatever case, accents, marks and order")
{
	struct world *w = town_new(t);

	EXPECT_RECORDED(w, "sam", names);
	EXPECT_RECORDED(w, "priya", names);
	EXPECT_RECORDED(w, "morgan", names);
}

TEST("people: one wrong letter still finds a name")
{
	struct world *w = town_new(t);

	EXPECT_RECORDED(w, "sam", spellings);
	EXPECT_RECORDED(w, "priya", spellings);
	EXPECT_RECORDED(w, "morgan", spellings);
}

TEST("people: one wrong letter in each of two words finds a name, two in one "
     "do not")
{
	struct world *w = town_new(t);

	EXPECT_RECORDED(w, "sam", two_spellings);
	EXPECT_RECORDED(w, "priya", two_spellings);
	EXPECT_RECORDED(w, "morgan", two_spellings);
}

TEST("people: who fits to the letter stands alone")
{
	struct world *w = town_new(t);

	expect_str(found(w, "sam", "sian o'connor"), "03");
	expect_str(found(w, "sam", "sean o'connor"), "04");
	expect_str(found(w, "sam", "sxan o'connor"), "04 03");
}

TEST("people: a number or a birth date finds its person")
{
	struct world *w = town_new(t);

	EXPECT_RECORDED(w, "sam", numbers);
	EXPECT_RECORDED(w, "morgan", numbers);
}

TEST("people: the beginning of a name finds those that begin so")
{
	struct world *w = town_new(t);

	EXPECT_RECORDED(w, "sam", beginnings);
	EXPECT_RECORDED(w, "morgan", beginnings);
}

TEST("people: hostile words find nobody and break nothing")
{
	struct world *w = town_new(t);
	char *mad = arena_bytes(t->arena, 5001, 1);

	EXPECT_RECORDED(w, "sam", hostile);
	for (size_t i = 0; i < 5000; i++)
		mad[i] = i % 7 == 0 ? ' ' : 'a';
	expect_str(found(w, "sam", mad), "");
}

TEST("people: a person out of reach is not found by any search")
{
	struct world *w = town_new(t);

	expect_str(found(w, "ned", "khan"), "90");
	expect_str(found(w, "ned", "mohammed khan 1990"), "90");
	expect_str(found(w, "ned", "4/5/1990"), "90");
	expect_str(found(w, "ned", "X400001"), "");
	expect_str(found(w, "ned", "81/34U"), "");
	expect_str(found(w, "ned", "o'connor"), "");
	expect_str(found(w, "otto", "macdonald"), "91");
	expect_str(found(w, "ada", "khan"), "");
	expect_str(found(w, "ada", "X400001"), "");
	expect_str(found(w, "jay", "khan"), "");
}

TEST("people: a search shows whom it names, and nobody else is noted")
{
	struct world *w = town_new(t);

	expect_str(found(w, "sam", "mohammed khan 1990"), "01");
	expect_equal(world_seen.n, 1);
	expect_str(found(w, "sam", "zzzzzz"), "");
	expect_equal(world_seen.n, 0);
}

TEST("people: a kept search is shown to its own user only, for a day")
{
	struct world *w = town_new(t);
	struct asking a = {.words = S("khan")};

	expect_ok(world_do(w, "sam", keep, &a));
	expect_ok(world_see(w, "sam", kept, &a));
	expect_equal(a.n, 2);
	expect_fault(world_see(w, "priya", kept, &a), FAULT_NOT_FOUND,
	             "This search is no longer kept. Search again");
}

/* --- lists -------------------------------------------------------------- */

struct listing {
	enum people_list which;
	int64_t page;
	int64_t size;
	struct person_line *lines;
	size_t n;
	int64_t total;
	bool more;
};

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct listing *l = data;

	return people_list(ctx, l->which, l->page, l->size, &l->lines, &l->n,
	                   &l->total, &l->more);
}

TEST("people: a list is by last name, page by page, within reach")
{
	struct world *w = town_new(t);
	struct listing l = {.which = PEOPLE_OWN, .size = 8};

	expect_ok(world_see(w, "sam", list, &l));
	expect_equal(l.n, 8);
	expect_equal(l.total, 20);
	expect_false(l.more);
	expect_str(l.lines[0].crn, "X400015");
	expect_str(l.lines[1].crn, "X400019");
	l.page = 2;
	expect_ok(world_see(w, "sam", list, &l));
	expect_equal(l.n, 4);
	l = (struct listing){.which = PEOPLE_TEAM, .size = 50};
	expect_ok(world_see(w, "priya", list, &l));
	expect_equal(l.total, 20);
	l.which = PEOPLE_ALL;
	expect_ok(world_see(w, "morgan", list, &l));
	expect_equal(l.total, 20);
	expect_ok(world_see(w, "otto", list, &l));
	expect_equal(l.total, 2);
	expect_ok(world_see(w, "ada", list, &l));
	expect_equal(l.total, 0);
}

/* --- parts -------------------------------------------------------------- */

TEST("people: two words one letter apart share a part")
{
	struct str a[PEOPLE_NEAR_PARTS];
	struct str b[PEOPLE_NEAR_PARTS];
	size_t a_n = people_near_parts(t->arena, S("kowalski"), a);
	size_t b_n = people_near_parts(t->arena, S("kowalsky"), b);
	bool shared = false;

	for (size_t i = 0; i < a_n; i++) {
		for (size_t k = 0; k < b_n; k++)
			shared = shared || str_equal(a[i], b[k]);
	}
	expect_true(shared);
	expect_equal(people_near_parts(t->arena, S("li"), a), 3);
	expect_equal(people_near_parts(t->arena, S("anextraordinarilylongname"),
	                               a),
	             PEOPLE_NEAR_PARTS);
}
