/*
 * eval_register.c - releases in a folder, each held by those after it.
 */
#include "insight/evaluation/eval_register.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/id.h"
#include "insight/evaluation/eval_plan.h"
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

#define REGISTER_MOST 1000
#define ENDING        ".kept.json"
#define HEAD          "register.head"
#define CHAIN         "chain"

static void
json_drop(void *data)
{
	json_decref(data);
}

static const char *
path_of(struct arena *arena, const char *folder, const char *name)
{
	return str_print(arena, "%s/%s", folder, name).p;
}

/* --- hashes -------------------------------------------------------------- */

/* What was kept, without its place in a chain. */
static json_t *
without_place(struct arena *arena, const json_t *kept)
{
	json_t *own = json_copy((json_t *)(uintptr_t)kept);

	claim(own != NULL);
	arena_defer(arena, json_drop, own);
	(void)json_object_del(own, CHAIN);
	return own;
}

void
eval_kept_hash(struct arena *arena, const json_t *kept, char out[65])
{
	eval_sha256(eval_json_bytes(arena, without_place(arena, kept)), out);
}

/* Of all before it and of its own bytes. */
static void
head_with(struct arena *arena, const char *before, struct str bytes,
          char out[65])
{
	char own[65];

	eval_sha256(bytes, own);
	eval_sha256(str_print(arena, "%s%s", before, own), out);
}

/* --- reading ------------------------------------------------------------- */

/* A release and its place, after those before it. */
static bool
entry_read(struct arena *arena, struct eval_register *r, const char *name,
           json_t **place)
{
	struct eval_entry *one = &r->v[r->n];
	struct str bytes;
	json_t *kept;

	if (!eval_result_bytes(arena, path_of(arena, r->folder, name),
	                       &bytes) ||
	    json_read(arena, bytes, &kept) != NULL ||
	    !json_is_object(json_object_get(kept, "shown")))
		return false;
	*place = json_object_get(kept, CHAIN);
	*one = (struct eval_entry){.name = str_copy(arena, str_of(name)),
	                           .chained = json_is_object(*place)};
	eval_kept_hash(arena, kept, one->sha256);
	head_with(arena, r->head, bytes, one->head);
	return json_array_append(r->kept, without_place(arena, kept)) == 0;
}

static enum eval_status
not_as_written(struct arena *arena, const struct eval_register *r,
               struct str how, struct str *why)
{
	*why = str_print(arena,
	                 "E_DISCLOSURE: The register %s is not as it was "
	                 "written: %.*s. Put it back as it was kept. Where "
	                 "that cannot be done, begin another folder, and let "
	                 "each run bring what was released of it, with "
	                 "--take-in.",
	                 r->folder, STR_ARG(how));
	return EVAL_DISCLOSURE;
}

/* Whether an entry stands where it was put; one without a place stands before
 * all that have one. */
static bool
in_place(struct eval_register *r, const json_t *place)
{
	struct str id = result_word(place, "register");
	int64_t n = json_integer_value(json_object_get(place, "n"));

	if (!json_is_object(place))
		return str_empty(str_of(r->id));
	if (str_empty(str_of(r->id)) && id.n == EVAL_REGISTER_ID - 1)
		memcpy(r->id, id.p, id.n);
	return n == (int64_t)r->n + 1 && str_is(id, r->id) &&
	       str_is(result_word(place, "prev"), r->head);
}

static enum eval_status
entries_read(struct arena *arena, struct eval_register *r,
             struct dirent **names, size_t n, struct str *why)
{
	for (size_t i = 0; i < n; i++) {
		const char *name = names[i]->d_name;
		json_t *place;

		if (!entry_read(arena, r, name, &place)) {
			*why = str_print(arena,
			                 "E_BAD_VALUE: %s/%s is no release "
			                 "that was kept. Without it nothing "
			                 "can be published safely.",
			                 r->folder, name);
			return EVAL_DATA;
		}
		if (!in_place(r, place))
			return not_as_written(
			        arena, r,
			        str_print(arena,
			                  "%s does not follow on what stands "
			                  "before it, so a release before it "
			                  "was changed or taken out, or it was "
			                  "itself",
			                  name),
			        why);
		memcpy(r->head, r->v[i].head, sizeof(r->head));
		r->n++;
	}
	return EVAL_DONE;
}

