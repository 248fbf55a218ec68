/** Coroutines that callers in another package cannot flatten, because a part of their tree is not accessible there. */
package dev.dormouse.conformance.corpus.far;
