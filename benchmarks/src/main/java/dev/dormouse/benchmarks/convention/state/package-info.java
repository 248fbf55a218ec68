/** The shapes in the form of {@code docs/contract.md}: a poll returns 0 or the state it sleeps in, and leaves its value in the registers. */
package dev.dormouse.benchmarks.convention.state;
