/**
 * An echo server of coroutines beside one written by hand over a {@code Selector}, under the same client. Each server is a process of its own, on one thread; the client drives them in turn,
 * a fraction of a second each, so that whatever else the machine does falls on both alike.
 */
package dev.dormouse.benchmarks.echo;
