/* Table of data: what is asked. */
#include "practice/ready/need_sets.h"

#include "practice/plan/plan_words.h"
#include "register/policy/policy.h"

const char *const need_sets[] = {"first", "ahead", NULL};

const char *const need_codes[] = {
        "tonight", "medicine", "food",   "safe",     "phone",  "papers",
        "travel",  "drink",    "people", "home",     "doctor", "money",
        "work",    "family",   "use",    "thinking", "worry",  NULL,
};

static const struct need_edition first_1 = {
        NEED_FIRST,
        1,
        {{NEED_TONIGHT, TK("Do you have a place to sleep tonight?"),
          TK("I have nowhere to sleep tonight"), PLAN_AREA_ACCOMMODATION},
         {NEED_MEDICINE, TK("Do you have the medicine you need?"),
          TK("I need medicine and have none"), PLAN_AREA_HEALTH},
         {NEED_FOOD, TK("Do you have money for food?"),
          TK("I have no money for food"), PLAN_AREA_FINANCES},
         {NEED_SAFE, TK("Are you safe where you live?"),
          TK("I am not safe at home, and there is nobody to help"),
          PLAN_AREA_RELATIONSHIPS},
         {NEED_PHONE, TK("Do you have a phone?"), NULL, PLAN_AREA_FINANCES},
         {NEED_PAPERS, TK("Do you have your ID and your bank card?"), NULL,
          PLAN_AREA_FINANCES},
         {NEED_DRINK, TK("Do you want help with drink or drugs right now?"),
          NULL, PLAN_AREA_DRUGS},
         {NEED_PEOPLE, TK("Who can you ring when things go wrong?"), NULL,
          PLAN_AREA_RELATIONSHIPS}},
        8,
};
/* The second asks how somebody gets to us, and what a phone needs. */
static const struct need_edition first_2 = {
        NEED_FIRST,
        2,
        {{NEED_TONIGHT, TK("Do you have a place to sleep tonight?"),
          TK("I have nowhere to sleep tonight"), PLAN_AREA_ACCOMMODATION},
         {NEED_MEDICINE, TK("Do you have the medicine you need?"),
          TK("I need medicine and have none"), PLAN_AREA_HEALTH},
         {NEED_FOOD, TK("Do you have money for food?"),
          TK("I have no money for food"), PLAN_AREA_FINANCES},
         {NEED_SAFE, TK("Are you safe where you live?"),
          TK("I am not safe at home, and there is nobody to help"),
          PLAN_AREA_RELATIONSHIPS},
         {NEED_PHONE, TK("Do you have a phone that works, with credit?"), NULL,
          PLAN_AREA_FINANCES},
         {NEED_PAPERS, TK("Do you have your ID and your bank card?"), NULL,
          PLAN_AREA_FINANCES},
         {NEED_TRAVEL, TK("Can you get to us, and pay for the way?"), NULL,
          PLAN_AREA_FINANCES},
         {NEED_DRINK, TK("Do you want help with drink or drugs right now?"),
          NULL, PLAN_AREA_DRUGS},
         {NEED_PEOPLE, TK("Who can you ring when things go wrong?"), NULL,
          PLAN_AREA_RELATIONSHIPS}},
        9,
};
static const struct need_edition ahead_1 = {
        NEED_AHEAD,
        1,
        {{NEED_HOME, TK("Where will you live?"),
          TK("I will have nowhere to live"), PLAN_AREA_ACCOMMODATION},
         {NEED_DOCTOR, TK("Will you have a doctor, and your medicine?"),
          TK("My medicine will run out"), PLAN_AREA_HEALTH},
         {NEED_MONEY, TK("Will you have money to live on?"),
          TK("I will have no money to live on"), PLAN_AREA_FINANCES},
         {NEED_WORK, TK("What about work or learning?"), NULL,
          PLAN_AREA_EMPLOYMENT},
         {NEED_FAMILY, TK("How are things with your family and your friends?"),
          NULL, PLAN_AREA_RELATIONSHIPS},
         {NEED_USE, TK("Will you want help with drink or drugs?"), NULL,
          PLAN_AREA_DRUGS},
         {NEED_THINKING, TK("What helps you to stay calm?"), NULL,
          PLAN_AREA_THINKING},
         {NEED_WORRY, TK("What worries you when you think of that day?"), NULL,
          PLAN_AREA_THINKING}},
        8,
};

/* The newest of a set first. */
static const struct need_edition *const editions[] = {&first_2, &first_1,
                                                      &ahead_1};
#define N (sizeof(editions) / sizeof(editions[0]))

static const char *const rules[] = {"ready.first", "ready.ahead"};

const struct fault *
need_edition_on(struct ctx *ctx, enum need_set set, struct date on,
                const struct need_edition **out)
{
	int64_t number;

	TRY(policy_get_i64(ctx, rules[set], S(""), on,
	                   set == NEED_FIRST ? 2 : 1, &number));
	for (size_t i = 0; i < N; i++)
		if (editions[i]->set == set && editions[i]->number == number) {
			*out = editions[i];
			return NULL;
		}
	return fault_unavailable(
	        ctx, "These questions are not in this program. Tell those who "
	             "run this. They are named in the rules {first} and "
	             "{ahead}",
	        {"first", S("ready.first")}, {"ahead", S("ready.ahead")});
}

static const struct need_question *
find(const struct need_edition *edition, enum need_code code)
{
	for (int i = 0; i < edition->n; i++)
		if (edition->questions[i].code == code)
			return &edition->questions[i];
	return NULL;
}

bool
need_asks(const struct need_edition *edition, enum need_code code)
{
	return find(edition, code) != NULL;
}

const struct need_question *
need_question_of(const struct need_edition *edition, enum need_code code)
{
	const struct need_question *found = find(edition, code);

	for (size_t i = 0; i < N && found == NULL; i++)
		if (editions[i]->set == edition->set)
			found = find(editions[i], code);
	return found;
}
