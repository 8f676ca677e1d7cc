/* A pool of threads for work that falls into independent items.
 *
 * pool_each may be called from inside an item: the calling thread works on
 * its own items first and idle threads help with the newest job, so that few
 * publications are open at a time and memory stays bounded. The order in
 * which items run is undefined; results go into slots by item number, which
 * is why the bytes that diglot writes are the same for any number of
 * threads. */
#ifndef DIGLOT_BASE_POOL_H
#define DIGLOT_BASE_POOL_H

#include "base/arena.h"

struct pool;

/* Works on one item. scratch belongs to the running thread and is rewound
 * after the item; results go elsewhere. */
typedef void pool_work(void *context, size_t item, struct arena *scratch);

/* A pool in which threads work at once, the caller counted; at least 1.
 * 0 means as many as the machine has processors for this process. */
struct pool *pool_new(unsigned threads);

/* Runs work for every item below count and returns when all are done. */
void pool_each(struct pool *pool, size_t count, pool_work *work, void *context);

void pool_free(struct pool *pool);

#endif
