/*
 * plan_own_demo.c - what Jay, who does not exist, drew and said.
 */
#include <math.h>

#include "kernel/demo.h"
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_own.h"

#define RATE  16000
#define NOTES 4
#define PI    3.14159265358979

static void
number(struct buf *buf, uint32_t v, unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		buf_char(buf, (char)(v >> (8 * i) & 0xff));
}

/* Four notes of half a second, in place of a voice. */
static struct bytes
tune(struct arena *arena)
{
	static const double notes[NOTES] = {262, 330, 392, 330};
	const uint32_t n = NOTES * RATE / 2;
	struct buf buf;
	struct str made;

	buf_init(&buf, arena, 44 + n * 2);
	buf_lit(&buf, "RIFF");
	number(&buf, 36 + n * 2, 4);
	buf_lit(&buf, "WAVEfmt ");
	number(&buf, 16, 4);
	number(&buf, 1, 2); /* PCM */
	number(&buf, 1, 2); /* one channel */
	number(&buf, RATE, 4);
	number(&buf, RATE * 2, 4);
	number(&buf, 2, 2);
	number(&buf, 16, 2);
	buf_lit(&buf, "data");
	number(&buf, n * 2, 4);
	for (uint32_t i = 0; i < n; i++) {
		double at = (double)(i % (RATE / 2)) / RATE;
		double note = notes[i / (RATE / 2)];
		int v = (int)(9000 * exp(-5 * at) * sin(2 * PI * note * at));

		number(&buf, (uint32_t)v, 2);
	}
	made = buf_get(&buf);
	return (struct bytes){(const unsigned char *)made.p, made.n};
}

static const struct fault *
add(struct plan_demo_story *s, enum plan_kind kind, struct bytes made,
    struct str words, struct statement_id *out)
{
	struct media_taken *taken;

	TRY(media_take_made(s->ctx, made, &taken));
	return plan_own_add(s->ctx, s->who->person, kind, taken, words, out);
}

static const struct fault *
draw_and_say(struct plan_demo_story *s)
{
	const struct bytes drawing = {plan_demo_drawing, plan_demo_drawing_n};
	struct statement_id id;

	if (!plan_demo_on(s, 10, true))
		return NULL;
	TRY(add(s, PLAN_PICTURE, drawing,
	        S("My drawing: Kai and me in front of the house"), &id));
	TRY(add(s, PLAN_SPOKEN, tune(s->ctx->arena), S(""), &id));
	if (!plan_demo_on(s, 11, false))
		return NULL;
	return plan_statement_change(s->ctx, id,
	                             S("Four notes, since nobody here is "
	                               "real: I want to sing with Kai again"),
	                             &id);
}

/* Where no files are kept, there are none; and what becomes of all others is
 * the same with them as without. */
const struct fault *
plan_own_demo(struct plan_demo_story *s)
{
	uint64_t state = s->demo->state;

	if (!s->who->jay || s->ctx->app->blobs == NULL)
		return NULL;
	TRY(draw_and_say(s));
	s->demo->state = state;
	return NULL;
}
