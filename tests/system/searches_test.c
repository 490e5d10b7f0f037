/*
 * searches_test.c - recorded searches: the same words find the same people
 * on both engines.  tests/golden/searches.txt holds what was found; to record
 * anew: script/test --update-golden searches.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "register/people/people.h"
#include "tests/system/system.h"

#define PEOPLE   240
#define SEARCHES 500

static const char *const firsts[] = {
        "James", "Mohammed", "Liam",  "Siôn",   "Tomasz",  "Andrei",
        "Zoë",   "Aisha",    "Siân",  "Kelly",  "Natalia", "Ffion",
        "Kofi",  "Yusuf",    "Reece", "Shanice"};
static const char *const lasts[] = {
        "Smith",         "Jones",       "O'Connor",  "MacDonald",
        "Patel",         "Thomas-Reid", "Ŵynne",     "Kowalski",
        "de\u00a0Souza", "Núñez",       "Griffiths", "Okafor",
        "Ashby",         "Thornford",   "Walden",    "Ó\u00a0Briain"};

/* Small and the same everywhere. */
static unsigned
next(unsigned *state, unsigned below)
{
	*state = *state * 1103515245u + 12345u;
	return (*state >> 16) % below;
}

struct made {
	struct world *w;
	struct person_facts facts[PEOPLE];
};

static const struct fault *
people_make(struct ctx *ctx, void *data)
{
	struct made *made = data;
	unsigned state = 7;

	for (unsigned i = 0; i < PEOPLE; i++) {
		struct person_facts *f = &made->facts[i];
		enum put_result result;
		struct person_id person;

		*f = (struct person_facts){
		        .crn = str_print(made->w->arena, "D%06u", 400000 + i),
		        .first_name = str_of(firsts[next(&state, 16)]),
		        .last_name = str_of(lasts[next(&state, 16)]),
		        .date_of_birth = {(int32_t)next(&state, 14000)},
		        .organisation = made->w->organisation,
		        .team = made->w->team,
		        .worker = world_user(made->w, "sam"),
		        .allocated_on = ctx->today,
		};
		TRY(people_put(ctx, f, &person, &result));
	}
	return NULL;
}

/* Words as somebody types them: whole, turned, folded, with one wrong. */
static struct str
words_make(struct arena *arena, const struct person_facts *f, unsigned i,
           unsigned *state)
{
	int year, month, day;
	struct str last = str_copy(arena, f->last_name);

	date_split(f->date_of_birth, &year, &month, &day);
	switch (i % 6) {
	case 0:
		return str_print(arena, "%.*s %.*s", STR_ARG(f->first_name),
		                 STR_ARG(last));
	case 1:
		return str_print(arena, "%.*s, %.*s %d", STR_ARG(last),
		                 STR_ARG(f->first_name), year);
	case 2:
		return f->crn;
	case 3:
		return str_print(arena, "%d/%d/%d %.*s", day, month, year,
		                 STR_ARG(last));
	case 4:
		/* One letter of the first name is another. */
		return str_print(arena, "%c%.*s %.*s %d",
		                 'a' + (char)next(state, 26),
		                 (int)f->first_name.n - 1, f->first_name.p + 1,
		                 STR_ARG(last), year);
	default:
		return str_lower(arena, last);
	}
}

struct asked {
	struct str words;
	struct buf found;
};

static const struct fault *
ask_one(struct ctx *ctx, void *data)
{
	struct asked *asked = data;
	struct person_line *line;
	size_t n;
	bool more;

	TRY(people_search(ctx, asked->words, &line, &n, &more));
	for (size_t i = 0; i < n; i++) {
		buf_char(&asked->found, i == 0 ? '|' : ',');
		buf_str(&asked->found, line[i].crn);
	}
	return NULL;
}

static struct str
searches_all(struct world *w, struct made *made)
{
	struct buf all;
	unsigned state = 11;

	buf_init(&all, w->arena, 0);
	for (unsigned i = 0; i < SEARCHES; i++) {
		struct asked asked;
		const struct person_facts *f =
		        &made->facts[next(&state, PEOPLE)];

		asked.words = words_make(w->arena, f, i, &state);
		if (i % 6 == 4 && (unsigned char)f->first_name.p[0] > 127)
			continue;
		buf_init(&asked.found, w->arena, 0);
		expect_ok(world_see(w, "sam", ask_one, &asked));
		buf_str(&all, asked.words);
		buf_str(&all, buf_get(&asked.found));
		buf_char(&all, '\n');
	}
	return buf_get(&all);
}

static struct str
file_read(struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *p = arena_bytes(arena, 1 << 20, 1);
	size_t n;

	if (file == NULL)
		return S("");
	n = fread(p, 1, 1 << 20, file);
	fclose(file);
	return (struct str){p, n};
}

TEST("searches: 500 recorded searches find the same people on both engines")
{
	struct world *w = world_new(t);
	struct made *made = arena_new(t->arena, struct made, 1);
	const char *path = "tests/golden/searches.txt";
	struct str now, then;

	made->w = w;
	expect_ok(world_do(w, NULL, people_make, made));
	now = searches_all(w, made);
	if (getenv("MYDIRECTION_UPDATE_GOLDEN") != NULL) {
		FILE *file = fopen(path, "wb");

		expect_not_null(file);
		fwrite(now.p, 1, now.n, file);
		fclose(file);
	}
	then = file_read(t->arena, path);
	expect_true(then.n > 0);
	expect_true(str_equal(now, then));
}

TEST("searches: nobody of another organisation is found by any words")
{
	struct world *w = world_new(t);
	struct made *made = arena_new(t->arena, struct made, 1);
	struct asked asked;

	made->w = w;
	expect_ok(world_do(w, NULL, people_make, made));
	for (unsigned i = 0; i < PEOPLE; i++) {
		asked.words = made->facts[i].crn;
		buf_init(&asked.found, w->arena, 0);
		expect_ok(world_see(w, "otto", ask_one, &asked));
		expect_equal(asked.found.n, 0);
	}
}
