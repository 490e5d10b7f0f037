#include "base/fault.h"

#include <string.h>

#include "base/log.h"

const struct fault *
fault_make(struct arena *arena, enum fault_kind kind, struct text text,
           const char *file, int line)
{
	struct fault *fault;

	/* First: a fault that finds no room dooms the transaction too. */
	arena_fault_note(arena);
	fault = arena_new(arena, struct fault, 1);
	*fault = (struct fault){
	        .kind = kind,
	        .text = text,
	        .file = file,
	        .line = line,
	};
	return fault;
}

const struct fault *
fault_bug_at(struct arena *arena, const char *detail, const char *file,
             int line)
{
	struct fault *fault;

	log_event(LOG_ERROR, "bug", LOG_WORD("detail", detail),
	          LOG_WORD("file", file), LOG_NUMBER("line", line));
	arena_fault_note(arena);
	fault = arena_new(arena, struct fault, 1);
	*fault = (struct fault){
	        .kind = FAULT_BUG,
	        .text = TEXT("Something is wrong on our side"),
	        .detail = detail,
	        .file = file,
	        .line = line,
	};
	return fault;
}

bool
fault_is(const struct fault *fault, enum fault_kind kind)
{
	return fault != NULL && fault->kind == kind;
}

int
fault_status(enum fault_kind kind)
{
	switch (kind) {
	case FAULT_NOT_FOUND:
		return 404;
	case FAULT_REFUSED:
		return 422;
	case FAULT_INVALID:
		return 400;
	case FAULT_CONFLICT:
		return 409;
	case FAULT_BLIND:
		return 428;
	case FAULT_UNAVAILABLE:
		return 503;
	case FAULT_BUG:
		break;
	}
	return 500;
}

const char *
fault_code(enum fault_kind kind)
{
	switch (kind) {
	case FAULT_NOT_FOUND:
		return "not_found";
	case FAULT_REFUSED:
		return "refused";
	case FAULT_INVALID:
		return "invalid";
	case FAULT_CONFLICT:
		return "conflict";
	case FAULT_BLIND:
		return "precondition_required";
	case FAULT_UNAVAILABLE:
		return "unavailable";
	case FAULT_BUG:
		break;
	}
	return "bug";
}

void
problems_init(struct problems *problems, struct arena *arena)
{
	*problems = (struct problems){.arena = arena};
}

void
problems_put(struct problems *problems, const char *field, struct text text)
{
	claim(field != NULL);
	if (problems->n == problems->room) {
		size_t room = problems->room == 0 ? 8 : problems->room * 2;
		struct problem *v =
		        arena_new(problems->arena, struct problem, room);

		if (problems->n > 0)
			memcpy(v, problems->v, problems->n * sizeof(*v));
		problems->v = v;
		problems->room = room;
	}
	problems->v[problems->n++] = (struct problem){field, text};
}

const struct problem *
problems_of(const struct problems *problems, const char *field)
{
	for (size_t i = 0; i < problems->n; i++)
		if (strcmp(problems->v[i].field, field) == 0)
			return &problems->v[i];
	return NULL;
}

const struct fault *
problems_fault_at(const struct problems *problems, const char *file, int line)
{
	struct problems *copy;
	struct fault *fault;

	if (problems->n == 0)
		return NULL;
	arena_fault_note(problems->arena);
	copy = arena_new(problems->arena, struct problems, 1);
	*copy = *problems;
	fault = arena_new(problems->arena, struct fault, 1);
	*fault = (struct fault){
	        .kind = FAULT_INVALID,
	        .text = TEXT("There is a problem"),
	        .problems = copy,
	        .file = file,
	        .line = line,
	};
	return fault;
}
