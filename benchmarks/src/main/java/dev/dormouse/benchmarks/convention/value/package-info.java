/** The shapes in the mirror image: a poll returns its value and leaves 0 or the state it sleeps in in the registers. Drivers are the same as in the other form. */
package dev.dormouse.benchmarks.convention.value;
