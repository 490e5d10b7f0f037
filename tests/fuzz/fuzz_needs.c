/*
 * fuzz_needs.c - files of assessments, of any bytes.
 *
 * Reading ends.  What is read is written again as an equal document that reads
 * the same; what a section comes to is within bounds, and a score is none or
 * within its own: without a bound there is none.
 */
#include "practice/strengths/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look(struct arena *arena, const struct form_doc *doc)
{
	struct form_oasys *codes;
	size_t n;

	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		struct form_sum sum;

		form_sum_up(arena, doc, (enum form_section)i, &sum);
		claim(sum.answered <= doc->n);
	}
	for (const struct form_need *need = form_needs; need->says != NULL;
	     need++) {
		struct form_bound bound = {.there = true, .most = 6, .high = 1};
		struct form_score score = form_score(doc, need, &bound);

		claim(score.value >= 0 && score.value <= bound.most);
		bound.there = false;
		score = form_score(doc, need, &bound);
		claim(score.state != FORM_SCORE_THERE);
	}
	form_oasys(arena, doc, &codes, &n);
	claim(n > 0);
}

static void
write_again(struct arena *arena, const struct form_doc *doc)
{
	const struct fault *fault;
	struct form_doc again;
	struct buf buf;

	buf_init(&buf, arena, 4 * FORM_BYTES_MOST);
	form_write(&buf, doc);
	claim(!buf.full);
	fault = form_read(arena, buf_get(&buf), &again);
	claim(fault == NULL);
	claim(again.n == doc->n && again.unknown == doc->unknown);
	claim(json_equal(doc->json, again.json));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create(0);
	struct form_doc doc;

	if (form_read(arena, (struct str){(const char *)data, size}, &doc) ==
	    NULL) {
		write_again(arena, &doc);
		look(arena, &doc);
	}
	arena_drop(arena);
	return 0;
}
