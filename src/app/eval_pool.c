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

	if (!words_take(argc, argv, &p))
		return EVAL_MISUSED;
	arena = arena_create(ARENA_ROOM);
	fault = pool_make(arena, &p);
	if (fault != NULL)
		(void)command_fail(arena, fault);
	arena_drop(arena);
	return fault == NULL ? 0 : EVAL_DATA;
}

const struct eval_command eval_command_pool = {
        "pool", "[--out pooled.json] [--json] RESULT RESULT...", eval_pool};
