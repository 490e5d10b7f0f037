/*
 * rights_events.c - what the timeline says of decision rights.
 */
#include "practice/strengths/assess_panels.h"
#include "practice/strengths/rights_local.h"

#include "kernel/outbox/outbox.h"

static bool
is_of(const struct event_line *line, const char *beginning)
{
	return str_starts(str_of(line->kind->name), str_of(beginning));
}

const struct fault *
rights_event_details(struct ctx *ctx, struct person_id person,
                     const struct event_line *lines, size_t n,
                     struct event_detail *out)
{
	bool own = rights_side_of(ctx, person) == RIGHTS_PERSON;

	TRY(assess_event_details(ctx, person, lines, n, out));
	for (size_t i = 0; i < n; i++) {
		int topic = str_word(lines[i].value, rights_topics);
		bool right = is_of(&lines[i], "strengths.right_");

		if (topic < 0 ||
		    (!right && !is_of(&lines[i], "strengths.decision_")))
			continue;
		out[i].says = text_get(own ? rights_topic_keys[topic].title_me
		                           : rights_topic_keys[topic].title);
		out[i].path = right ? str_print(ctx->arena,
		                                RIGHTS_PATH "/topics/%s",
		                                rights_topics[topic])
		                    : S(RIGHTS_PATH "/decisions");
	}
	return NULL;
}
