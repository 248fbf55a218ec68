/**
 * Benchmarks and the program that runs them. {@link dev.dormouse.benchmarks.Rounds} forks every benchmark once per round, so that whatever else the machine
 * does falls on all of them alike, and compares medians over rounds.
 */
package dev.dormouse.benchmarks;
