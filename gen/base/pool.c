/* A pool of threads. Jobs stand in a stack, the newest on top; an idle thread
 * takes the next item of the topmost job that still has one. */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "base/die.h"

struct job {
	struct job *below;
	pool_work *work;
	void *context;
	size_t count;
	size_t next; /* first item nobody has taken */
	size_t done; /* items finished */
};

struct pool {
	pthread_mutex_t mutex;
	pthread_cond_t change; /* a job came, was finished, or the pool ends */
	struct job *top;
	bool ending;
	unsigned n_helpers;
	pthread_t *helpers;
	struct arena scratch; /* of the thread that owns the pool */
};

/* The scratch arena of the running thread: a nested pool_each must find the
 * one its caller uses. */
static _Thread_local struct arena *thread_scratch;

/* The topmost job above the floor (NULL: of all) that has items to take. */
static struct job *job_with_items(struct pool *pool, const struct job *floor)
{
	struct job *job = pool->top;

	while (job != floor && job->next == job->count)
		job = job->below;
	return job == floor ? NULL : job;
}

/* Takes one item of the job and works on it; called and returns locked. */
static void run_item(struct pool *pool, struct job *job)
{
	size_t item = job->next++;
	struct arena_mark mark = arena_mark(thread_scratch);

	pthread_mutex_unlock(&pool->mutex);
	job->work(job->context, item, thread_scratch);
	arena_rewind(thread_scratch, mark);
	pthread_mutex_lock(&pool->mutex);
	if (++job->done == job->count)
		pthread_cond_broadcast(&pool->change);
}

static void *helper_main(void *argument)
{
	struct pool *pool = argument;
	struct arena scratch = {0};

	thread_scratch = &scratch;
	pthread_mutex_lock(&pool->mutex);
	while (!pool->ending) {
		struct job *job = job_with_items(pool, NULL);

		if (job)
			run_item(pool, job);
		else
			pthread_cond_wait(&pool->change, &pool->mutex);
	}
	pthread_mutex_unlock(&pool->mutex);
	arena_free(&scratch);
	return NULL;
}

static unsigned processors(void)
{
	cpu_set_t set;

	if (sched_getaffinity(0, sizeof(set), &set))
		return 1;
	return (unsigned)CPU_COUNT(&set);
}

struct pool *pool_new(unsigned threads)
{
	struct pool *pool = calloc(1, sizeof(*pool));

	if (threads == 0)
		threads = processors();
	if (!pool)
		die_out_of_memory();
	pool->helpers = calloc(threads, sizeof(*pool->helpers));
	if (!pool->helpers)
		die_out_of_memory();
	pthread_mutex_init(&pool->mutex, NULL);
	pthread_cond_init(&pool->change, NULL);
	/* Fewer threads than asked for are no error: the caller works too. */
	while (pool->n_helpers + 1 < threads &&
	       !pthread_create(&pool->helpers[pool->n_helpers], NULL,
			       helper_main, pool))
		pool->n_helpers++;
	return pool;
}

static void remove_job(struct pool *pool, struct job *job)
{
	struct job **link = &pool->top;

	while (*link != job)
		link = &(*link)->below;
	*link = job->below;
}

void pool_each(struct pool *pool, size_t count, pool_work *work, void *context)
{
	struct job job = {.work = work, .context = context, .count = count};

	if (count == 0)
		return;
	if (!thread_scratch)
		thread_scratch = &pool->scratch;
	pthread_mutex_lock(&pool->mutex);
	job.below = pool->top;
	/* The job is off the stack before this function returns. */
	/* cppcheck-suppress autoVariables */
	pool->top = &job;
	if (count > 1)
		pthread_cond_broadcast(&pool->change);
	while (job.next < job.count)
		run_item(pool, &job);
	/* While others finish, help with what their items started: never with
	 * older jobs, or ever more publications would be open at once. */
	while (job.done < job.count) {
		struct job *newer = job_with_items(pool, &job);

		if (newer)
			run_item(pool, newer);
		else
			pthread_cond_wait(&pool->change, &pool->mutex);
	}
	remove_job(pool, &job);
	pthread_mutex_unlock(&pool->mutex);
}

void pool_free(struct pool *pool)
{
	pthread_mutex_lock(&pool->mutex);
	pool->ending = true;
	pthread_cond_broadcast(&pool->change);
	pthread_mutex_unlock(&pool->mutex);
	for (unsigned i = 0; i < pool->n_helpers; i++)
		pthread_join(pool->helpers[i], NULL);
	pthread_cond_destroy(&pool->change);
	pthread_mutex_destroy(&pool->mutex);
	if (thread_scratch == &pool->scratch)
		thread_scratch = NULL;
	arena_free(&pool->scratch);
	free(pool->helpers);
	free(pool);
}
