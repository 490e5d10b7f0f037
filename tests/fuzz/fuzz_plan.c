/*
 * fuzz_plan.c - plans of the services' shapes of any bytes.
 *
 * Reading ends; what is wrong and what is told are bounded; where nothing is
 * wrong, goals have titles and words are within bounds, and what was read is
 * written and read again without a problem.
 */
#include "base/utf8.h"
#include "practice/plan/plan_hmpps.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct plan_hmpps_who jay = {
        .crn = {"X100001", 7},
        .forename = {"Jay", 3},
};

static void
look(const struct plan_hmpps *file)
{
	size_t bad;

	claim(file->whole.goals_n <= PLAN_HMPPS_GOALS_MOST);
	for (size_t i = 0; i < file->whole.goals_n; i++) {
		const struct plan_goal *goal = &file->whole.goals[i];

		claim(!str_empty(goal->title));
		claim(utf8_check(goal->title, &bad));
		claim(utf8_length(goal->title) <= PLAN_WORDS_MOST);
		claim(goal->steps_n <= PLAN_HMPPS_PARTS_MOST);
		claim(goal->notes_n <= PLAN_HMPPS_PARTS_MOST);
	}
}

/* Out and in again: as many goals, and nothing wrong. */
static void
again(struct arena *arena, struct plan_hmpps *file)
{
	struct plan_hmpps back;
	struct problems problems;
	struct json_out j;
	struct buf buf;

	/* Two goals without an id of ours would have one uuid. */
	for (size_t i = 0; i < file->whole.goals_n; i++)
		file->whole.goals[i].id.v = (int64_t)i + 1;
	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, file->shape, &jay, &file->whole);
	if (buf.full || buf.n > PLAN_HMPPS_BYTES_MOST)
		return;
	problems_init(&problems, arena);
	plan_hmpps_read(arena, buf_get(&buf), &jay, &back, &problems);
	claim(problems.n == 0);
	claim(back.whole.goals_n == file->whole.goals_n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
	struct plan_hmpps file;
	struct problems problems;

	problems_init(&problems, arena);
	plan_hmpps_read(arena, (struct str){(const char *)data, size}, &jay,
	                &file, &problems);
	claim(problems.n <= PLAN_HMPPS_TOLD_MOST + 1);
	claim(file.remarks_n <= PLAN_HMPPS_TOLD_MOST);
	if (problems.n == 0) {
		look(&file);
		again(arena, &file);
	}
	arena_drop(arena);
	return 0;
}
