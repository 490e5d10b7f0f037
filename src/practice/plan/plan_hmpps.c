/*
 * plan_hmpps.c - a plan in either shape of the services': which it is, and
 * what holds for both.
 */
#include "base/utf8.h"
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

/* The words of a no or of could-not-answer. */
static struct str
said_words(const struct plan *plan)
{
	for (size_t side = 0; side < PLAN_SIDE_COUNT; side++)
		if (plan->sides[side].answer == PLAN_NO ||
		    plan->sides[side].answer == PLAN_COULD_NOT)
			return plan->sides[side].words;
	return S("");
}

const struct plan_hmpps_said *
hmpps_said(const struct plan_hmpps_who *who, const struct plan *plan,
           struct plan_hmpps_said *one, size_t *n)
{
	*n = who->said_n;
	if (who->said != NULL)
		return who->said;
	*one = (struct plan_hmpps_said){
	        .id = plan->id.v,
	        .state = (int)plan->state,
	        .words = said_words(plan),
	        .by = plan->sides[PLAN_WORKER].name,
	        .at = plan->state_at,
	};
	*n = plan->state != PLAN_DRAFT;
	return one;
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

/* What the plan is there, in words of theirs. */
static const char *const published[] = {"UNPUBLISHED", "PUBLISHED", "ARCHIVED",
                                        NULL};
static const char *const types[] = {"INITIAL",  "REVIEW", "TERMINATE",
                                    "TRANSFER", "OTHER",  NULL};
static const char *const tags[] = {"UNSIGNED",
                                   "LOCKED_INCOMPLETE",
                                   "SELF_SIGNED",
                                   "COUNTERSIGNED",
                                   "AWAITING_COUNTERSIGN",
                                   "AWAITING_DOUBLE_COUNTERSIGN",
                                   "REJECTED",
                                   "DOUBLE_COUNTERSIGNED",
                                   "ROLLED_BACK",
                                   NULL};
/* Those that whoever takes the plan over should have seen. */
static const char *const over[] = {"ARCHIVED", "TERMINATE",
                                   "TRANSFER", "LOCKED_INCOMPLETE",
                                   "REJECTED", "ROLLED_BACK",
                                   NULL};

/* Nothing here follows from it; it is told where it is unknown, or ends the
 * plan there. */
static void
root_word(struct hmpps_in *in, const json_t *up, const struct hmpps_at *at,
          const char *const *words)
{
	const json_t *v = hmpps_get(up, at->key);
	struct str s;

	/* In the platform's wrapper. */
	if (json_is_object(v))
		v = hmpps_get(v, "value");
	if (!json_is_string(v))
		return;
	s = (struct str){json_string_value(v), json_string_length(v)};
	if (s.n > 0 && str_word(s, words) < 0)
		hmpps_remark(in, at,
		             TK("{where}: “{was}” is not known here. It stays "
		                "in the file, and nothing here follows from "
		                "it"),
		             s);
	else if (str_word(s, over) >= 0)
		hmpps_remark(in, at,
		             TK("{where}: the plan is “{was}” there. It stays "
		                "in the file, and nothing here follows from "
		                "it"),
		             s);
}

static void
read_root(struct hmpps_in *in, const json_t *root)
{
	const struct hmpps_at up = {NULL, "currentVersion", 0};
	const struct hmpps_at properties = {NULL, "properties", 0};
	const json_t *version = hmpps_get(root, up.key);
	const struct hmpps_at *at = json_is_object(version) ? &up : NULL;

	if (at == NULL)
		version = root;
	root_word(in, root, HMPPS_AT(NULL, "publishedState"), published);
	root_word(in, version, HMPPS_AT(at, "planType"), types);
	root_word(in, version, HMPPS_AT(at, "status"), tags);
	root_word(in, hmpps_get(root, properties.key),
	          HMPPS_AT(&properties, "PLAN_TYPE"), types);
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
	read_root(in, root);
	hmpps_get_look(in, root);
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
	fault = json_read(arena, utf8_after_mark(file), &out->root);
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
