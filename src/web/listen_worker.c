/*
 * listen_worker.c - the threads that do the work, and what waits for them.
 *
 * Whoever has an exchange has it alone.  While it is suspended it stands in
 * the list of the held; exchange_finish takes it out and wakes its I/O
 * thread under the same lock, so that the stop can never miss one.
 */
#include "web/listen_inner.h"

void
queue_init(struct queue *queue)
{
	pthread_mutex_init(&queue->lock, NULL);
	pthread_cond_init(&queue->filled, NULL);
	queue->again_tail = &queue->again_head;
	queue->tail = &queue->head;
}

static void
held_add(struct queue *queue, struct exchange_inner *inner)
{
	inner->held_before = NULL;
	inner->held_next = queue->held;
	if (queue->held != NULL)
		queue->held->held_before = inner;
	queue->held = inner;
}

static void
held_remove(struct queue *queue, struct exchange_inner *inner)
{
	if (inner->held_before != NULL)
		inner->held_before->held_next = inner->held_next;
	else
		queue->held = inner->held_next;
	if (inner->held_next != NULL)
		inner->held_next->held_before = inner->held_before;
}

bool
queue_push(struct listener *listener, struct exchange_inner *inner,
           void (*phase)(struct exchange *x, void *data))
{
	struct queue *queue = &listener->queue;
	bool ended;

	inner->phase = phase;
	inner->next = NULL;
	pthread_mutex_lock(&queue->lock);
	ended = queue->ended;
	if (!ended) {
		MHD_suspend_connection(inner->conn->mhd);
		held_add(queue, inner);
		*queue->tail = inner;
		queue->tail = &inner->next;
		queue->waiting++;
	}
	pthread_mutex_unlock(&queue->lock);
	if (!ended)
		pthread_cond_signal(&queue->filled);
	return !ended;
}

void
exchange_again(struct exchange *x, void (*fn)(struct exchange *x, void *data))
{
	struct exchange_inner *inner = x->inner;
	struct queue *queue = &inner->listener->queue;
	bool drop;

	inner->phase = fn;
	inner->next = NULL;
	pthread_mutex_lock(&queue->lock);
	/* Nobody waits for it any more, or nobody is left to run it. */
	drop = inner->abandoned;
	if (!drop) {
		*queue->again_tail = inner;
		queue->again_tail = &inner->next;
		queue->waiting++;
	}
	pthread_mutex_unlock(&queue->lock);
	if (drop)
		exchange_drop(inner);
	else
		pthread_cond_signal(&queue->filled);
}

/* Take the next one out of a list; NULL when it is empty. */
static struct exchange_inner *
take_first(struct exchange_inner **head, struct exchange_inner ***tail)
{
	struct exchange_inner *inner = *head;

	if (inner == NULL)
		return NULL;
	*head = inner->next;
	if (*head == NULL)
		*tail = head;
	return inner;
}

/* Wait for work; NULL when there will be none.  *left when nobody waits for
 * it any more. */
static struct exchange_inner *
queue_take(struct queue *queue, bool *left)
{
	struct exchange_inner *inner = NULL;

	pthread_mutex_lock(&queue->lock);
	for (;;) {
		inner = take_first(&queue->again_head, &queue->again_tail);
		if (inner == NULL)
			inner = take_first(&queue->head, &queue->tail);
		if (inner != NULL || queue->ended)
			break;
		pthread_cond_wait(&queue->filled, &queue->lock);
	}
	if (inner != NULL) {
		queue->waiting--;
		*left = inner->abandoned;
	}
	pthread_mutex_unlock(&queue->lock);
	return inner;
}

static void
peak_note(struct exchange_inner *inner)
{
	_Atomic size_t *at = &inner->listener->arena_peak;
	size_t peak = arena_peak(inner->first);
	size_t seen = atomic_load_explicit(at, memory_order_relaxed);

	while (peak > seen && !atomic_compare_exchange_weak(at, &seen, peak))
		continue;
}

