/* Table of data: the ten skills. */
#include "practice/ready/skill_list.h"

#include "register/policy/policy.h"

const char *const skill_codes[] = {
        "team",  "on_time", "speak", "day",   "order", "solve",
        "start", "change",  "word",  "ideas", NULL,
};

static const struct skill_edition first = {
        1,
        {
                {TK("I work well with others"),
                 TK("For example, you did a job with a mate and shared it out.")},
                {TK("I am on time"),
                 TK("For example, you got somewhere when you said you would.")},
                {TK("I listen, and I say what I think"),
                 TK("For example, you asked when you did not get it.")},
                {TK("I plan my day"),
                 TK("For example, you got all you had to do into one day.")},
                {TK("I keep things in order"),
                 TK("For example, you know where your papers and tools are.")},
                {TK("I find a way when I am stuck"),
                 TK("For example, you fixed a thing, or found who could.")},
                {TK("I start without being told"),
                 TK("For example, you saw what there was to do and did it.")},
                {TK("I cope when things change"),
                 TK("For example, plans changed and you made the best of it.")},
                {TK("I do what I said I would do"),
                 TK("For example, someone could count on you.")},
                {TK("I have ideas"),
                 TK("For example, you found a new way to do a job.")},
        },
};

const struct fault *
skill_edition_on(struct ctx *ctx, struct date on,
                 const struct skill_edition **out)
{
	int64_t number;

	TRY(policy_get_i64(ctx, "ready.skills", S(""), on, first.number,
	                   &number));
	*out = &first;
	if (number == first.number)
		return NULL;
	return fault_unavailable(
	        ctx, "These skills are not in this program. Tell those who "
	             "run this. They are named in the rule ready.skills");
}
