/*
 * plan_hmpps.c - a plan in either shape of the services': which it is, and
 * what holds for both.
 */
#include "practice/plan/plan_hmpps_in.h"

const char *const plan_hmpps_shape_words[] = {"sentence-plan",
                                              "assessment-platform", NULL};
const char *const plan_hmpps_shape_keys[] = {
        TK("Download for the sentence plan service"),
        TK("Download for the assessment platform"),
};

void
plan_hmpps_write(struct json_out *j, enum plan_hmpps_shape shape,
                 const struct plan_hmpps_who *who,
                 const struct plan_whole *whole)
{
	if (shape == PLAN_HMPPS_OLD)
		hmpps_old_write(j, who, whole);
	else
		hmpps_aap_write(j, who, whole);
}

void
plan_hmpps_write_goal(struct json_out *j, enum plan_hmpps_shape shape,
                      const struct plan_hmpps_who *who,
                      const struct plan_goal *goal, size_t place)
{
	if (shape == PLAN_HMPPS_OLD)
		hmpps_old_write_goal(j, who, goal, place);
	else
		hmpps_aap_write_goal(j, goal);
}

struct str
hmpps_said_words(const struct plan *plan)
{
	for (size_t side = 0; side < PLAN_SIDE_COUNT; side++)
		if (plan->sides[side].answer == PLAN_NO ||
		    plan->sides[side].answer == PLAN_COULD_NOT)
			return plan->sides[side].words;
	return S("");
}

void
hmpps_goal_done(struct hmpps_in *in, const struct hmpps_at *at, size_t i,
                struct str uuid)
{
	const struct plan_hmpps *out = in->out;

	if (str_empty(out->whole.goals[i].title))
		hmpps_wrong(in, at,
		            TK("{where}: this goal has no title. Give it one "
		               "where it comes from, and export it again"));
	for (size_t k = 0; k < i; k++)
		if (uuid.n > 0 && str_equal(out->items[k].ref, uuid)) {
			hmpps_wrong(
			        in, at,
			        TK("{where}: a goal of the same uuid stands "
			           "above. Export the plan again"));
			return;
		}
}

const char *const plan_hmpps_other =
        TK("{where}: this plan has the CRN of somebody else. Look whose file "
           "it is before you bring it in");

bool
plan_hmpps_is_of_other(struct arena *arena, const struct plan_hmpps *file,
                       struct str crn)
{
	struct str said = str_upper(arena, str_trim(file->crn));

	return said.n > 0 && crn.n > 0 &&
	       !str_equal(said, str_upper(arena, crn));
}

static void
read_shape(struct hmpps_in *in, json_t *root)
{
	if (json_object_get(root, "collections") != NULL) {
		in->out->shape = PLAN_HMPPS_AAP;
		hmpps_aap_read(in, root);
	} else if (json_object_get(root, "goals") != NULL ||
	           json_object_get(root, "currentVersion") != NULL) {
		in->out->shape = PLAN_HMPPS_OLD;
		hmpps_old_read(in, root);
	} else {
		hmpps_wrong(in, NULL,
		            TK("{where}: this is a plan of neither service: "
		               "there are neither goals nor collections"));
		return;
	}
	/* A plan of somebody else is not read for this person. */
	if (plan_hmpps_is_of_other(in->arena, in->out, in->who->crn))
		hmpps_wrong(in, NULL, plan_hmpps_other);
}

void
plan_hmpps_read(struct arena *arena, struct str file,
                const struct plan_hmpps_who *who, struct plan_hmpps *out,
                struct problems *problems)
{
	struct hmpps_in in = {arena, who, problems, out};
	const struct fault *fault;

	*out = (struct plan_hmpps){.said_n = 0};
	if (file.n > PLAN_HMPPS_BYTES_MOST) {
		problems_add(problems, "file",
		             "The file is larger than 1 MB. Select the plan of "
		             "one person");
		return;
	}
	if (str_starts(file, S("\xef\xbb\xbf")))
		file = str_slice(file, 3, file.n);
	fault = json_read(arena, file, &out->root);
	if (fault != NULL) {
		problems_put(problems, "file", fault->text);
		return;
	}
	if (json_is_object(out->root))
		read_shape(&in, out->root);
	else
		hmpps_wrong(&in, NULL,
		            TK("{where}: there should be an object with "
		               "members here"));
}
