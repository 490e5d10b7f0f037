/*
 * eval_pool.c - mydirection eval pool: the findings of several studies as one.
 */
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_cohorts.h"

#define ARENA_ROOM ((size_t)512 * 1024 * 1024)

struct pool {
	const char *paths[EVAL_POOLED_MOST + 1];
	size_t n;
	const char *out;
	bool json;
};

static bool
words_take(int argc, char **argv, struct pool *p)
{
	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--json") == 0)
			p->json = true;
		else if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
			p->out = argv[++i];
		else if (argv[i][0] == '-')
			return false;
		else if (p->n <= EVAL_POOLED_MOST)
			p->paths[p->n++] = argv[i];
	}
	return p->n > 0;
}

/* Each that stands beside a ledger is the file that the ledger has. */
static int
all_held(const struct pool *p)
{
	int code = EVAL_DONE;

	for (size_t k = 0; code == EVAL_DONE && k < p->n; k++) {
		struct arena *arena = arena_create(ARENA_ROOM);
		json_t *result;

		code = eval_held_read(arena, NULL, p->paths[k], &result);
		arena_drop(arena);
	}
	return code;
}

static const struct fault *
pool_make(struct arena *arena, const struct pool *p)
{
	struct eval_cli cli = {.arena = arena};
	struct buf json, words;
	json_t *pooled;

	TRY(eval_cohorts_read(arena, p->paths, p->n, &pooled));
	buf_init(&json, arena, 0);
	eval_json_write(&json, pooled);
	buf_lit(&json, "\n");
	if (p->out != NULL)
		TRY(eval_cli_write(&cli, p->out, buf_get(&json)));
	buf_init(&words, arena, 0);
	eval_cohorts_say(&words, pooled);
	fwrite(p->json ? json.p : words.p, 1, p->json ? json.n : words.n,
	       stdout);
	return NULL;
}

static int
eval_pool(int argc, char **argv)
{
	struct pool p = {.n = 0};
	const struct fault *fault;
	struct arena *arena;
	int code;

	if (!words_take(argc, argv, &p))
		return EVAL_MISUSED;
	code = all_held(&p);
	if (code != EVAL_DONE)
		return code;
	arena = arena_create(ARENA_ROOM);
	fault = pool_make(arena, &p);
	if (fault != NULL)
		(void)command_fail(arena, fault);
	arena_drop(arena);
	return fault == NULL ? 0 : EVAL_DATA;
}

const struct eval_command eval_command_pool = {
        "pool", "[--out pooled.json] [--json] RESULT RESULT...", eval_pool};