void
exchange_finish(struct exchange *x)
{
	struct exchange_inner *inner = x->inner;
	struct queue *queue = &inner->listener->queue;
	bool drop;

	peak_note(inner);
	inner->response = response_make(inner);
	pthread_mutex_lock(&queue->lock);
	drop = inner->abandoned;
	if (!drop) {
		held_remove(queue, inner);
		MHD_resume_connection(inner->conn->mhd);
	}
	pthread_mutex_unlock(&queue->lock);
	if (drop)
		exchange_drop(inner);
}

/* A reply of the listener's own: little more than its status. */
static void
reply_bare(struct exchange_inner *inner, int status)
{
	inner->bare = true;
	inner->status = status;
}

struct breaking {
	struct exchange_inner *inner;
	enum boundary_end end;
};

static void
call_broken(void *data)
{
	struct breaking *breaking = data;
	struct exchange_inner *inner = breaking->inner;

	reply_init(&inner->x.reply, inner->x.arena);
	inner->listener->options.broken(&inner->x, breaking->end,
	                                inner->listener->options.data);
}

/* A boundary was left: answer in a new arena, for the first may be full. */
static void
broken(struct exchange_inner *inner, enum boundary_end end)
{
	struct breaking breaking = {inner, end};
	int status = end == BOUNDARY_CEILING ? 503 : 500;

	if (inner->spare == NULL)
		inner->spare =
		        arena_create(inner->listener->options.arena_ceiling);
	inner->x.arena = inner->spare;
	inner->x.req.arena = inner->spare;
	if (inner->listener->options.broken == NULL ||
	    boundary_run(call_broken, &breaking) != BOUNDARY_RETURNED)
		reply_bare(inner, status);
	exchange_finish(&inner->x);
}

/* A request whose body is not taken. */
static void
refuse(struct exchange_inner *inner, int status)
{
	const struct listen_options *options = &inner->listener->options;

	atomic_fetch_add(&inner->listener->refused, 1);
	inner->refusal = status;
	if (options->refused != NULL)
		options->refused(&inner->x, status, options->data);
	else
		reply_bare(inner, status);
	exchange_finish(&inner->x);
}

static void
run_phase(void *data)
{
	struct exchange_inner *inner = data;
	int status;

	if (!inner->opened) {
		inner->opened = true;
		status = body_open(inner);
		if (status != 0) {
			refuse(inner, status);
			return;
		}
	}
	inner->phase(&inner->x, inner->listener->options.data);
}

static void *
work(void *data)
{
	struct listener *listener = data;
	struct exchange_inner *inner;
	enum boundary_end end;
	bool left;

	while ((inner = queue_take(&listener->queue, &left)) != NULL) {
		if (left) {
			exchange_drop(inner);
			continue;
		}
		/* Unless it was broken, inner may be gone after this. */
		end = boundary_run(run_phase, inner);
		if (end != BOUNDARY_RETURNED)
			broken(inner, end);
	}
	return NULL;
}

bool
workers_start(struct listener *listener, struct arena *arena)
{
	unsigned n = listener->options.workers;

	listener->workers = arena_new(arena, pthread_t, n);
	for (unsigned i = 0; i < n; i++) {
		if (pthread_create(&listener->workers[i], NULL, work,
		                   listener) != 0)
			return false;
		listener->workers_n++;
	}
	return true;
}

void
workers_join(struct listener *listener)
{
	for (size_t i = 0; i < listener->workers_n; i++)
		pthread_join(listener->workers[i], NULL);
	listener->workers_n = 0;
}

void
queue_end(struct listener *listener)
{
	struct queue *queue = &listener->queue;
	struct exchange_inner *inner;

	pthread_mutex_lock(&queue->lock);
	queue->ended = true;
	while ((inner = queue->held) != NULL) {
		held_remove(queue, inner);
		inner->abandoned = true;
		inner->conn->inner = NULL;
		inner->conn->abandoned = true;
		MHD_resume_connection(inner->conn->mhd);
	}
	pthread_mutex_unlock(&queue->lock);
	pthread_cond_broadcast(&queue->filled);
}