/* "3 HASH NAME": how many, the hash of all of them, and of which register. */
static bool
head_read(struct str text, int64_t *n, struct str *hash, struct str *id)
{
	struct str number;

	if (!str_ends(text, S("\n")))
		return false;
	text.n--;
	return str_split(&text, ' ', &number) && str_i64(number, n) &&
	       *n >= 0 && str_split(&text, ' ', hash) && hash->n == 64 &&
	       str_split(&text, ' ', id) && id->n == EVAL_REGISTER_ID - 1;
}

/* One more than the head knows is of a command that was stopped after it. */
static enum eval_status
head_knows(struct arena *arena, struct eval_register *r, int64_t n,
           struct str hash, struct str *why)
{
	static const char zeros[] = "00000000000000000000000000000000"
	                            "00000000000000000000000000000000";
	int64_t there = (int64_t)r->n;

	if (there < n || there > n + 1)
		return not_as_written(arena, r,
		                      str_print(arena,
		                                "its head knows %" PRId64
		                                " releases, and %" PRId64
		                                " are there",
		                                n, there),
		                      why);
	if (!str_is(hash, n == 0 ? zeros : r->v[n - 1].head))
		return not_as_written(
		        arena, r,
		        S("its last release is not the one that its head "
		          "knows"),
		        why);
	r->has_head = there == n;
	return EVAL_DONE;
}

static enum eval_status
head_check(struct arena *arena, struct eval_register *r, struct str *why)
{
	bool named = !str_empty(str_of(r->id));
	struct str text, hash = S(""), id = S("");
	int64_t n = 0;

	r->has_head = access(path_of(arena, r->folder, HEAD), F_OK) == 0;
	if (!r->has_head && !named)
		return EVAL_DONE;
	if (!r->has_head)
		return not_as_written(arena, r, S("its head is not there"),
		                      why);
	if (!eval_result_bytes(arena, path_of(arena, r->folder, HEAD), &text) ||
	    !head_read(text, &n, &hash, &id) || (named && !str_is(id, r->id)))
		return not_as_written(arena, r, S("its head is another's"),
		                      why);
	memcpy(r->id, id.p, id.n);
	return head_knows(arena, r, n, hash, why);
}

static int
is_kept(const struct dirent *entry)
{
	return str_ends(str_of(entry->d_name), S(ENDING));
}

enum eval_status
eval_register_read(struct arena *arena, const char *folder,
                   struct eval_register *out, struct str *why)
{
	struct dirent **names = NULL;
	int n = scandir(folder, &names, is_kept, alphasort);
	enum eval_status status = EVAL_DATA;

	*out = (struct eval_register){.folder = folder, .kept = (json_array)()};
	memset(out->head, '0', sizeof(out->head) - 1);
	arena_defer(arena, json_drop, out->kept);
	*why = str_print(arena,
	                 "E_BAD_VALUE: The register %s cannot be read. Make "
	                 "the folder, or name the one there is.",
	                 folder);
	if (n >= 0 && n <= REGISTER_MOST) {
		out->v = arena_new(arena, struct eval_entry, (size_t)n + 1);
		status = entries_read(arena, out, names, (size_t)n, why);
	}
	if (status == EVAL_DONE)
		status = head_check(arena, out, why);
	for (int i = 0; i < n; i++)
		(free)(names[i]);
	(free)(names);
	return status;
}

/* --- adding -------------------------------------------------------------- */

static bool
all_written(int fd, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		ssize_t n = write(fd, s.p + at, s.n - at);

		if (n < 0 && errno != EINTR)
			return false;
		at += n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0;
}

/* A file that is not there yet, with all of this in it. */
static bool
file_new(const char *path, struct str s)
{
	int fd = open(path,
	              O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	              0600);
	bool good = fd >= 0 && all_written(fd, s);

	if (fd >= 0)
		good = close(fd) == 0 && good;
	if (fd >= 0 && !good)
		(void)unlink(path);
	return good;
}

