/*
 * induct_edition.c - which edition of the topics is told.
 */
#include "practice/induction/induct_topics.h"

#include "register/policy/policy.h"

static const struct induct_edition *const editions[] = {&induct_first,
                                                        &induct_second};

const struct fault *
induct_edition_on(struct ctx *ctx, struct date on,
                  const struct induct_edition **out)
{
	int64_t number;

	TRY(policy_get_i64(ctx, "induction.topics", S(""), on,
	                   induct_second.number, &number));
	for (size_t i = 0; i < sizeof(editions) / sizeof(editions[0]); i++)
		if (editions[i]->number == number) {
			*out = editions[i];
			return NULL;
		}
	return fault_unavailable(
	        ctx,
	        "What is told at the beginning is not in this program. "
	        "Tell those who run this. It is named in the rule "
	        "{rule}",
	        {"rule", S("induction.topics")});
}

const struct induct_topic *
induct_topic_of(const struct induct_edition *edition, enum induct_about about)
{
	while (edition->topics[about].title == NULL)
		edition = edition->before;
	return &edition->topics[about];
}

struct str
induct_topic_shown(struct arena *arena, const struct induct_topic *topic)
{
	struct str shown = text_get(topic->title);

	for (int i = 0; i < INDUCT_POINTS_MOST && topic->points[i] != NULL;
	     i++) {
		struct str point = text_get(topic->points[i]);

		shown = str_print(arena, "%.*s\n%.*s", STR_ARG(shown),
		                  STR_ARG(point));
	}
	return shown;
}
