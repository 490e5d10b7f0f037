#include "kernel/demo.h"
#include "tests/world.h"

#include "base/clock.h"

#define PEOPLE 5

static void
made(struct demo *demo, struct demo_person *people)
{
	static const struct {
		int days;
		int64_t worker;
	} are[PEOPLE] = {{100, 1}, {10, 1}, {90, 2}, {80, 1}, {60, 1}};

	*demo = (struct demo){
	        .today = instant_date(clock_now()),
	        .people = people,
	        .n = PEOPLE,
	        .until = PEOPLE,
	        .seed = 1,
	};
	for (size_t i = 0; i < PEOPLE; i++)
		people[i] = (struct demo_person){
		        .worker = {are[i].worker},
		        .starts_on = date_add_days(demo->today, -are[i].days),
		};
}

TEST("demo: what is drawn for a part is the same whatever was drawn before")
{
	struct demo_person people[PEOPLE];
	struct demo demo;
	unsigned first;

	made(&demo, people);
	demo_begin(&demo, 3);
	first = demo_random(&demo, 1000000);
	for (int i = 0; i < 7; i++)
		demo_random(&demo, 10);
	demo_begin(&demo, 3);
	expect_equal(demo_random(&demo, 1000000), first);
}

TEST("demo: another part, other people and another seed draw otherwise")
{
	struct demo_person people[PEOPLE];
	struct demo demo;
	unsigned first;

	made(&demo, people);
	demo_begin(&demo, 3);
	first = demo_random(&demo, 1000000);
	demo_begin(&demo, 4);
	expect_false(demo_random(&demo, 1000000) == first);
	demo.at = 1;
	demo_begin(&demo, 3);
	expect_false(demo_random(&demo, 1000000) == first);
	demo.at = 0;
	demo.seed = 2;
	demo_begin(&demo, 3);
	expect_false(demo_random(&demo, 1000000) == first);
}

TEST("demo: what is drawn for somebody is the same whatever was drawn for "
     "those before")
{
	struct demo_person people[PEOPLE];
	struct demo demo;
	unsigned second;

	made(&demo, people);
	demo_begin(&demo, 3);
	demo_turn(&demo, 1);
	second = demo_random(&demo, 1000000);
	demo_begin(&demo, 3);
	for (int i = 0; i < 7; i++)
		demo_random(&demo, 10);
	demo_turn(&demo, 1);
	expect_equal(demo_random(&demo, 1000000), second);
	demo_turn(&demo, 2);
	expect_false(demo_random(&demo, 1000000) == second);
}

/* The working day of a day, both of June 2026, when today is another. */
static void
expect_worked(int today, int day, int expected)
{
	struct demo demo = {.today = DATE_NONE};
	struct date may, on;

	assert_true(date_make(2026, 5, 31, &may));
	demo.today = date_add_days(may, today);
	on = demo_working_day(&demo, date_add_days(may, day));

	expect_equal(date_days_between(may, on), expected);
}

TEST("demo: a past day off is worked on the first working day from it on")
{
	expect_worked(18, 13, 15); /* a Saturday, and the Monday */
	expect_worked(18, 12, 12);
}

TEST("demo: a past day off is never moved to today or after it")
{
	expect_worked(15, 13, 12); /* on that Monday: the Friday before */
	expect_worked(14, 13, 12); /* on the Sunday */
}

TEST("demo: a day to come is moved to the first working day from it on")
{
	expect_worked(12, 13, 15);
	expect_worked(15, 15, 15);
}

TEST("demo: only who began long enough ago has a place among a worker's people")
{
	struct demo_person people[PEOPLE];
	struct demo demo;

	made(&demo, people);
	expect_true(demo_since(&demo, 0, 50));
	expect_false(demo_since(&demo, 1, 50));
	expect_false(demo_since(&demo, 4, 60));
	expect_equal(demo_place(&demo, 0, 50), 0);
	expect_equal(demo_place(&demo, 3, 50), 1);
	expect_equal(demo_place(&demo, 4, 50), 2);
	expect_equal(demo_place(&demo, 2, 50), 0);
}
