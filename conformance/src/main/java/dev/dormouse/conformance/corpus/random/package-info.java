/** Where random programs are compiled into, and the {@link dev.dormouse.conformance.corpus.random.Kit} that they are written with. */
package dev.dormouse.conformance.corpus.random;