static enum eval_status
nothing_written(struct arena *arena, const struct eval_register *r,
                struct str *why)
{
	*why = str_print(arena,
	                 "E_BAD_VALUE: Nothing can be written to the register "
	                 "%s, so nothing is published.",
	                 r->folder);
	return EVAL_DATA;
}

/* The head of as many as there are, in place of the one before. */
static bool
head_write(struct arena *arena, struct eval_register *r)
{
	const char *name = path_of(arena, r->folder, HEAD);
	const char *made = path_of(arena, r->folder, "." HEAD ".new");

	(void)unlink(made);
	r->has_head = file_new(made, str_print(arena, "%zu %s %s\n", r->n,
	                                       r->head, r->id)) &&
	              rename(made, name) == 0;
	return r->has_head;
}

/* A name, and a head that has those before there was one. */
static bool
chain_begin(struct arena *arena, struct eval_register *r)
{
	if (!str_empty(str_of(r->id)))
		return r->has_head || head_write(arena, r);
	(void)snprintf(r->id, sizeof(r->id), "%s", id_show(arena, id_new()).p);
	return head_write(arena, r);
}

/* After the last name there is: a number that was taken out is not given
 * again. */
static struct str
name_next(struct arena *arena, const struct eval_register *r)
{
	int64_t last = 0;
	struct str rest, number;

	for (size_t i = 0; i < r->n; i++) {
		int64_t n;

		rest = r->v[i].name;
		if (str_split(&rest, '.', &number) && str_i64(number, &n) &&
		    n > last)
			last = n;
	}
	return str_print(arena, "%04" PRId64 ENDING, last + 1);
}

static struct str
entry_bytes(struct arena *arena, const struct eval_register *r,
            const json_t *kept)
{
	json_t *entry = without_place(arena, kept), *place = (json_object)();

	eval_set(place, "n", json_integer((json_int_t)r->n + 1));
	eval_set(place, "prev", json_string(r->head));
	eval_set(place, "register", json_string(r->id));
	eval_set(entry, CHAIN, place);
	return eval_json_bytes(arena, entry);
}

enum eval_status
eval_register_add(struct arena *arena, struct eval_register *into,
                  const json_t *kept, struct eval_entry *out, struct str *why)
{
	struct eval_entry *v = arena_new(arena, struct eval_entry, into->n + 2);
	struct eval_entry one = {.chained = true};
	struct str bytes;

	if (into->n >= REGISTER_MOST || !chain_begin(arena, into))
		return nothing_written(arena, into, why);
	one.name = name_next(arena, into);
	bytes = entry_bytes(arena, into, kept);
	if (!file_new(path_of(arena, into->folder, one.name.p), bytes))
		return nothing_written(arena, into, why);
	eval_kept_hash(arena, kept, one.sha256);
	head_with(arena, into->head, bytes, one.head);
	memcpy(v, into->v, into->n * sizeof(*v));
	into->v = v;
	into->v[into->n++] = *out = one;
	memcpy(into->head, one.head, sizeof(into->head));
	into->has_head = false;
	claim(json_array_append(into->kept, without_place(arena, kept)) == 0);
	return EVAL_DONE;
}

enum eval_status
eval_register_close(struct arena *arena, struct eval_register *of,
                    struct str *why)
{
	return head_write(arena, of) ? EVAL_DONE
	                             : nothing_written(arena, of, why);
}

void
eval_register_take_back(struct arena *arena, struct eval_register *of)
{
	const struct eval_entry *last = &of->v[of->n - 1];

	claim(of->n > 0 && !of->has_head);
	(void)unlink(path_of(arena, of->folder, last->name.p));
	of->n--;
}

/* --- what is in it ------------------------------------------------------- */

bool
eval_register_holds(const struct eval_register *of, struct str sha256)
{
	for (size_t i = 0; i < of->n; i++)
		if (str_is(sha256, of->v[i].sha256))
			return true;
	return false;
}

size_t
eval_register_had(const struct eval_register *of, struct str head)
{
	for (size_t i = 0; i < of->n; i++)
		if (str_is(head, of->v[i].head))
			return i + 1;
	return 0;
}
