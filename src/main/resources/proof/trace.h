/* Included before a package's sources in a traced build: the step calls this after each of its nodes. */
#ifndef TRACE_H
#define TRACE_H

void trace_node(unsigned index);

#define PENJING_TRACE(index) trace_node(index)

#endif
